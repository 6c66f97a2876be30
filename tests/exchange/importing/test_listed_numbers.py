"""Numbers that stand in one cell beside columns of one scheme each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk import Desk
from tests.exchange.importing.tables import rows, take

from mercato.exchange.importing import propose
from mercato.records.schema import Identifier


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("wikidata", "Q1234|wikidata:Q1234", [("wikidata", "Q1234")]),
        ("id", "abc|abc; siren:732829320", [("other", "abc"), ("siren", "732829320")]),
    ],
)
def test_a_number_that_is_said_twice_is_kept_once(
    desk: Desk, header: str, row: str, kept: list[tuple[str, str]]
) -> None:
    table = rows(f"name|{header}|identifiers", f"Ann Lee|{row}")
    take(table, replace(propose(table, "people").plan, tag=""))
    found = Identifier.select(Identifier.scheme, Identifier.value).order_by(Identifier.scheme)
    assert list(found.tuples()) == kept


def test_a_second_number_where_one_is_all_is_refused(desk: Desk) -> None:
    table = rows("name|wikidata|identifiers", "Ann Lee|Q55|wikidata:Q56", "Bo Li||wikidata:Q57")
    report = take(table, replace(propose(table, "people").plan, tag=""))
    assert [(one.line, one.code) for one in report.refused] == [(2, "identifier.single_valued")]
    assert [one.value for one in Identifier.select()] == ["Q57"]
