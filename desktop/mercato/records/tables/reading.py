"""Reading tables: all ids in order by one query, rows by id in pages."""

from __future__ import annotations

import json
from array import array
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records import filtering
from mercato.records.schema import Record, database
from mercato.records.tables import scopes
from mercato.records.tables.evidence import CLAIMS, REFERENCES, SOURCES
from mercato.records.tables.moves import MOVES
from mercato.records.tables.people import ORGANIZATIONS, PEOPLE, POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mercato.records.tables.columns import Column, Join, TableSpec
    from mercato.records.tables.scopes import Scope

Sort = "Sequence[tuple[str, bool]]"

TABLES: dict[str, TableSpec] = {
    spec.name: spec
    for spec in (PEOPLE, ORGANIZATIONS, POSITIONS, MOVES, SOURCES, CLAIMS, REFERENCES)
}


def ids(
    table: str,
    query: str = "",
    sort: Sequence[tuple[str, bool]] = (),
    scope: Scope | None = None,
    language: str = "en",
    day_first: bool = True,
    today: date | None = None,
) -> array[int]:
    """The ids of the rows that a query finds, in order; equal rows by id.

    `sort` names columns, each with whether it is descending; what is unknown comes last either
    way. Dates in the query are read in that language and order, and `today` is what it means.
    """
    spec = TABLES[table]
    rows = spec.model.select(spec.model.id)
    asked = _asked(language, day_first, today)
    if (found := filtering.condition(table, query, asked)) is not None:
        rows = rows.where(found)
    if scope is not None:
        rows = rows.where(scopes.condition(table, scope))
    return array("q", chain.from_iterable(database.execute(_ordered(spec, rows, sort))))


def _asked(language: str, day_first: bool, today: date | None) -> filtering.Asked:
    asked = filtering.Asked(language, day_first)
    return asked if today is None else replace(asked, today=today)


def _ordered(spec: TableSpec, rows: Any, sort: Sequence[tuple[str, bool]]) -> Any:
    wanted = [(spec.columns[name], descending) for name, descending in sort or spec.default_sort]
    keys = [
        key.desc(nulls="LAST") if descending else key.asc(nulls="LAST")
        for column, descending in wanted
        for key in column.keys
    ]
    last = wanted[0][1] and wanted[0][0].kind == "date"
    for name in ("sequence", "id"):
        field = getattr(spec.model, name, None)
        if field is not None:
            keys.append(field.desc() if last else field)
    return joined(spec, rows, [column for column, _ in wanted]).order_by(*keys)


def joined(spec: TableSpec, rows: Any, columns: Iterable[Column]) -> Any:
    """The query with everything joined that the columns read."""
    wanted: dict[Join, None] = {}
    for column in columns:
        for join in column.joins:
            wanted |= dict.fromkeys(join.chain())
    for join in wanted:
        rows = rows.join_from(spec.model, join.alias, pw.JOIN.LEFT_OUTER, on=join.on)
    return rows


def page(table: str, ids: Sequence[int], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The raw values of these columns for each id, in order; nothing but None where it is gone."""
    sql, values = _page_sql(table, tuple(columns))
    cursor = database.execute_sql(sql, (*values, json.dumps(list(ids))))
    found = {row[0]: row[1:] for row in cursor}
    gone = (None,) * len(columns)
    return [found.get(row, gone) for row in ids]


@lru_cache(maxsize=64)
def _page_sql(table: str, columns: tuple[str, ...]) -> tuple[str, list[Any]]:
    """The query for a page, whose last parameter is the ids as JSON."""
    spec = TABLES[table]
    wanted = [spec.column(name) for name in columns]
    rows = joined(spec, spec.model.select(spec.model.id, *(one.value for one in wanted)), wanted)
    listed = pw.SQL("(SELECT value FROM json_each(?))", ["[]"])
    sql, values = rows.where(pw.Expression(spec.model.id, pw.OP.IN, listed)).sql()
    return sql, values[:-1]


def count(
    table: str,
    query: str = "",
    scope: Scope | None = None,
    language: str = "en",
    day_first: bool = True,
    today: date | None = None,
) -> int:
    """How many rows a query finds."""
    asked = _asked(language, day_first, today)
    return int(_found(table, query, scope, asked).select(fn.COUNT()).scalar())


def withheld(
    table: str,
    query: str = "",
    scope: Scope | None = None,
    language: str = "en",
    day_first: bool = True,
    today: date | None = None,
) -> int:
    """How many of the rows that a query finds are not to be published."""
    model = TABLES[table].model
    owner = model.record if table == "references" else model.id
    rows = _found(table, query, scope, _asked(language, day_first, today))
    closed = Record.select(Record.id).where(Record.confidentiality != pw.SQL("'public'"))
    return int(rows.where(owner.in_(closed)).select(fn.COUNT()).scalar())


def _found(table: str, query: str, scope: Scope | None, asked: filtering.Asked) -> Any:
    rows = TABLES[table].model.select()
    if (found := filtering.condition(table, query, asked)) is not None:
        rows = rows.where(found)
    if scope is not None:
        rows = rows.where(scopes.condition(table, scope))
    return rows
