"""The order of a table's ids: along an index where many rows are wanted, by sorting where few."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.finding import filtering
from mercato.records.schema import Record, database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.records.finding.filtering import Condition
    from mercato.records.finding.tables.columns import Column, Join, TableSpec
    from mercato.records.finding.tables.walks import Part

_PART = 40
"""One record in so many is few: sorting them is faster than walking along all."""
_FEWEST = 2_000

_STRIDES = (250, 500, 1_000, 1_500, 2_000)
"""Rows that are asked at a time on the way to the first ones: a lucky walk is a short one, and
one that would be too long at the rate of what was met so far ends.
"""
_LUCK = 3
"""Rows that a walk may have missed so far by chance."""
_PATIENCE = 0.05
"""Seconds after which the first rows are not looked for by walking any more."""

Sort = "Sequence[tuple[str, bool]]"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first ids as far as they were found, and whether these are all; None where none were.

    `few` tells whether so few rows are expected that all are better sorted; None if unknown.
    """

    ids: array[int] | None = None
    complete: bool = False
    few: bool | None = None


def queries(
    spec: TableSpec,
    asked: Condition | None,
    scope: Any,
    sort: Sequence[tuple[str, bool]],
    few: bool | None = None,
) -> list[tuple[str, list[Any]]]:
    """The queries that give the ids in order, one after the other, as SQL with its values."""
    wanted = _wanted(spec, sort)
    column, descending = wanted[0]
    if len(wanted) == 1 and scope is None and column.driver and not _are_few(asked, few):
        parts = column.driver.parts(spec.model, descending=descending)
        return [said(spec, _driven(part, asked)) for part in parts]
    rows = spec.model.select(spec.model.id)
    if asked is not None:
        rows = rows.where(filtering.gathered(asked, spec.model.id))
    if scope is not None:
        rows = rows.where(scope)
    return [said(spec, _sorted(spec, rows, wanted))]


def begin(
    spec: TableSpec, asked: Condition | None, sort: Sequence[tuple[str, bool]], size: int
) -> Beginning:
    """The first ids, no more than `size`, as far as an index leads to them at once."""
    wanted = _wanted(spec, sort)
    column, descending = wanted[0]
    if len(wanted) > 1 or column.driver is None:
        return Beginning()
    if asked is not None and filtering.at_most(asked, filtering.FEW) < filtering.FEW:
        return Beginning(few=True)
    parts = column.driver.parts(spec.model, descending=descending)
    found: list[int] = []
    beginning = None
    try:
        with engine.within(database.connection(), _PATIENCE) as deadline:
            beginning = _walk(spec, parts, asked, size, found)
    except engine.ERRORS:
        if not deadline.rang:
            raise
    return Beginning(_ids(found)) if deadline.rang or beginning is None else beginning


def _wanted(spec: TableSpec, sort: Sequence[tuple[str, bool]]) -> list[tuple[Column, bool]]:
    return [(spec.columns[name], descending) for name, descending in sort or spec.default_sort]


def _are_few(asked: Condition | None, few: bool | None) -> bool:
    if asked is None or few is not None:
        return bool(few)
    records = Record.select(fn.MAX(Record.id)).scalar() or 0
    limit = max(_FEWEST, records // _PART)
    return filtering.at_most(asked, limit) < limit


def _sorted(spec: TableSpec, rows: Any, wanted: list[tuple[Column, bool]]) -> Any:
    keys = [
        key.desc() if descending else key.asc(nulls="LAST")  # joined ones may be missing
        for column, descending in wanted
        for key in column.keys
    ]
    column, descending = wanted[-1]
    names = ("sequence", "id") if column.kind == "date" else ("id",)
    ties = [getattr(spec.model, name) for name in names if hasattr(spec.model, name)]
    keys += [tie.desc() if descending else tie for tie in ties]
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


def _driven(part: Part, asked: Condition | None) -> Any:
    if asked is None:
        return part.rows
    return part.rows.where(filtering.expression(asked, _not_by_index(part.shown)))


def _walk(
    spec: TableSpec, parts: list[Part], asked: Condition | None, size: int, found: list[int]
) -> Beginning:
    """Walk until enough rows are `found`, or until they prove to be too far between."""
    longest = sum(_STRIDES)
    for part in parts:
        passed = 0
        for stride in _STRIDES if asked else (size,):
            rows = _stride(spec, part, asked, stride, passed)
            found += [record for record, holds in rows if holds]
            passed += len(rows)
            if len(found) >= size:
                return Beginning(array("q", found[:size]))
            if len(rows) < stride:
                break
            if (len(found) + _LUCK) * longest < size * passed:
                return Beginning(_ids(found), few=len(found) * _PART < passed)
        else:
            return Beginning(_ids(found), few=len(found) * _PART < longest)
    return Beginning(array("q", found), complete=True)


def _ids(found: list[int]) -> array[int] | None:
    return array("q", found) if found else None


def _stride(
    spec: TableSpec, part: Part, asked: Condition | None, stride: int, passed: int
) -> list[tuple[int, Any]]:
    """The next rows of a part, each with whether the condition holds of it."""
    rows, holds = part.rows, pw.SQL("1")
    if asked is not None:
        holds = filtering.test(asked)
        if not part.holds_row:
            rows = rows.join_from(part.shown.model, spec.model, pw.JOIN.CROSS)
            rows = rows.where(spec.model.id == part.shown)
    sql, values = said(spec, rows.select(part.shown, holds).limit(stride).offset(passed))
    found: list[tuple[int, Any]] = database.execute_sql(sql, values).fetchall()
    return found


def said(spec: TableSpec, query: Any) -> tuple[str, list[Any]]:
    """The query's SQL, in which the records' own rows have the name that questions use."""
    context = database.get_sql_context()
    context.alias_manager[spec.model._meta.table] = filtering.ROW
    sql, values = context.sql(query).query()
    return sql, values


def _not_by_index(field: Any) -> Any:
    """A column that a condition is asked of row by row, instead of leading to the rows."""
    return pw.NodeList((pw.SQL("+"), field), glue="")
