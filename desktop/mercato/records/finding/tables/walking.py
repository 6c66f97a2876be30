"""Walking along an index to the first rows of which a condition holds."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import peewee as pw

from mercato.records.finding import filtering
from mercato.records.schema import database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.filtering import Condition, Gathering
    from mercato.records.finding.filtering.gathering import Way
    from mercato.records.finding.tables.columns import TableSpec
    from mercato.records.finding.tables.walks import Part

PART = 40
"""One record in so many is few: sorting them is faster than walking along all."""

_STRIDES = (60, 190, 250, *(500,) * 10)
"""Rows that are asked at a time on the way to the first ones: a lucky walk is a short one, and
one that would be too long at the rate of what was met so far ends.
"""
_LUCK = 3
"""Rows that a walk may have missed so far by chance."""
_PATIENCE = 0.03
"""Seconds after which a walk ends with what it has found; its first stride may take longer, since
to find all without knowing anything yet would take longest.
"""


class Beginning(NamedTuple):
    """The first ids as far as they were found, and whether these are all; None where none were.

    `few` tells whether so few rows are expected that all are better sorted; None if unknown.
    """

    ids: array[int] | None = None
    complete: bool = False
    few: bool | None = None


def first(
    spec: TableSpec,
    parts: list[Part],
    asked: Condition | None,
    gathering: Gathering | None,
    size: int,
) -> Beginning:
    """The first ids of the parts, no more than `size`, as far as they are to be had at once.

    Where none are, the walk goes on, if one of two ways on seems less work than to find all.
    """
    walk = _Walk(spec, parts, asked, size)
    walk.step()
    walk.within(_PATIENCE, walk.to_enough)
    walk.judge()
    if gathering is not None and not walk.found and not walk.complete:
        walk.go_on(gathering)
    ids = array("q", walk.found[:size])
    return Beginning(ids if ids or walk.complete else None, walk.complete, walk.few)


class _Walk:
    """How far the parts have been walked along, and what was found on the way."""

    def __init__(
        self, spec: TableSpec, parts: list[Part], asked: Condition | None, size: int
    ) -> None:
        self.spec = spec
        self.parts = parts
        self.asked = asked
        self.size = size
        self.found: list[int] = []
        self.few: bool | None = None
        self.passed = 0
        """Rows of the part that is walked along now."""
        self.strides = 0
        """Strides along that part."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be looked at."""
        return not self.parts and len(self.found) <= self.size

    def within(self, seconds: float, walk: Callable[[], None]) -> None:
        """Walk for so long at most; the stride that was under way then is lost."""
        try:
            with engine.within(database.connection(), seconds) as deadline:
                walk()
        except engine.ERRORS:
            if not deadline.rang:
                raise

    def judge(self) -> None:
        """Tell from the rows that were asked whether few can be expected in all."""
        if self.asked is not None and (self.found or self.passed):
            self.few = len(self.found) * PART < self.passed

    def go_on(self, gathering: Gathering) -> None:
        """Walk to the first rows, if they are expected sooner than another way leads to all."""
        way = gathering.way(PART)
        found = [] if way is None else self._beyond(way)
        if way is not None and found:
            self.found, self.few = found, way.few

    def to_enough(self) -> None:
        """Walk until enough rows are found, or until they prove to be too far between."""
        while self.parts and len(self.found) < self.size and not self._is_too_long():
            self.step()

    def step(self) -> None:
        """Take the next stride, in which the part may end."""
        stride = _STRIDES[self.strides] if self.asked else self.size
        rows = _stride(self.spec, self.parts[0], self.asked, stride, self.passed)
        self.found += [record for record, holds in rows if holds]
        self.passed += len(rows)
        self.strides += 1
        if len(rows) < stride:
            self.parts = self.parts[1:]
            self.passed = self.strides = 0

    def _is_too_long(self) -> bool:
        """Whether the part goes on for longer than is worth while at the rate of what was met."""
        if self.asked is None:
            return False
        met = len(self.found) + _LUCK
        return self.strides == len(_STRIDES) or met * sum(_STRIDES) < self.size * self.passed

    def _beyond(self, way: Way) -> list[int]:
        """The first rows behind those that were asked."""
        part, model = self.parts[0], self.spec.model
        passed = part.rows.select(part.shown.alias("id")).limit(way.passing).offset(self.passed)
        passed = passed.alias("passed")
        rows = pw.Select((passed,), (passed.c.id,))
        if way.asked:
            rows = pw.Select((pw.Join(passed, model, pw.JOIN.CROSS),), (passed.c.id,))
            rows = rows.where(model.id == passed.c.id)
        if way.lead is not None:
            rows = rows.where(filtering.expression(way.lead, passed.c.id))
        for condition in way.asked:
            rows = rows.where(filtering.question(condition, linked=way.lead is None))
        said = filtering.said(model, rows.limit(1 if way.lead is None else self.size))
        return [record for (record,) in database.execute_sql(*said).fetchall()]


def _stride(
    spec: TableSpec, part: Part, asked: Condition | None, stride: int, passed: int
) -> list[tuple[int, Any]]:
    """The next rows of a part, each with whether the condition holds of it."""
    rows, holds = part.rows, pw.SQL("1")
    if asked is not None:
        rows, holds = _holding_row(spec, part), filtering.question(asked)
    sql, values = filtering.said(
        spec.model, rows.select(part.shown, holds).limit(stride).offset(passed)
    )
    found: list[tuple[int, Any]] = database.execute_sql(sql, values).fetchall()
    return found


def _holding_row(spec: TableSpec, part: Part) -> Any:
    """The part's query with the records' own rows in it."""
    if part.holds_row:
        return part.rows
    rows = part.rows.join_from(part.shown.model, spec.model, pw.JOIN.CROSS)
    return rows.where(spec.model.id == part.shown)
