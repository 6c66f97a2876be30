"""How often conditions hold, told from a few rows spread over a table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peewee import SQL, Expression, NodeList, fn

from mercato.records.finding.filtering.conditions import Condition, question
from mercato.records.finding.filtering.saying import said
from mercato.records.schema import database

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 512
"""Rows that are looked at: what holds of one in a hundred is met."""
_QUESTIONS = 2 * ROWS
"""Questions that may be asked in all, but for a few rows."""


@dataclass(frozen=True, slots=True)
class Sample:
    """About how many rows a table has, and of which share of those `asked` a condition holds."""

    rows: int
    asked: int
    shares: tuple[float, ...]


def take(model: Any, conditions: Sequence[Condition]) -> Sample:
    """Ask rows whose ids lie evenly apart of each condition; one that none meets is met by half."""
    first, last = (model.select(utmost(model.id)).scalar() for utmost in (fn.MIN, fn.MAX))
    if first is None:
        return Sample(0, 0, (0.0,) * len(conditions))
    size = min(ROWS, max(16, _QUESTIONS // len(conditions)))
    wanted = json.dumps(sorted({first + (last - first) * n // (size - 1) for n in range(size)}))
    held = [fn.TOTAL(NodeList((question(one), SQL("IS TRUE")))) for one in conditions]
    exact = fn.TOTAL(Expression(model.id, "IN", SQL(_LISTED, [wanted])))
    following = SQL(_FOLLOWING.format(table=model._meta.table_name), [wanted])
    rows = model.select(fn.COUNT(), exact, *held).where(Expression(model.id, "IN", following))
    met, dense, *holds = database.execute_sql(*said(model, rows)).fetchone()
    number = max(int(dense / size * (last - first + 1)), met)
    return Sample(number, met, tuple(max(one, 0.5) / met for one in holds))


_LISTED = "(SELECT value FROM json_each(?))"
_FOLLOWING = (
    '(SELECT (SELECT id FROM "{table}" WHERE id >= value ORDER BY id LIMIT 1) FROM json_each(?))'
)
"""The ids of the rows that stand at the listed ids, or next after them."""
