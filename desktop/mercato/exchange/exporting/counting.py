"""How much of what is asked for is confidential, before it is written."""

from __future__ import annotations

from mercato.exchange.exporting.closed import closed_records
from mercato.exchange.exporting.request import EVERYTHING
from mercato.records.finding import tables
from mercato.records.schema import Record


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
