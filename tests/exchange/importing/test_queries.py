"""However many rows there are, what is recorded is asked for once."""

from __future__ import annotations

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import Rows, plan, rows, take

from mercato.exchange.importing import ImportPlan
from mercato.records.schema import database

TABLES = {
    "people": {"name": "who", "birth_year": "year", "organization": "where", "note": "x"},
    "organizations": {"name": "where", "parent": "above", "note": "x"},
    "moves": {"person": "who", "to_organization": "where", "terms": "x", "source": "page"},
    "sources": {"url": "page", "outlet": "where", "headline": "x"},
    "claims": {"text": "said", "asserted_by": "who", "subjects": "where", "note": "x"},
}
ANSWERS = {"links:organization": "new", "links:person": "new", "same_name:person": "same"}


def many(first: int, last: int, more: str) -> Rows:
    """Rows that have nothing in common; `more` is what they say besides."""
    names = [f"{chr(97 + one // 26) * 3}{chr(97 + one % 26) * 4}".title() for one in range(80)]
    lines = [
        f"Ann {names[one]}|19{one + 10}|{names[one]} Inc|{names[-1]}|said {names[one]}"
        f"|https://www.example.org/{one}|{more}"
        for one in range(first, last)
    ]
    return rows("who|year|where|above|said|page|x", *lines)


def queries(table: Rows, wanted: ImportPlan) -> int:
    """How many queries an import takes."""
    said: list[str] = []
    database.connection().set_trace_callback(said.append)
    try:
        report = take(table, wanted)
    finally:
        database.connection().set_trace_callback(None)
    assert report.counts["changed"] == len(table.lines)
    return sum(one.lstrip()[:6].upper() == "SELECT" for one in said)


@pytest.mark.parametrize("table", TABLES)
def test_more_rows_that_change_take_no_more_queries(desk: Desk, table: str) -> None:
    wanted = plan(table, TABLES[table], rule="overwrite", answers=ANSWERS)
    take(many(0, 60, "one"), wanted)
    few, lot = queries(many(0, 5, "two"), wanted), queries(many(10, 60, "two"), wanted)
    assert lot <= few + 5
