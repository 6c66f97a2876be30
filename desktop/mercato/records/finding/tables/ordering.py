"""The order of a table's ids: along an index where many rows are wanted, by sorting where few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.finding import filtering
from mercato.records.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.records.finding.filtering import Condition
    from mercato.records.finding.tables.columns import Column, Driver, Join, TableSpec

_FEW = 40
"""One record in so many is few: sorting them is faster than walking along all."""
_FEWEST = 2_000


def queries(
    spec: TableSpec, asked: Condition | None, scope: Any, sort: Sequence[tuple[str, bool]]
) -> list[Any]:
    """The queries that give the ids in order, one after the other."""
    wanted = [(spec.columns[name], descending) for name, descending in sort or spec.default_sort]
    column, descending = wanted[0]
    if len(wanted) == 1 and scope is None and column.driver and _many(asked):
        return _driven(spec, column.driver, asked, descending=descending)
    rows = spec.model.select(spec.model.id)
    if asked is not None:
        rows = rows.where(filtering.expression(asked, spec.model.id))
    if scope is not None:
        rows = rows.where(scope)
    return [_sorted(spec, rows, wanted)]


def _many(asked: Condition | None) -> bool:
    if asked is None:
        return True
    records = Record.select(fn.MAX(Record.id)).scalar() or 0
    limit = max(_FEWEST, records // _FEW)
    return filtering.at_most(asked, limit) == limit


def _sorted(spec: TableSpec, rows: Any, wanted: list[tuple[Column, bool]]) -> Any:
    keys = [
        key.desc() if descending else key.asc(nulls="LAST")
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


def _driven(
    spec: TableSpec, driver: Driver, asked: Condition | None, *, descending: bool
) -> list[Any]:
    """What the driver has, in its order, and what it has not."""
    model, through = driver.model, driver.through
    order = _directed(driver.order, descending=descending)
    rest = None
    if through is None:
        rows = model.select(model.id).order_by(*order)
        shown = model.id
    else:
        linked = pw.Expression(through, "=", driver.key)
        rows = model.select(spec.model.id).join(spec.model, pw.JOIN.CROSS).where(linked)
        rows = rows.order_by(*order, *_directed((spec.model.id,), descending=descending))
        shown = spec.model.id
        if driver.zero:
            rest = through.not_in(model.select(driver.key))
        elif through.null:
            rest = through.is_null()
    if driver.where is not None:
        rows = rows.where(driver.where)
    if asked is not None:
        rows = rows.where(filtering.expression(asked, _not_by_index(shown), joined=False))
    if rest is None:
        return [rows]
    absent = _directed((*driver.absent, spec.model.id), descending=descending)
    others = spec.model.select(spec.model.id).where(rest).order_by(*absent)
    if asked is not None:
        others = others.where(filtering.expression(asked, spec.model.id))
    return [others, rows] if driver.zero and not descending else [rows, others]


def _directed(keys: Sequence[Any], *, descending: bool) -> list[Any]:
    """Keys in one direction, unknown ones last; said only where need be, to keep to the index."""
    if descending:
        return [key.desc() for key in keys]
    may_be_null = [getattr(key, "null", True) for key in keys]
    pairs = zip(keys, may_be_null, strict=True)
    return [key.asc(nulls="LAST") if null else key.asc() for key, null in pairs]


def _not_by_index(field: Any) -> Any:
    """A column that a condition is asked of row by row, instead of leading to the rows."""
    return pw.NodeList((pw.SQL("+"), field), glue="")
