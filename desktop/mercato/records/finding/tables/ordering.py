"""The order of a table's ids: along an index where many rows are wanted, by sorting where few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.finding import filtering
from mercato.records.finding.tables import walking
from mercato.records.finding.tables.walking import Beginning
from mercato.records.schema import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.records.finding.filtering import Condition
    from mercato.records.finding.tables.columns import Column, Join, TableSpec
    from mercato.records.finding.tables.walks import Part

_FEWEST = 2_000
"""Records that are few in any file."""


class Ordered:
    """The records of a table that a condition holds of, within a scope, in an order."""

    def __init__(
        self,
        spec: TableSpec,
        asked: Condition | None,
        scope: Any = None,
        sort: Sequence[tuple[str, bool]] = (),
    ) -> None:
        self._spec, self._asked, self._scope = spec, asked, scope
        self._wanted = [
            (spec.columns[name], descending) for name, descending in sort or spec.default_sort
        ]
        self._gathering = None if asked is None else filtering.Gathering(asked, spec.model.id)

    def begin(self, size: int) -> Beginning:
        """The first ids, no more than `size`, as far as an index leads to them at once."""
        parts = self._parts()
        if parts is None:
            return Beginning()
        return walking.first(self._spec, parts, self._asked, self._gathering, size)

    def queries(self, few: bool | None = None) -> list[tuple[str, list[Any]]]:
        """The queries that give all ids, one after the other, as SQL with its values.

        `few` is what a `Beginning` told.
        """
        model, parts = self._spec.model, self._parts()
        if parts is not None and not self._are_few(few):
            return [filtering.said(model, _driven(part, self._asked)) for part in parts]
        rows = model.select(model.id)
        if self._gathering is not None:
            rows = rows.where(self._gathering.expression())
        if self._scope is not None:
            rows = rows.where(self._scope)
        return [filtering.said(model, _sorted(self._spec, rows, self._wanted))]

    def _parts(self) -> list[Part] | None:
        """How to walk along the column of the order; None where there is no such way."""
        column, descending = self._wanted[0]
        if len(self._wanted) > 1 or self._scope is not None or column.driver is None:
            return None
        return column.driver.parts(self._spec.model, descending=descending)

    def _are_few(self, few: bool | None) -> bool:
        if self._asked is None or few is not None:
            return bool(few)
        records: int = Record.select(fn.MAX(Record.id)).scalar() or 0
        return self._holds_of_fewer(max(_FEWEST, records // walking.PART))

    def _holds_of_fewer(self, limit: int) -> bool:
        return self._asked is not None and filtering.counted(self._asked, limit)[0] < limit


def _sorted(spec: TableSpec, rows: Any, wanted: list[tuple[Column, bool]]) -> Any:
    keys = [
        key.desc() if descending else key.asc(nulls="LAST")  # joined ones may be missing
        for column, descending in wanted
        for key in column.keys
    ]
    ties = [(spec.model.id, wanted[-1][1])]
    dated = [descending for column, descending in wanted if column.kind == "date"]
    if dated and hasattr(spec.model, "sequence"):
        ties.insert(0, (spec.model.sequence, dated[-1]))
    keys += [tie.desc() if descending else tie for tie, descending in ties]
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


def _not_by_index(field: Any) -> Any:
    """A column that a condition is asked of row by row, instead of leading to the rows."""
    return pw.NodeList((pw.SQL("+"), field), glue="")
