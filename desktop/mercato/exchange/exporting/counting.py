"""How much of what is asked for is confidential, before it is written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.exchange.exporting.closed import Closed, anything_confidential
from mercato.exchange.exporting.request import EVERYTHING
from mercato.records.finding import filtering, tables
from mercato.records.finding.query import Asked
from mercato.records.schema import Record, database

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays out: so many of the records asked for, and `traces` of any others.

    Links, evidence, numbers and texts of what is public may tell of what is not, so that there may
    be traces wherever the file holds anything confidential.
    """

    records: int
    traces: bool


def kept_back(table: str, query: str = "", *, language: str = "en", day_first: bool = True) -> Kept:
    """What an export would leave out unless it is asked to include it."""
    records = confidential(table, query, language=language, day_first=day_first)
    return Kept(records, traces=anything_confidential())


def confidential(
    table: str, query: str = "", *, language: str = "en", day_first: bool = True
) -> int:
    """How many of the records that a query finds an export would leave out."""
    closed = Closed().records
    if not closed:
        return 0
    if table == EVERYTHING:
        return _listed(Record, closed, Record.merged_into.is_null())
    model, asked = tables.TABLES[table].model, Asked(language, day_first)
    found = filtering.understood(table, query, asked)
    conditions = () if found is None else (filtering.gathered(found, model.id),)
    return _listed(model, closed, *conditions)


def _listed(model: Any, ids: Iterable[int], *conditions: Any) -> int:
    """How many of these ids the table holds where the conditions are met."""
    listed = pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(list(ids))])
    rows = model.select(fn.COUNT()).where(pw.Expression(model.id, pw.OP.IN, listed), *conditions)
    sql, values = filtering.said(model, rows)
    return int(database.execute_sql(sql, values).fetchone()[0])
