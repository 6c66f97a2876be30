"""Indexes of large tables are sorted in one piece of memory, and nothing goes to another file."""

from __future__ import annotations

import pytest

from mercato.records.bulk import inserting
from mercato.records.journal import journal, reverting
from mercato.records.schema import Edit, database
from mercato.records.storage import engine
from mercato.records.storage.engine import sorting
from mercato.records.storage.file import OpenFile

MEMORY, FILE = 2, 1


def how() -> int:
    return int(database.execute_sql("PRAGMA temp_store").fetchone()[0])


def test_sorting_is_as_it_was_after_the_block_even_if_that_fails(opened: OpenFile) -> None:
    with pytest.raises(KeyError), engine.transaction(database):
        with sorting.in_one_piece(database.connection()):
            assert how() == FILE
        assert how() == MEMORY
        with sorting.in_one_piece(database.connection()):
            raise KeyError
    assert how() == MEMORY


def test_nothing_changes_where_a_temporary_file_might_be_written(
    opened: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "_CACHES", 0)
    with engine.transaction(database), sorting.in_one_piece(database.connection()):
        assert how() == MEMORY


def test_nothing_changes_while_there_are_temporary_tables(opened: OpenFile) -> None:
    database.execute_sql("CREATE TEMP TABLE one (a)")
    with engine.transaction(database), sorting.in_one_piece(database.connection()):
        assert how() == MEMORY


def test_edits_and_their_undo_leave_no_temporary_tables_that_would_keep_the_next_from_it(
    opened: OpenFile,
) -> None:
    with journal.edit("made"):
        names = {"name": [f"Org {number}" for number in range(3_000)]}
        first = inserting.take_ids(3_000)
        inserting.insert_records("organization", first, inserting.new_uids(3_000), names)
    (made,) = Edit.select()
    reverting.revert(made.id)
    journal.undo()
    with sorting.in_one_piece(database.connection()):
        assert how() == FILE
