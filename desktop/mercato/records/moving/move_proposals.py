"""What the move form proposes while it is filled in; `enter` takes it where nothing is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mercato.records import dates
from mercato.records.dates import DateValue
from mercato.records.errors import Refused
from mercato.records.evidence import sources
from mercato.records.fields import field
from mercato.records.language import parties
from mercato.records.moving import (
    effect_rules,
    move_effects,
    move_ends,
    move_kinds,
    situations,
    succession,
)
from mercato.records.moving.move_drafts import MoveEntry, Who, who_moves
from mercato.records.schema import Move, Position
from mercato.records.verbs import describing, linking, values

if TYPE_CHECKING:
    from mercato.records.moving.move_ends import EndText
    from mercato.records.moving.situations import Situation

_SAME = (
    *("kind", "stage", "verification", "interim", "to_verification", "from_state", "to_state"),
    *("from_organization", "from_role", "to_organization", "to_role"),
    *("left_on", "starts_on", "term_end"),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be recorded for one person or party: how it was understood, and its effects."""

    name: str
    person: int | None
    party: parties.Party | None
    kind: str
    interim: bool
    stage: str
    verification: str
    from_state: str
    to_state: str
    effects: move_effects.Effects


def propose(entry: MoveEntry) -> list[Proposal]:
    """For every person or party of an entry what would be recorded; writes nothing."""
    source = _known_source(entry)
    left, joins = (move_ends.resolve(end) for end in ends(entry))
    dated = dates_of(entry, source)
    proposals = []
    for who in who_moves(entry):
        party = who if isinstance(who, parties.Party) else None
        person = None if party else who if isinstance(who, int) else _known_person(str(who))
        hinted = hinted_end(entry, party)
        leaves = left if hinted is None else move_ends.resolve(hinted)
        fields: dict[str, Any] = {
            "from_role": entry.from_role,
            "to_role": entry.to_role,
            "from_organization": leaves.organization,
            "from_state": leaves.state,
            "to_organization": joins.organization,
            "to_state": joins.state,
            **dated,
        }
        fields |= for_fields(entry, person, fields, source)
        proposals.append(_proposal(entry, who, person, fields, (leaves, joins), source))
    return proposals


def ends(entry: MoveEntry) -> tuple[EndText, EndText]:
    """Both ends as typed."""
    with move_ends.at_field("from_organization"):
        leaves = move_ends.read(entry.from_organization, entry.from_state)
    with move_ends.at_field("to_organization"):
        return leaves, move_ends.read(entry.to_organization, entry.to_state)


def hinted_end(entry: MoveEntry, party: parties.Party | None) -> EndText | None:
    """What a party in words leaves, where nothing was typed there: "ingénieurs d'OpenAI"."""
    typed = entry.from_organization or entry.from_state
    if party is None or not party.organization_hint or typed:
        return None
    return move_ends.read(party.organization_hint)


def published_on(entry: MoveEntry, source: int | None) -> DateValue | None:
    """The day of an entry's news: that of its source, recorded or still to be."""
    if source is not None:
        return sources.published_on(source)
    if isinstance(entry.published, str) and entry.published.strip():
        return dates.read(entry.published, language=entry.language, day_first=entry.day_first)
    return entry.published if isinstance(entry.published, DateValue) else None


def dates_of(entry: MoveEntry, source: int | None) -> dict[str, DateValue | None]:
    """The dates of an entry, read as typed; those that need it count from the source's date."""
    published = published_on(entry, source)
    anchor = published.edtf if published is not None else None
    found: dict[str, DateValue | None] = {}
    for name in ("announced_on", "left_on", "starts_on", "term_end"):
        typed = getattr(entry, name)
        if isinstance(typed, str) and typed.strip():
            typed = dates.read(
                typed, language=entry.language, day_first=entry.day_first, anchor=anchor
            )
        if (
            isinstance(typed, DateValue)
            and typed.problem in ("year_missing", "needs_anchor")
            and anchor
        ):
            typed = dates.resolve(typed, anchor)
        found[name] = typed or None
    return found


def for_fields(
    entry: MoveEntry, person: int | None, fields: dict[str, Any], source: int | None
) -> dict[str, Any]:
    """Kind, interim, stage and verification: as given, else as the other fields propose them."""
    stage, verification = sources.proposed_status(source)
    interim = entry.interim
    if interim is None or interim == "":
        interim = move_kinds.is_interim(fields["to_role"])
    implied = ends(entry)[1].kind
    return {
        "kind": entry.kind or implied or kind_from_ends(person, fields),
        "interim": values.single("move", field("move", "interim"), interim),
        "stage": entry.stage or stage,
        "verification": entry.verification or verification,
        "to_verification": entry.to_verification or None,
    }


def been_there(person: int | None, organization: int | None) -> bool:
    """Whether a person has left this organization, or a part or whole of it, before."""
    if person is None or organization is None:
        return False
    top = situations.root(organization)
    left = Position.select(Position.organization).where(
        Position.person == person, Position.is_current == "no"
    )
    moved = Move.select(Move.from_organization).where(
        Move.person == person,
        Move.stage.not_in(effect_rules.UNDONE_STAGES),
        Move.verification.in_(effect_rules.BELIEVED),
    )
    before = {place for query in (left, moved) for (place,) in query.tuples() if place is not None}
    return any(situations.root(place) == top for place in before)


def kind_from_ends(person: int | None, fields: dict[str, Any]) -> str:
    """The kind that the ends in these fields of a move suggest."""
    leaves, joins = fields["from_organization"], fields["to_organization"]
    return move_kinds.propose(
        move_kinds.End(fields["from_state"], fields["from_role"]),
        move_kinds.End(fields["to_state"], fields["to_role"]),
        internal=situations.same_tree(leaves, joins),
        same_unit=leaves == joins,
        been_there=been_there(person, joins),
    )


def _proposal(
    entry: MoveEntry,
    who: Who,
    person: int | None,
    fields: dict[str, Any],
    both: tuple[EndText, EndText],
    source: int | None,
) -> Proposal:
    party = who if isinstance(who, parties.Party) else None
    leaves, joins = both
    published = published_on(entry, source)
    day = entry.today or (published and published.latest) or situations.this_day()
    situation = situations.Situation(
        **{name: fields[name] for name in _SAME},
        person=person,
        is_group=party is not None,
        day=day,
        from_name=leaves.shown_name or situations.name_of(leaves.organization),
        to_name=joins.shown_name or situations.name_of(joins.organization),
        internal=situations.same_tree(leaves.organization, joins.organization),
    )
    effects = move_effects.propose_for(situation)
    return Proposal(
        name=party.party if party else str(who),
        person=person,
        party=party,
        effects=replace(effects, changes=(*effects.changes, *_departures(entry, situation))),
        **{name: fields[name] for name in ("kind", "interim", "stage", "verification")},
        from_state=fields["from_state"],
        to_state=fields["to_state"],
    )


def _departures(entry: MoveEntry, move: Situation) -> tuple[move_effects.Effect, ...]:
    """The departure of a predecessor that would be recorded as well, unless it is declined."""
    named = entry.replaces
    somewhere = move.to_organization or move.to_name
    if not isinstance(named, str) or not named.strip() or not somewhere:
        return ()
    believed = move.to_verification or move.verification
    successor = succession.Successor(
        move.person, move.to_organization, move.to_role, move.stage, believed
    )
    try:
        if succession.departure_of(successor, named) is not None:
            return ()
    except Refused:
        return ()
    person = linking.by_uid(named)
    name = named.strip() if person is None else describing.name(person)
    role = succession.role_left(successor, named if person is None else person)
    where = (move.to_organization, move.to_name, role)
    return (move_effects.Effect("departure", None, *where, person_name=name),)


def _known_person(name: str) -> int | None:
    found = linking.find("person", name)
    return found[0] if len(found) == 1 else None


def _known_source(entry: MoveEntry) -> int | None:
    if isinstance(entry.source, int) or entry.source is None:
        return entry.source
    found = linking.find("source", entry.source)
    return found[0] if len(found) == 1 else None
