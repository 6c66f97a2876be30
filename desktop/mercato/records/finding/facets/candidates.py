"""The values of a facet that a result may have, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peewee import SQL, Expression, fn

from mercato.records.dates import OPEN_START
from mercato.records.derived.models import Cited, MoveDate
from mercato.records.finding import filtering
from mercato.records.finding.facets.choosing import cleared
from mercato.records.finding.facets.definitions import FACETS, Facet
from mercato.records.finding.query import vocabulary
from mercato.records.finding.tables.reading import TABLES
from mercato.records.language.folding import words
from mercato.records.schema import Source, Tagging, database

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.query import Asked


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value, as a condition takes it, and the number of rows if it is known already."""

    value: str
    count: int | None = None


def candidates(table: str, name: str, text: str, most: int, asked: Asked) -> list[Candidate]:
    """Values of a facet in the result of a query, whatever that says of the facet itself.

    They come in the order of their numbers, links counted one by one where a record has several.
    """
    facet = FACETS[table][name]
    if facet.kind == "sourced":
        return [Candidate("has"), Candidate("no")]
    if facet.kind == "choice" and facet.own is None:
        return [Candidate(code) for code in vocabulary.codes_of(table, facet.field)]
    query = filtering.read(table, text, asked)
    base = _Base(table, filtering.understood(table, cleared(query, facet), asked))
    return _distinct(_LISTING[facet.kind](base, facet, 2 * most), facet)[:most]


def _distinct(found: list[Candidate], facet: Facet) -> list[Candidate]:
    """One candidate for all records of one name; none for what no query could ask for."""
    by_key: dict[str, Candidate] = {}
    for one in found:
        if words(one.value):
            by_key.setdefault(facet.key(one.value), one)
    return list(by_key.values())


@dataclass(frozen=True, slots=True)
class _Base:
    """The rows of the result, and how a query is narrowed to them."""

    table: str
    condition: filtering.Condition | None

    def within(self, rows: Any, record: Any, *, of_all: bool = False) -> Any:
        """Only rows whose record is in the result; `of_all` tables have records of any type."""
        if self.condition is not None:
            return rows.where(Expression(record, "IN", SQL("(SELECT id FROM base)")))
        if of_all:
            model = TABLES[self.table].model
            return rows.where(record.in_(model.select(model.id)))
        return rows

    def ask(self, parts: list[Any], select: str, most: int) -> list[Candidate]:
        """Values with numbers, by a query on `linked(thing, n)`: what is in the parts."""
        rendered = [part.sql() for part in parts]
        values = [value for _, values in rendered for value in values]
        linked = " UNION ALL ".join(sql for sql, _ in rendered)
        sql = f"linked(thing, n) AS ({linked}) {select} ORDER BY 2 DESC, 1 LIMIT {most}"
        if self.condition is not None:
            model = TABLES[self.table].model
            rows = model.select(model.id).where(filtering.expression(self.condition, model.id))
            base, first = rows.sql()
            sql, values = f"base(id) AS MATERIALIZED ({base}), {sql}", [*first, *values]
        found = database.execute_sql(f"WITH {sql}", values).fetchall()
        return [Candidate(str(value)) for value, _ in found]


def _choices(base: _Base, facet: Facet, most: int) -> list[Candidate]:
    """Each record has one of them: these numbers are exact."""
    own = facet.own
    rows = own.model.select(own, fn.COUNT()).group_by(own)
    if base.condition is not None:
        rows = rows.where(filtering.expression(base.condition, own.model.id))
    found = sorted(rows.tuples(), key=lambda row: (-row[1], row[0]))
    return [Candidate(code, number) for code, number in found[:most]]


def _linked(thing: Any) -> Any:
    return thing.model.select(thing, fn.COUNT()).where(thing.is_null(False)).group_by(thing)


def _places(base: _Base, facet: Facet, most: int) -> list[Candidate]:
    """Organizations, each with all below it."""
    parts = [base.within(_linked(place), record) for record, place in facet.parts]
    return base.ask(parts, _ABOVE, most)


def _countries(base: _Base, facet: Facet, most: int) -> list[Candidate]:
    """Countries of organizations, or of those that they belong to."""
    parts = [base.within(_linked(place), record) for record, place in facet.parts]
    return base.ask(parts, _COUNTRIES, most)


def _outlets(base: _Base, _facet: Facet, most: int) -> list[Candidate]:
    if base.table == "sources":
        return base.ask([base.within(_linked(Source.outlet), Source.id)], _ABOVE, most)
    rows = _linked(Source.outlet).join(Cited, on=(Cited.source == Source.id))
    return base.ask([base.within(rows, Cited.record, of_all=True)], _ABOVE, most)


def _tags(base: _Base, _facet: Facet, most: int) -> list[Candidate]:
    rows = base.within(_linked(Tagging.tag), Tagging.record, of_all=True)
    return base.ask([rows], _TAGS, most)


def _years(base: _Base, _facet: Facet, most: int) -> list[Candidate]:
    """Years in which the date begins that a record is shown with."""
    day = Source.published_on_earliest if base.table == "sources" else MoveDate.earliest
    year = fn.substr(day, 1, 4)
    rows = day.model.select(year, fn.COUNT()).where(day > OPEN_START).group_by(year)
    return base.ask([base.within(rows, day.model.id)], "SELECT thing, n FROM linked", most)


_TREE = (
    "FROM linked JOIN organization_tree AS tree ON tree.descendant = linked.thing "
    "JOIN organization AS place ON place.id = tree.ancestor"
)
_ABOVE = f"SELECT place.name, sum(n) {_TREE} GROUP BY place.id"
_COUNTRIES = (
    f"SELECT place.country, sum(n) {_TREE} WHERE place.country IS NOT NULL GROUP BY place.country"
)
_TAGS = "SELECT tag.name, n FROM linked JOIN tag ON tag.id = linked.thing"

_LISTING: dict[str, Callable[[_Base, Facet, int], list[Candidate]]] = {
    "choice": _choices,
    "place": _places,
    "country": _countries,
    "outlet": _outlets,
    "tag": _tags,
    "year": _years,
}
