"""What in a table has to do with people or organizations of which something holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from operator import or_
from typing import Any

from peewee import SQL, fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.finding.engine_search import TwoWays, among
from mercato.records.finding.filtering.sets import Rows, Sets
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    Organization,
    Position,
    Reference,
    Source,
)

ENDS = {
    "from": Move.from_organization,
    "to": Move.to_organization,
    "via": Move.via_organization,
}

Holds = Callable[[Any], Any]
"""What is asked of the organization, or person, in a column."""


def moves_at(holds: Holds) -> Sets:
    """Moves that leave, join or go by way of such an organization."""
    return [Rows(Move.id, holds(end)) for end in ENDS.values()]


def people_at(holds: Holds) -> Sets:
    """People who are or were at such an organization, or leave or join it."""
    return [
        Rows(Position.person, holds(Position.organization)),
        Rows(Move.person, holds(Move.from_organization)),
        Rows(Move.person, holds(Move.to_organization)),
    ]


def claims_of(holds: Holds) -> Sets:
    """Claims that somebody or something such asserts, or that are about it."""
    return [
        Rows(Claim.id, holds(Claim.asserted_by)),
        Rows(ClaimSubject.claim, holds(ClaimSubject.record)),
    ]


def _claims_at(holds: Holds) -> Sets:
    """The same of organizations, and claims about who moved or worked there."""
    return [
        *claims_of(holds),
        claims_on(Position, holds(Position.organization)),
        claims_on(Move, *map(holds, ENDS.values())),
    ]


def claims_on_careers(holds: Holds) -> Sets:
    """Claims about a position or a move of such a person."""
    return [claims_on(model, holds(model.person)) for model in (Position, Move)]


def claims_on(model: Any, *conditions: Any) -> Rows:
    """Claims about a position or a move of which one of the conditions holds.

    Their subjects are asked one by one: they are few beside all positions and moves.
    """
    subject = model.select(SQL("1")).where(model.id == ClaimSubject.record)
    return Rows(ClaimSubject.claim, fn.EXISTS(subject.where(reduce(or_, conditions))))


def sources_of(found: Sets) -> Sets:
    """Sources of what was found."""
    return [Rows(Reference.source, among(Reference.record, records.ids())) for records in found]


def _sources_at(holds: Holds) -> Sets:
    outlet = Rows(Source.id, holds(Source.outlet))
    there = Rows(Position.id, holds(Position.organization))
    itself = Rows(Organization.id, holds(Organization.id))
    return [outlet, *sources_of([itself, there, *moves_at(holds)])]


AT: dict[str, Callable[[Holds], Sets]] = {
    "people": people_at,
    "organizations": lambda holds: [Rows(Organization.id, holds(Organization.id))],
    "positions": lambda holds: [Rows(Position.id, holds(Position.organization))],
    "moves": moves_at,
    "sources": _sources_at,
    "claims": _claims_at,
}
"""What in a table has to do with organizations of which something holds."""


def in_country(table: str, country: str) -> Sets:
    """What in a table has to do with an organization of the country or a unit of one."""
    if table == "sources":
        return [Rows(Source.id, _is_in(Source.outlet, country))]
    return AT[table](partial(_is_in, country=country))


def _is_in(field: Any, country: str) -> Any:
    place = Organization.alias("place")
    above = Tree.select(SQL("1")).join(place, on=(place.id == Tree.ancestor))
    there = Organization.select(Organization.id).where(Organization.country == country)
    found = Tree.select(Tree.descendant).where(Tree.ancestor.in_(there))
    return TwoWays(
        fn.EXISTS(above.where(Tree.descendant == field, place.country == country)),
        field.in_(found),
    )
