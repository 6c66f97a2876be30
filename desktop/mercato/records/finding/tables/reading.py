"""Reading tables: all ids in order by one query, rows by id in pages."""

from __future__ import annotations

import json
import sys
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.finding import filtering
from mercato.records.finding.tables import scopes
from mercato.records.finding.tables.ordering import Ordered, joined
from mercato.records.finding.tables.specs import TABLES
from mercato.records.finding.tables.walking import Beginning
from mercato.records.schema import database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mercato.records.finding.filtering import Condition
    from mercato.records.finding.tables.scopes import Scope

Sort = "Sequence[tuple[str, bool]]"


def ids(
    table: str,
    query: str = "",
    sort: Sequence[tuple[str, bool]] = (),
    scope: Scope | None = None,
    language: str = "en",
    day_first: bool = True,
    today: date | None = None,
    few: bool | None = None,
) -> array[int]:
    """The ids of the rows that a query finds, in order; equal rows by id.

    `sort` names columns, each with whether it is descending; what is unknown comes last either
    way. Dates in the query are read in that language and order, and `today` is what it means. `few`
    is what a `Beginning` told.
    """
    asked = _understood(table, query, language, day_first, today)
    narrowed = None if scope is None else scopes.condition(table, scope)
    return _all(Ordered(TABLES[table], asked, narrowed, sort).queries(few))


def begin(
    table: str,
    query: str,
    sort: Sequence[tuple[str, bool]],
    size: int,
    language: str = "en",
    day_first: bool = True,
) -> Beginning:
    """The first of these ids where they are to be had long before the others; else all.

    `size` are enough; there may be fewer and yet not all, where more would take too long.
    """
    asked = _understood(table, query, language, day_first)
    ordered = Ordered(TABLES[table], asked, sort=sort)
    beginning = ordered.begin(size)
    if beginning.ids is not None:
        return beginning
    return Beginning(_all(ordered.queries(beginning.few)), complete=True)


def _all(queries: Sequence[tuple[str, list[Any]]]) -> array[int]:
    found = array("q")
    for sql, values in queries:
        found.frombytes(_widened(*_gathered(sql, values)))
    return found


_DIGITS = (8, 16)
"""Hexadecimal digits that an id is given; the narrow ones are enough for four billion records."""


def _gathered(sql: str, values: list[Any]) -> tuple[bytes, int]:
    """All ids in one value, highest byte first, and how many they are.

    Taken row by row, each would wait for Python's lock while the window's thread has it. The engine
    is asked to the end, so that it keeps nothing of this while the ids are widened.
    """
    for digits in _DIGITS:
        gathered = f"unhex(group_concat(printf('%0{digits}x', id), '')), count(*)"
        found = database.execute_sql(
            f"WITH found(id) AS ({sql}) SELECT {gathered} FROM found", values
        )
        rows = found.fetchall()
        packed, count = rows[0] if rows else (b"", 0)
        if len(packed or b"") == count * digits // 2:
            return packed or b"", count
    raise OverflowError(f"an id of more than {_DIGITS[-1]} digits")


def _widened(packed: bytes, count: int) -> bytearray:
    """Whole numbers, all of one size, as ones of eight bytes in this machine's order."""
    size = len(packed) // count if count else 0
    wide = bytearray(8 * count)
    for place in range(size):
        target = size - 1 - place if sys.byteorder == "little" else 8 - size + place
        wide[target::8] = packed[place::size]
    return wide


def _understood(
    table: str, query: str, language: str, day_first: bool, today: date | None = None
) -> Condition | None:
    if not query.strip():
        return None
    from dataclasses import replace

    from mercato.records.finding.query import Asked

    asked = Asked(language, day_first)
    return filtering.understood(table, query, replace(asked, today=today) if today else asked)


def page(table: str, ids: Sequence[int], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The raw values of these columns for each id, in order; nothing but None where it is gone."""
    sql, values = _page_sql(table, tuple(columns))
    (gathered,) = database.execute_sql(sql, (*values, json.dumps(list(ids)))).fetchone()
    found = {row[0]: tuple(row[1:]) for row in json.loads(gathered)}
    gone = (None,) * len(columns)
    return [found.get(row, gone) for row in ids]


@lru_cache(maxsize=64)
def _page_sql(table: str, columns: tuple[str, ...]) -> tuple[str, list[Any]]:
    """The query for a page in one value, as JSON; its last parameter is the ids as JSON.

    Taken row by row, each would wait for Python's lock while another thread has it.
    """
    spec = TABLES[table]
    wanted = [spec.column(name) for name in columns]
    row = fn.json_array(spec.model.id, *(one.value for one in wanted))
    rows = joined(spec, spec.model.select(fn.json_group_array(row)), wanted)
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
    asked = _understood(table, query, language, day_first, today)
    return _number(table, _found(table, asked, scope))


def _number(table: str, rows: Any) -> int:
    sql, values = filtering.said(TABLES[table].model, rows.select(fn.COUNT()))
    return int(database.execute_sql(sql, values).fetchone()[0])


def _found(table: str, asked: Condition | None, scope: Scope | None) -> Any:
    model = TABLES[table].model
    rows = model.select()
    if asked is not None:
        rows = rows.where(filtering.gathered(asked, model.id))
    if scope is not None:
        rows = rows.where(scopes.condition(table, scope))
    return rows
