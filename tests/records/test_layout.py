"""A file from a stranger that is not exactly ours is refused, and stays as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.records.dumping import dump

from mercato import resource_files
from mercato.records import schema
from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Person, Record
from mercato.records.storage import engine, file, layout
from mercato.records.storage.file import OpenFile

TRIGGER = "CREATE TRIGGER {} AFTER INSERT ON {} BEGIN DELETE FROM move; END"
HIDDEN = "INSERT INTO sqlite_master VALUES ('trigger', '{0}', 'person', 0, '{1}')"
EVASIONS = {
    "a view": "CREATE VIEW people AS SELECT * FROM person",
    "a trigger": TRIGGER.format("trap", "person"),
    "a trigger named like the engine's": HIDDEN.format(
        "sqlite_trap", TRIGGER.format("sqlite_trap", "person")
    ),
    "a trigger named like a table of peewee's": TRIGGER.format("schema_migration", "person"),
    "a trigger on the index": TRIGGER.format("search_trap", "search_text"),
    "a table named like a part of the index": "CREATE TABLE search_evil (x)",
    "a view named like a part of the index": "CREATE VIEW search_docsize AS SELECT 1",
    "a virtual table": "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "one more column": "ALTER TABLE person ADD COLUMN evil TEXT",
    "a computed column": "ALTER TABLE person ADD COLUMN evil AS (upper(name))",
    "one more index": "CREATE INDEX evil ON person (upper(name))",
    "a missing index": "DROP INDEX edit_state",
    "a missing table": "DROP TABLE draft",
    "a trigger that hears nothing": "DROP TRIGGER journal_move_delete",
    "a changed trigger": "UPDATE sqlite_master SET sql = replace(sql, 'IS NOT 1', 'IS 1') "
    "WHERE name = 'journal_person_update'",
    "a table without its uniqueness": "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', "
    "'') WHERE name = 'tag'",
}


def altered(opened: OpenFile, *statements: str) -> Path:
    """The file after strangers' statements, closed."""
    opened.close()
    with sqlite3.connect(opened.path, isolation_level=None) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            plain.execute(statement)
    plain.close()
    return opened.path


@pytest.mark.parametrize("statement", EVASIONS.values(), ids=EVASIONS.keys())
def test_a_layout_that_is_not_ours_is_refused(opened: OpenFile, statement: str) -> None:
    path = altered(opened, statement)
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        file.open_file(path)
    assert caught.value.code in {"file.unknown_schema", "file.damaged"}
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_refused_file_keeps_even_its_journal_mode(opened: OpenFile) -> None:
    path = altered(opened, "PRAGMA journal_mode = WAL", EVASIONS["a view"])
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match=r"file\.unknown_schema"):
        file.open_file(path)
    assert path.read_bytes() == before


def test_statistics_of_the_engine_are_no_strangers(opened: OpenFile) -> None:
    with journal.edit("made"):
        Record.insert(type="person").execute()
    file.open_file(altered(opened, "ANALYZE"))


def test_a_file_of_ours_in_another_journal_mode_comes_back_to_the_safe_one(
    opened: OpenFile,
) -> None:
    again = file.open_file(altered(opened, "PRAGMA journal_mode = WAL"))
    assert engine.settings_of(again.database)["journal_mode"] == "delete"


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_version_that_never_was_is_not_ours(opened: OpenFile, version: int) -> None:
    with pytest.raises(FileTrouble, match=r"file\.not_ours"):
        file.open_file(altered(opened, f"PRAGMA user_version = {version}"))


def test_a_newer_file_is_read_as_long_as_it_holds_what_we_read(opened: OpenFile) -> None:
    newer = f"PRAGMA user_version = {2**31 - 1}"
    path = altered(opened, newer, "CREATE TABLE news (x)", "ALTER TABLE move ADD COLUMN news")
    again = file.open_file(path)
    assert (again.readonly_reason, Person.select().count()) == ("file.newer", 0)
    again.close()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE person RENAME COLUMN name TO named",
        "DROP TABLE alias",
        "ALTER TABLE claim RENAME TO claims",
    ],
)
def test_a_newer_file_that_we_cannot_read_is_refused(opened: OpenFile, change: str) -> None:
    path = altered(opened, change, f"PRAGMA user_version = {layout.VERSION + 1}")
    with pytest.raises(FileTrouble, match=r"file\.too_new"):
        file.open_file(path)


@pytest.mark.parametrize(
    "left",
    [
        "UPDATE journal_state SET replaying = 1",
        "UPDATE journal_state SET replaying = 'yes'",
        "UPDATE journal_state SET edit = 1",
        "UPDATE journal_state SET revision = 'many'",
        "DELETE FROM journal_state",
        "INSERT INTO journal_state (id, replaying, revision) VALUES (2, 1, 0)",
    ],
)
def test_no_state_left_in_the_file_silences_the_journal(opened: OpenFile, left: str) -> None:
    with journal.edit("made"):
        Record.insert(type="person").execute()
    before = dump()
    file.open_file(altered(opened, left))
    with journal.edit("made") as edited:
        Record.insert(type="person").execute()
    assert edited.changes is not None
    journal.undo()
    assert dump() == before
    with pytest.raises(Exception, match="outside an edit"):
        Record.insert(type="person").execute()


def test_a_missing_state_makes_every_change_abort(opened: OpenFile) -> None:
    opened.database.execute_sql("DELETE FROM journal_state")
    with pytest.raises(Exception, match="outside an edit"):
        Record.insert(type="person").execute()
    with pytest.raises(FileTrouble, match=r"file\.damaged"), journal.edit("made"):
        Record.insert(type="person").execute()


def test_an_id_cannot_be_changed(opened: OpenFile) -> None:
    with journal.edit("made"):
        first = Record.insert(type="person").execute()
    with pytest.raises(Exception, match="change of an id"), journal.edit("changed"):
        Record.update(id=99).where(Record.id == first).execute()
    assert Record.get().id == first


def test_the_layout_is_written_as_the_models_say(tmp_path) -> None:
    made = layout.text(layout.statements())
    right = tmp_path / layout.WRITTEN
    right.write_text(made, encoding="utf-8")
    assert resource_files.read_text(layout.WRITTEN) == made, f"it should be {right}"


def test_another_layout_than_the_written_is_compared_statement_by_statement(
    opened, monkeypatch
) -> None:
    monkeypatch.setattr(layout.resource_files, "read_text", lambda _: "of another version")
    layout.verify(schema.database)
