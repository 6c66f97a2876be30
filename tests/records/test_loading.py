"""Very many rows go in at once as they would have gone in one by one."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

import peewee as pw
import pytest
from tests.records.dumping import dump

from mercato.records import derived
from mercato.records.errors import FileTrouble, Trouble
from mercato.records.finding import tables
from mercato.records.journal import history, journal, loading, replay, reverting
from mercato.records.schema import Alias, Change, Move, Person, Record, Tag, database, new_uid
from mercato.records.storage import engine, file
from mercato.records.storage.engine import lines
from mercato.records.storage.engine.aside import Aside
from mercato.records.storage.file import OpenFile

MANY = 240


@pytest.fixture(autouse=True)
def _hundreds_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FEW", 200)
    monkeypatch.setattr(loading, "SPANNED", 200)
    monkeypatch.setattr(replay, "LARGE", 200)
    monkeypatch.setattr(replay, "MANY", 200)


def load(count: int, first: int = 1, uid: str = "") -> None:
    ids = range(first, first + count)
    rows = [(one, uid or new_uid(), "person", "public") for one in ids]
    loading.insert(Record, ("id", "uid", "type", "confidentiality"), rows)
    loading.insert(Person, ("id", "name"), ((one, f"Ada {one}") for one in ids))
    names = [(one, "The Countess", "other", 0) for one in ids]
    loading.insert(Alias, ("record_id", "text", "kind", "weak"), names)
    loading.index_aside()


def load_moves(count: int, first: int, person_of: int, person: int) -> None:
    """Moves of nobody, but for that one."""
    ids = range(first, first + count)
    rows = [(one, new_uid(), "move", "public") for one in ids]
    loading.insert(Record, ("id", "uid", "type", "confidentiality"), rows)
    usual = {"kind": "moves", "stage": "agreed", "verification": "reported", "interim": 0}
    usual |= {"from_state": "unknown", "to_state": "unknown", "headcount_bound": "exact"}
    moves = ((one, person if one == person_of else None) for one in ids)
    loading.insert(Move, ("id", "person_id"), moves, constants=usual | {"sequence": 0})


def assert_sound(opened: OpenFile) -> None:
    file.close_connection()
    file.open_file(opened.path)
    assert file.check_file() == []


def journaled() -> list[tuple[Any, ...]]:
    columns = (Change.edit, Change.table, Change.row, Change.record, Change.operation)
    return list(Change.select(*columns).order_by(Change.id).tuples())


def indexes() -> set[tuple[str, str]]:
    return set(database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))


def spans(table: str) -> list[tuple[int, int]]:
    lines = Change.select(Change.row, Change.last).where(Change.table == table)
    return list(lines.where(Change.last.is_null(False)).order_by(Change.id).tuples())


def test_many_rows_are_journaled_as_a_few_are(
    opened: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "SPANNED", MANY)
    with journal.edit("import.table"):
        load(MANY)
    as_many = journaled()
    journal.undo()
    monkeypatch.setattr(loading, "FEW", MANY)
    with journal.edit("import.table"):
        load(MANY, first=MANY + 1)
    shifted = [
        (edit + 1, table, row + MANY, own + MANY, what) for edit, table, row, own, what in as_many
    ]
    assert journaled()[len(as_many) :] == shifted


def test_very_many_rows_share_lines_of_the_journal(opened: OpenFile) -> None:
    with journal.edit("import.table") as edited:
        load(2 * lines.SPAN + 1)
    last = 2 * lines.SPAN
    assert spans("person") == spans("alias") == spans("record")
    assert spans("record") == [(1, last // 2), (last // 2 + 1, last), (last + 1, last + 1)]
    assert edited.changes is not None
    assert edited.changes.bulk
    assert journal.history(limit=1)[0].changes == 3 * (last + 1)


def test_rows_of_records_that_were_there_have_lines_of_their_own(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(MANY)
    with journal.edit("import.table"):
        load(MANY, first=MANY + 1)
        names = [(one, "Byron", "other", 0) for one in range(MANY, 2 * MANY)]
        loading.insert(Alias, ("record_id", "text", "kind", "weak"), names)
    assert len(spans("alias")) == 2
    assert [line.id for line in journal.history(MANY)] == [2, 1]
    assert [line.id for line in journal.history(MANY - 1)] == [1]
    assert [line.id for line in journal.history(2 * MANY)] == [2]
    assert derived.compare() == []


def test_rows_that_hold_more_than_a_line_can_have_lines_of_their_own(
    opened: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "HEAVY", 100_000)
    with journal.edit("import.table"):
        load(MANY)
        notes = ((one, 'In Paris, a "note". ' * 50) for one in range(MANY + 1, 2 * MANY + 1))
        rows = [(one, new_uid(), "person", "public") for one in range(MANY + 1, 2 * MANY + 1)]
        loading.insert(Record, ("id", "uid", "type", "confidentiality"), rows)
        loading.insert(Person, ("id", "name"), notes)
    assert (len(spans("record")), spans("person")) == (2, [(1, MANY)])
    full = dump()
    journal.undo()
    assert not any(dump().values())
    journal.redo()
    assert (dump(), derived.compare()) == (full, [])


def test_the_history_says_what_was_loaded_also_when_it_is_undone(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(MANY)
    for _ in range(2):
        lines = journal.changes_of(1, 2 * MANY)
        assert [(one.table, one.row, one.record) for one in lines[MANY - 1 : MANY + 1]] == [
            ("record", MANY, MANY),
            ("person", 1, 1),
        ]
        assert (journal.history(7)[0].id, history.length(7)) == (1, 1)
        journal.undo()


def test_changes_to_what_was_loaded_stand_in_the_way_of_taking_it_back(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(MANY)
    with journal.edit("note.changed"):
        Person.update(note="met in Paris").where(Person.id == 7).execute()
    with journal.edit("alias.added"):
        Alias.create(record=9, text="The Enchantress")
    found = [(one.edit, one.table, one.row) for one in reverting.conflicts(1)]
    assert found == [(2, "person", 7), (3, "alias", MANY + 1)]
    reverting.revert(1)
    assert [row.id for row in Record.select()] == [7, 9]
    assert (Alias.select().count(), derived.compare()) == (1, [])
    journal.undo()
    reverting.revert(1, what="all")
    assert (Record.select().count(), derived.compare()) == (0, [])


def test_what_was_loaded_undone_and_passed_over_is_made_again(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(MANY)
        Person.update(note="met in Paris").where(Person.id == 7).execute()
    full = dump()
    journal.undo()
    assert not any(dump().values())
    with journal.edit("tag.added"):
        Tag.create(name="IA")
    reverting.apply_again(1)
    journal.undo()
    reverting.apply_again(1)
    assert {**dump(), "tag": []} == full
    assert (file.check_file(), derived.compare()) == ([], [])


def test_what_was_loaded_is_found_by_when_it_was_changed(opened: OpenFile) -> None:
    with journal.edit("import.table", author="Ada"):
        load(MANY)
    assert tables.count("people", "changed:today") == MANY
    assert list(tables.ids("people", "changed:today"))[:2] == [1, 2]
    assert tables.count("people", "-changed:today") == 0
    journal.undo()
    journal.redo()
    assert tables.count("people", "changed:today") == MANY


def test_what_was_loaded_is_undone_and_redone_and_the_file_stays_as_it_has_to_be(
    opened: OpenFile,
) -> None:
    empty = dump()
    with journal.edit("import.table"):
        load(MANY)
    full = dump()
    journal.undo()
    assert dump() == empty
    journal.redo()
    assert (dump(), derived.compare()) == (full, [])
    assert_sound(opened)


def test_a_load_that_fails_takes_its_edit_with_it(opened: OpenFile) -> None:
    with pytest.raises(FileTrouble, match="transaction_lost"), journal.edit("import.table"):
        with pytest.raises(Exception, match="UNIQUE"):
            load(MANY, uid="the same")
            Record.select().count()
        load(1)
    assert not any(dump().values())
    with journal.edit("import.table"):
        load(MANY)
    assert_sound(opened)


def test_rows_under_ids_that_are_not_new_are_refused(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(1, first=1000)
    with pytest.raises(ValueError, match="not new"), journal.edit("import.table"):
        load(MANY)
    assert Record.select().count() == 1


def test_many_rows_are_not_loaded_outside_an_edit(opened: OpenFile) -> None:
    with pytest.raises(AssertionError):
        load(MANY)
    assert not any(dump().values())


def test_a_large_undo_that_would_leave_a_row_pointing_at_nothing_is_refused(
    opened: OpenFile,
) -> None:
    with journal.edit("import.table"):
        load(MANY)
    with journal.edit("alias.added"):
        Alias.create(record=1, text="The Enchantress")
    full = dump()
    database.execute_sql("UPDATE edit SET state = 'dropped' WHERE id = 2")
    with pytest.raises(FileTrouble, match="replay_mismatch"):
        journal.undo()
    assert dump() == full
    assert engine.settings_of(database)["foreign_keys"] == 1


def test_what_is_loaded_next_comes_between_the_indexes_that_are_made_aside(
    opened: OpenFile,
) -> None:
    before = indexes()
    with journal.edit("import.table"):
        for first in range(1, 5 * MANY, MANY):
            load(MANY, first)
        assert Person.select().count() == 5 * MANY
        assert indexes() == before
    assert_sound(opened)


def test_an_index_that_cannot_be_made_takes_the_edit_with_it(opened: OpenFile) -> None:
    with pytest.raises(FileTrouble, match="transaction_lost"), journal.edit("import.table"):
        load(MANY)
        engine.open_mark(database).unindexed.append("CREATE UNIQUE INDEX no ON person (id > 0)")
        loading.index_aside()
        with pytest.raises(pw.IntegrityError):
            Person.select().count()
        Tag.create(name="IA")
    assert not any(dump().values())
    assert_sound(opened)


def test_where_no_thread_is_to_be_had_indexes_are_made_at_once(
    opened: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: Aside) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Aside, "start", refuse)
    with journal.edit("import.table"):
        load(MANY)
    assert Person.select().count() == MANY
    assert_sound(opened)


def test_a_load_may_be_taken_back_inside_its_edit(opened: OpenFile) -> None:
    with journal.edit("import.table"):
        load(1)
        with pytest.raises(ValueError, match="only tried"), database.atomic():
            load(MANY, first=2)
            raise ValueError("only tried")
    assert Record.select().count() == Change.select().where(Change.table == "record").count() == 1
    assert_sound(opened)


def test_the_history_says_of_loaded_rows_what_it_said_though_they_are_gone_or_given_away(
    opened: OpenFile,
) -> None:
    with journal.edit("import.table"):
        load(MANY)
    told = journal.changes_of(1, 3 * MANY)
    with journal.edit("alias.given"):
        Alias.update(record=8).where(Alias.id == 9).execute()
        Alias.update(record=7).where(Alias.id == 9).execute()
        Alias.delete().where(Alias.id == 3).execute()
    assert journal.changes_of(1, 3 * MANY) == told


def test_what_came_to_rely_on_what_was_there_is_told_by_its_own_row(opened: OpenFile) -> None:
    with journal.edit("person.created"):
        load(1)
    with journal.edit("import.table"):
        load_moves(MANY, first=2, person_of=7, person=1)
    found = [(one.edit, one.table, one.row) for one in reverting.conflicts(1)]
    assert found == [(2, "move", 7)]


def test_loaded_moves_that_are_undone_stay_in_the_history_of_who_was_there_before(
    opened: OpenFile,
) -> None:
    with journal.edit("person.created"):
        load(1)
    with journal.edit("import.table"):
        load_moves(MANY, first=2, person_of=7, person=1)
    assert [line.id for line in journal.history(1)] == [2, 1]
    journal.undo()
    assert [(line.id, line.state) for line in journal.history(1)] == [(2, "undone"), (1, "done")]
    assert history.length(1) == 2


@pytest.mark.parametrize("undone", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        {"last": 0},
        {"last": -(2**63)},
        {"last": 2**63 - 1},
        {"last": "Ada"},
        {"row": "Ada"},
        {"row": -(2**63), "last": 2**63 - 1},
        {"table_name": "nowhere"},
        {"table_name": "journal_state"},
        {"operation": "update"},
        {"operation": "delete"},
        {"operation": "delete", "before": "[1]"},
        {"after": "[1, null]"},
        {"after": '[{"id": 123456789012345678901, "name": "Ada"}]'},
        {"after": '[{"id": 9, "name": ["Ada"]}]'},
        {"after": '[{"id": 9, "name": "\\ud800"}]'},
        {"after": '{"id": {}}'},
        {"after": '[{"id": [1], "name" = 1 --": 2}]'},
        {"after": "[" * 100_000},
    ],
)
def test_lines_for_many_rows_from_a_stranger_can_do_nothing_but_fail(
    opened: OpenFile, values: dict[str, object], undone: bool
) -> None:
    with journal.edit("import.table"):
        load(MANY)
    if undone:
        journal.undo()
    line = Change.select(Change.id).where(Change.table == "person").limit(1)
    Change.update(**values).where(Change.id.in_(line)).execute()
    ways = (reverting.conflicts, reverting.revert, reverting.apply_again, journal.changes_of)
    steps = (journal.history, journal.undo, journal.redo, journal.undo, journal.redo)
    for way in (*steps, *(partial(one, 1) for one in ways)):
        with suppress(Trouble):
            way()
    found = {(trouble.code, trouble.values.get("table")) for trouble in file.check_file()}
    assert found <= {("check.kind", "change")}
