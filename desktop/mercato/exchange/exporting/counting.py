"""How much of what is asked for is confidential, before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.exchange.exporting.closed import anything_closed, closed_records
from mercato.exchange.exporting.request import EVERYTHING
from mercato.records.finding import tables
from mercato.records.schema import Record


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
    return Kept(records, traces=anything_closed())


def confidential(
    table: str, query: str = "", *, language: str = "en", day_first: bool = True
) -> int:
    """How many of the records that a query finds an export would leave out."""
    closed = closed_records()
    if not closed:
        return 0
    if table == EVERYTHING:
        rows = Record.select(Record.id).where(Record.merged_into.is_null()).tuples()
        return sum(record in closed for (record,) in rows)
    ids = tables.ids(table, query, language=language, day_first=day_first)
    return sum(record in closed for record in ids)
