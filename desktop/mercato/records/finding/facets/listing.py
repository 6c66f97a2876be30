"""The values of a facet that a result may have, the most frequent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import fn

from mercato.records.finding import filtering
from mercato.records.finding.facets import linked, years
from mercato.records.finding.facets.base import Base
from mercato.records.finding.facets.choosing import cleared
from mercato.records.finding.facets.definitions import FACETS, Candidate, Facet
from mercato.records.finding.query import parse, vocabulary
from mercato.records.language.folding import words
from mercato.records.schema import database

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.query import Asked


def candidates(table: str, name: str, text: str, most: int, asked: Asked) -> list[Candidate]:
    """Values of a facet in the result of a query, whatever that says of the facet itself.

    Numbers are given where they come with the values; the others are those of the query that
    asks for the value. Of large results the order is that of a sample.
    """
    facet = FACETS[table][name]
    if facet.kind == "sourced":
        return [Candidate("has"), Candidate("no")]
    if facet.kind == "choice" and facet.own is None:
        return [Candidate(code) for code in vocabulary.codes_of(table, facet.field)]
    rest = cleared(filtering.read(table, text, asked), facet)
    base = Base(table, parse(rest, table, asked), filtering.understood(table, rest, asked))
    return _distinct(_LISTING[facet.kind](base, facet, 2 * most), facet)[:most]


def _distinct(found: list[Candidate], facet: Facet) -> list[Candidate]:
    """One candidate for all records of one name; none for what no query could ask for."""
    by_key: dict[str, Candidate] = {}
    for one in found:
        if words(one.value):
            by_key.setdefault(facet.key(one.value), one)
    return list(by_key.values())


def _choices(base: Base, facet: Facet, most: int) -> list[Candidate]:
    """Each record has one of them."""
    own = facet.own
    rows = own.model.select(own, fn.COUNT()).group_by(own)
    if base.condition is not None:
        rows = rows.where(filtering.gathered(base.condition, own.model.id))
    sql, values = filtering.said(base.model, rows)
    found = database.execute_sql(sql, values).fetchall()
    best = sorted(found, key=lambda row: (-row[1], row[0]))[:most]
    return [Candidate(code, number) for code, number in best]


_LISTING: dict[str, Callable[[Base, Facet, int], list[Candidate]]] = {
    "choice": _choices,
    "place": linked.places,
    "outlet": linked.outlets,
    "country": linked.countries,
    "tag": linked.tags,
    "year": years.years,
}
