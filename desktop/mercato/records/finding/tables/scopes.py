"""Tables narrowed to what belongs to one record: its career, its arrivals, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mercato.records.derived.models import MoveFlow, PersonPlace
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    MoveLink,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Scope(NamedTuple):
    """What of a table belongs to a record; of an organization, with its units or without.

    `kind` is one of `KINDS`, each of which goes with one table or two.
    """

    kind: str
    record: int
    include_units: bool = True


def condition(table: str, scope: Scope) -> Any:
    """The rows of the table that are in the scope; KeyError for a kind the table does not have."""
    return _CONDITIONS[table, scope.kind](scope)


def _places(scope: Scope) -> Any:
    """The organization and, if asked for, the units below it."""
    if not scope.include_units:
        return (scope.record,)
    return Tree.select(Tree.descendant).where(Tree.ancestor == scope.record)


def _career(scope: Scope) -> Any:
    return Position.person == scope.record


def _moves_of(scope: Scope) -> Any:
    """The moves of a person, or those that touch an organization."""
    kind = Record.select(Record.type).where(Record.id == scope.record).scalar()
    if kind == "person":
        return Move.person == scope.record
    ends = (Move.from_organization, Move.to_organization, Move.via_organization)
    touching = [Move.select(Move.id).where(end.in_(_places(scope))) for end in ends]
    return Move.id.in_(touching[0] | touching[1] | touching[2])


def _arrivals(scope: Scope) -> Any:
    return _flows(scope, MoveFlow.joins, MoveFlow.leaves)


def _departures(scope: Scope) -> Any:
    return _flows(scope, MoveFlow.leaves, MoveFlow.joins) & Move.id.in_(
        MoveFlow.select(MoveFlow.id).where(MoveFlow.departs == 1)
    )


def _flows(scope: Scope, here: Any, there: Any) -> Any:
    elsewhere = there.is_null() | there.not_in(_places(scope))
    return Move.id.in_(MoveFlow.select(MoveFlow.id).where(here.in_(_places(scope)), elsewhere))


def _internal(scope: Scope) -> Any:
    both = MoveFlow.joins.in_(_places(scope)) & MoveFlow.leaves.in_(_places(scope))
    return Move.id.in_(MoveFlow.select(MoveFlow.id).where(both))


def _members(scope: Scope) -> Any:
    links = MoveLink.select(MoveLink.a)
    return Move.id.in_(links.where(MoveLink.b == scope.record, MoveLink.kind == "member_of"))


def _people_now(scope: Scope) -> Any:
    there = PersonPlace.select(PersonPlace.person).where(PersonPlace.organization == scope.record)
    return Person.id.in_(there if scope.include_units else there.where(PersonPlace.own == 1))


def _posts_now(scope: Scope) -> Any:
    return Position.organization.in_(_places(scope)) & (Position.is_current == "yes")


def _units(scope: Scope) -> Any:
    if not scope.include_units:
        return Organization.parent == scope.record
    return Organization.id.in_(_places(scope)) & (Organization.id != scope.record)


def _references_of(scope: Scope) -> Any:
    return Reference.record == scope.record


def _references_to(scope: Scope) -> Any:
    return Reference.source == scope.record


def _sources_of(scope: Scope) -> Any:
    return Source.id.in_(Reference.select(Reference.source).where(_references_of(scope)))


def _relayed_by(scope: Scope) -> Any:
    return Source.relays == scope.record


def _claims_about(scope: Scope) -> Any:
    subjects = ClaimSubject.select(ClaimSubject.claim).where(ClaimSubject.record == scope.record)
    return Claim.id.in_(subjects)


def _claims_from(scope: Scope) -> Any:
    """What a person or organization asserted, or what a source says."""
    said = Reference.select(Reference.record).where(_references_to(scope))
    return (Claim.asserted_by == scope.record) | Claim.id.in_(said)


_CONDITIONS: dict[tuple[str, str], Callable[[Scope], Any]] = {
    ("positions", "career"): _career,
    ("positions", "people_now"): _posts_now,
    ("people", "people_now"): _people_now,
    ("moves", "moves_of"): _moves_of,
    ("moves", "arrivals"): _arrivals,
    ("moves", "departures"): _departures,
    ("moves", "internal"): _internal,
    ("moves", "members_of"): _members,
    ("organizations", "units"): _units,
    ("references", "sources_of"): _references_of,
    ("references", "records_of_source"): _references_to,
    ("sources", "sources_of"): _sources_of,
    ("sources", "relayed_by"): _relayed_by,
    ("claims", "claims_about"): _claims_about,
    ("claims", "claims_from"): _claims_from,
}
KINDS = frozenset(kind for _, kind in _CONDITIONS)
