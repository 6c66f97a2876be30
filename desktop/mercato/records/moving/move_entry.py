"""Entering moves, one verb for the form, the command line and imports.

Ends, people, sources and dates come as they are typed; one entry makes one move for every person or
party in it, with its evidence, its links and what it changes in careers, all in the caller's edit.
"""

from __future__ import annotations

from typing import Any

from mercato.records.errors import Refused
from mercato.records.fields import ON_SOMEBODYS_WORD
from mercato.records.language import parties
from mercato.records.moving import (
    move_effects,
    move_ends,
    move_evidence,
    move_links,
    move_proposals,
    move_status,
    succession,
)
from mercato.records.moving.move_drafts import MoveEntry, Who, who_moves
from mercato.records.moving.move_proposals import Proposal, propose
from mercato.records.verbs import editing, linking

__all__ = ["MoveEntry", "Proposal", "enter", "propose", "who_moves"]

_COPIED = ("from_role", "to_role", "why_left", "terms", "note", "confidentiality")
_ENDS = (
    *("from_organization", "from_role", "from_state", "kind"),
    *("to_organization", "to_role", "to_state"),
)
_NEEDS_SOURCE = (
    *ON_SOMEBODYS_WORD["move"], "quote", "according_to", "according_to_record"
)  # fmt: skip
"""What may be said of a move only on somebody's word."""


def enter(entry: MoveEntry) -> list[int]:
    """Record what the entry says; the ids of its moves, in the order of the names."""
    who = who_moves(entry)
    if not who:
        raise Refused("move.nobody", field="person")
    source = move_evidence.source_of(entry)
    unsourced = next((name for name in _NEEDS_SOURCE if getattr(entry, name)), None)
    if source is None and unsourced is not None:
        raise Refused("move.source_needed", field=unsourced)
    fields = _shared_fields(entry, source, who)
    made = [_enter_one(entry, one, dict(fields), source) for one in who]
    for move in made:
        _link(entry, move)
    return made


def _shared_fields(entry: MoveEntry, source: int | None, who: list[Who]) -> dict[str, Any]:
    """The fields that all moves of an entry have in common, with organizations found or made."""
    hints = [one.organization_hint for one in who if isinstance(one, parties.Party)]
    if not any([*hints, *(getattr(entry, name) for name in _ENDS)]):
        raise Refused("move.nowhere", field="to_organization")
    leaves, joins = move_proposals.ends(entry)
    fields: dict[str, Any] = {name: getattr(entry, name) for name in _COPIED}
    fields |= move_proposals.dates_of(entry, source)
    fields |= {
        "from_organization": move_ends.organization(leaves, field="from_organization"),
        "from_state": leaves.state,
        "to_organization": move_ends.organization(joins, field="to_organization"),
        "to_state": joins.state,
    }
    if entry.via_organization is not None:
        via = move_ends.read(entry.via_organization)
        fields["via_organization"] = move_ends.organization(via, field="via_organization")
    return fields


def _enter_one(entry: MoveEntry, who: Who, fields: dict[str, Any], source: int | None) -> int:
    person = None
    if isinstance(who, parties.Party):
        fields |= _party_fields(entry, who)
    else:
        with move_ends.at_field("person"):
            person = who if isinstance(who, int) else linking.find_or_create("person", who)
        fields["person"] = person
    fields |= move_proposals.for_fields(entry, person, fields, source)
    given = {name: value for name, value in fields.items() if value is not None}
    move = editing.create("move", **given)
    reference, as_of = move_evidence.add(entry, move, source)
    move_status.note(move, as_of=as_of, reference=reference)
    if person is not None:
        _change_positions(entry, move)
    return move


def _party_fields(entry: MoveEntry, party: parties.Party) -> dict[str, Any]:
    """What a party in words says of the move; its organization counts where none was typed."""
    found: dict[str, Any] = {
        "party": party.party,
        "headcount": party.headcount if entry.headcount in (None, "") else entry.headcount,
        "headcount_bound": entry.headcount_bound or party.bound,
    }
    if hint := move_proposals.hinted_end(entry, party):
        found["from_organization"] = move_ends.organization(hint, field="from_organization")
        found["from_state"] = hint.state
    return found


def _change_positions(entry: MoveEntry, move: int) -> None:
    effects = move_effects.propose(move, today=entry.today)
    if entry.close_old:
        move_effects.apply(move, effects.on_old())
    if entry.open_new:
        move_effects.apply(move, effects.on_new())


def _link(entry: MoveEntry, move: int) -> None:
    for kind in ("member_of", "cancels", "renews"):
        if (other := getattr(entry, kind)) is not None:
            move_links.add(move, kind, other)
    if entry.replaces is not None and entry.replaces != "":
        departure = _departure(entry, move, entry.replaces)
        if departure is not None:
            move_links.add(move, "replaces", departure)


def _departure(entry: MoveEntry, move: int, predecessor: int | str) -> int | None:
    """The departure that a move follows: recorded already, or entered on the same source's word.

    None where it would have to be entered and that was declined.
    """
    successor = succession.of(move)
    known = succession.departure_of(successor, predecessor)
    if known is not None or not entry.depart_predecessor:
        return known
    draft = succession.propose_departure(successor, predecessor)
    if draft is None:
        raise Refused("move.replaces_nowhere", field="replaces")
    for same in ("source", "according_to", "according_to_record"):
        setattr(draft, same, getattr(entry, same))
    draft.close_old, draft.today = entry.close_old, entry.today
    return enter(draft)[0]
