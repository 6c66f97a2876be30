"""What the benchmark types finds what the SQL beside it finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from mercato.records.finding import filtering, tables
from mercato.records.schema import database
from mercato.records.storage import file
from tests.benchmarks import load
from tests.benchmarks.queries import IN_WINDOW, TYPED

PEOPLE = 1000


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small file from the generator, open."""
    path = tmp_path_factory.mktemp("generated") / "desk.mercato"
    load.load(path, PEOPLE)
    file.open_file(path)
    yield path
    file.close_connection()


def test_two_hundred_queries_find_the_same_in_the_same_order(generated: Path) -> None:
    found = 0
    for typed in TYPED:
        assert filtering.read(typed.table, typed.text).unknown == [], typed.text
        plain = list(chain.from_iterable(database.execute_sql(typed.sql)))
        assert list(tables.ids(typed.table, typed.text)) == plain, (typed.table, typed.text)
        found += bool(plain)
    assert len({(typed.table, typed.text) for typed in IN_WINDOW}) == len(IN_WINDOW) == 200
    assert found > 140
