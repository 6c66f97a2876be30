"""What is proposed while a move is typed, and what is like it already; for the reader's thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mercato.records.errors import Refused
from mercato.records.evidence import sources
from mercato.records.finding import matching, similar_moves
from mercato.records.language import parties
from mercato.records.moving import move_ends
from mercato.records.moving.move_entry import MoveEntry, Proposal, propose
from mercato.records.moving.move_proposals import ends
from mercato.records.verbs import describing, linking

if TYPE_CHECKING:
    from mercato.records.finding.matching import Similar


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found out about a draft: how it is understood, and what is like it.

    `status` is what its source alone proposes; `organization` bears the name typed for a person.
    """

    proposals: list[Proposal] = field(default_factory=list)
    people: list[Similar] = field(default_factory=list)
    moves: list[Similar] = field(default_factory=list)
    status: tuple[str, str] = ("agreed", "reported")
    organization: str = ""


def look(entry: MoveEntry) -> Looked:
    """How a draft is understood, who is similar to its person, which moves are like it."""
    source = entry.source if isinstance(entry.source, int) else None
    found = Looked(status=sources.proposed_status(source), organization=_namesake(entry.person))
    with suppress(Refused):
        found.proposals.extend(propose(entry))
        found.people.extend(_people(entry))
        found.moves.extend(_moves(entry, found.proposals))
    return found


def _people(entry: MoveEntry) -> list[Similar]:
    """Whom a single new name resembles; an exact match is offered by the field itself."""
    typed = entry.person
    if not isinstance(typed, str) or parties.understand(typed) or linking.find("person", typed):
        return []
    names = parties.split_names(typed)
    return matching.similar_people(names[0]) if len(names) == 1 else []


def _namesake(typed: object) -> str:
    """The organization that is called like the person, if nobody is."""
    if not isinstance(typed, str) or not typed.strip() or linking.find("person", typed):
        return ""
    named = linking.find("organization", typed)
    return describing.name(named[0]) if len(named) == 1 else ""


def _moves(entry: MoveEntry, proposals: list[Proposal]) -> list[Similar]:
    leaves, joins = (move_ends.resolve(end) for end in ends(entry))
    return [
        similar
        for proposal in proposals
        for similar in similar_moves.similar_moves(
            proposal.person,
            to_organization=joins.organization,
            from_organization=leaves.organization,
            dates=[
                one
                for one in (entry.announced_on, entry.left_on, entry.starts_on)
                if not isinstance(one, str)
            ],
            kind=proposal.kind,
        )
    ]
