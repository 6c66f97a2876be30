"""Which facets each table has, and where their values come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mercato.records.finding.query import rewriting, vocabulary
from mercato.records.finding.query.terms import Term, Value
from mercato.records.language.folding import fold
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    Organization,
    Position,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Part = tuple[Any, Any]
"""Two columns: the record of the facet's table, and what it is linked to.

Where they are of two tables, the first one says which rows of the other are meant.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """One respect in which the rows of a table differ, and the field of the query that asks for it.

    `kind` says where the values come from: "choice" from a picklist, `own` being the column if it
    is of the table itself; "place" from organizations and all above them, "country" from these,
    both by `parts`; "outlet", "tag", "year" and "sourced" by what hangs on the records.
    """

    name: str
    kind: str
    field: str
    own: Any = None
    parts: tuple[Part, ...] = ()

    def condition(self, value: str) -> str:
        """The condition that asks for one value."""
        if self.kind == "sourced":
            return f"{value}:source"
        if self.kind in {"choice", "country"}:
            return f"{self.field}:{value}"
        plain = Value(value) if self.kind == "year" else Value(value, "whole")
        return f"{self.field}:{rewriting.spelled(plain)}"

    def values_of(self, term: Term) -> list[str] | None:
        """The values of the facet that a term asks for; None if it is about something else."""
        if not term.understood:
            return None
        if self.kind != "sourced":
            return list(term.values) if term.field == self.field else None
        about_sources = all(vocabulary.code(text) == "source" for text in term.values)
        return [term.field] if term.field in {"has", "no"} and about_sources else None

    def key(self, value: str) -> str:
        """What is the same for all ways to write a value."""
        if self.kind == "country":
            return vocabulary.country(value) or value
        return vocabulary.code(value) if self.kind == "choice" else fold(value)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value, as a condition takes it, and the number of rows if it is known already."""

    value: str
    count: int | None = None


def _choice(name: str, own: Any = None) -> Facet:
    return Facet(name, "choice", name, own)


def _place(name: str, *parts: Part) -> Facet:
    return Facet(name, "place", name, parts=parts)


def _country(*parts: Part) -> Facet:
    return Facet("country", "country", "country", parts=parts)


_TAG = Facet("tag", "tag", "tag")
_OUTLET = Facet("outlet", "outlet", "outlet")
_SOURCED = Facet("sourced", "sourced", "has")
_YEAR = Facet("year", "year", "date")

_ENDS = tuple(
    (Move.id, end) for end in (Move.from_organization, Move.to_organization, Move.via_organization)
)
_CAREER = (
    (Position.person, Position.organization),
    (Move.person, Move.from_organization),
    (Move.person, Move.to_organization),
)
_WORKPLACE = ((Position.id, Position.organization),)
_ITSELF = ((Organization.id, Organization.id),)
_ABOUT = (
    (Claim.id, Claim.asserted_by),
    (ClaimSubject.claim, ClaimSubject.record),
    (ClaimSubject.claim, Position.organization),
    *((ClaimSubject.claim, end) for _, end in _ENDS),
)

_LISTED: dict[str, tuple[Facet, ...]] = {
    "people": (
        _place("organization", *_CAREER),
        _choice("verification"),
        _choice("stage"),
        _SOURCED,
        _country(*_CAREER),
        _TAG,
    ),
    "organizations": (
        _choice("kind", Organization.kind),
        _country(*_ITSELF),
        _place("parent", (Organization.id, Organization.parent)),
        _choice("status", Organization.status),
        _TAG,
        _SOURCED,
    ),
    "positions": (
        _place("organization", *_WORKPLACE),
        _choice("kind", Position.kind),
        _choice("is_current", Position.is_current),
        _SOURCED,
        _country(*_WORKPLACE),
        _TAG,
    ),
    "moves": (
        _choice("verification", Move.verification),
        _choice("stage", Move.stage),
        _place("organization", *_ENDS),
        _YEAR,
        _choice("kind", Move.kind),
        _SOURCED,
        _OUTLET,
        _country(*_ENDS),
        _TAG,
    ),
    "sources": (
        _choice("kind", Source.kind),
        _OUTLET,
        _YEAR,
        _country((Source.id, Source.outlet)),
        _TAG,
    ),
    "claims": (
        _choice("kind", Claim.kind),
        _choice("outcome", Claim.outcome),
        _place("organization", *_ABOUT),
        _SOURCED,
        _TAG,
    ),
}
FACETS: Mapping[str, Mapping[str, Facet]] = {
    table: {facet.name: facet for facet in facets} for table, facets in _LISTED.items()
}
"""The facets of each table by their names, the most useful first."""

SHOWN_FIRST = 4
"""How many of a table's facets are shown until others are chosen."""
