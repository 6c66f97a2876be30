"""An older file is copied, brought up to date as a whole or not at all, and its history sealed.

The tests make an older file by taking away what it did not have. Scripts of their own bring it to a
version 2 that has the same models; the scripts that are there bring one of version 1 to this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.records.dumping import dump
from tests.records.old_files import make_first_version

from mercato.records import derived
from mercato.records.errors import FileTrouble, Refused
from mercato.records.finding import tables, views
from mercato.records.journal import journal
from mercato.records.schema import Person, Record, SavedView, Tag, database
from mercato.records.storage import file, layout, migrations
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

SCRIPT = """
from peewee import TextField

def up(migrator, db):
    migrator.migrate(migrator.add_column("person", "tell_apart", TextField(null=True)))
    db.execute_sql("UPDATE person SET tell_apart = 'from version 1'")
"""
OLD_SCRIPT = """
def up(migrator, db):
    raise RuntimeError("this version was there already")
"""
Older = Callable[[str], Path]


@pytest.fixture
def older(opened: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Older:
    """Makes an older file with one person, and a folder with a script that brings it up."""

    def make(script: str) -> Path:
        with journal.edit("made"):
            editing.create("person", name="Ada Lovelace", note="met in Paris")
        with journal.edit("made"):
            Tag.create(name="gone")
        with journal.edit("gone"):
            Tag.delete().execute()
        opened.close()
        with sqlite3.connect(opened.path, isolation_level=None) as plain:
            for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                plain.execute(f'DROP TRIGGER "{name}"')
            plain.execute("ALTER TABLE person DROP COLUMN tell_apart")
            plain.execute("DROP TABLE draft")
            plain.execute("CREATE TABLE forgotten (x)")
            plain.execute("PRAGMA user_version = 1")
        plain.close()
        scripts = tmp_path / "scripts"
        scripts.mkdir()
        (scripts / "0001_first.py").write_text(OLD_SCRIPT)
        (scripts / "0002_tell_apart.py").write_text(script)
        monkeypatch.setattr(migrations, "SCRIPTS", scripts)
        monkeypatch.setattr(layout, "VERSION", 2)
        return opened.path

    return make


def copies(path: Path) -> list[Path]:
    return [entry for entry in path.parent.glob("*.mercato") if entry != path]


DROP = '    db.execute_sql("DROP TABLE forgotten")\n'


def test_an_older_file_is_brought_up_to_date(older: Older) -> None:
    path = older(SCRIPT + DROP)
    opened = file.open_file(path)
    assert not opened.readonly
    row = Person.get()
    assert (row.name, row.note, row.tell_apart) == (
        "Ada Lovelace",
        "met in Paris",
        "from version 1",
    )
    assert opened.database.execute_sql("PRAGMA user_version").fetchone() == (2,)
    assert opened.database.execute_sql("PRAGMA foreign_keys").fetchone() == (1,)
    assert file.check_file() == []
    opened.close()
    assert not file.open_file(path).readonly
    assert len(copies(path)) == 1


def test_its_history_is_sealed_and_goes_on(older: Older) -> None:
    file.open_file(older(SCRIPT + DROP))
    assert [line.sealed for line in journal.history()] == [True, True, True]
    assert journal.undo_step() is None
    with pytest.raises(Refused, match=r"journal\.sealed"):
        journal.undo()
    before = dump()
    with journal.edit("made"):
        editing.create("person", name="Grace Hopper", tell_apart="admiral")
    journal.undo()
    assert (dump(), file.check_file()) == (before, [])


def test_ids_are_not_used_again_after_a_migration(older: Older) -> None:
    file.open_file(older(SCRIPT + DROP))
    with journal.edit("made"):
        assert Tag.create(name="new").id == 2
        assert Record.create(type="claim").id == 2


def test_the_copy_is_the_file_as_it_was(older: Older) -> None:
    path = older(SCRIPT + DROP)
    file.open_file(path).close()
    (copy,) = copies(path)
    with sqlite3.connect(copy) as plain:
        assert plain.execute("SELECT name FROM person").fetchall() == [("Ada Lovelace",)]
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
        columns = {row[1] for row in plain.execute("PRAGMA table_info(person)")}
    plain.close()
    assert "tell_apart" not in columns
    assert not file.open_file(copy).readonly


@pytest.mark.parametrize(
    "script",
    [
        SCRIPT + DROP + "    raise RuntimeError('half way')\n",
        SCRIPT + DROP + "    db.execute_sql('no such statement')\n",
        SCRIPT + DROP + "    db.execute_sql('DELETE FROM record')\n",
        SCRIPT,
        "def down(migrator, db): pass",
        "this is no Python",
    ],
    ids=["raises", "wrong SQL", "leaves orphans", "leaves a table", "no up", "no code"],
)
def test_a_script_that_fails_leaves_the_file_as_it_was(older: Older, script: str) -> None:
    path = older(script)
    before = path.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        file.open_file(path)
    assert caught.value.code in {"file.not_migrated", "file.unknown_schema"}
    assert path.read_bytes() == before
    assert copies(path) == []


def test_an_older_file_that_may_only_be_read_is_not_opened(older: Older) -> None:
    path = older(SCRIPT + DROP)
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match=r"file\.older_read_only"):
        file.open_file(path, readonly=True)
    assert path.read_bytes() == before


def test_two_who_open_an_older_file_migrate_it_once(older: Older) -> None:
    path = older(SCRIPT + DROP)
    migrations.bring_up(path, 1, readonly=False)
    migrations.bring_up(path, 1, readonly=False)
    file.open_file(path)
    assert (Person.select().count(), file.check_file(), len(copies(path))) == (1, [], 2)


def test_a_strangers_trigger_in_an_older_file_never_runs(older: Older) -> None:
    path = older(SCRIPT + DROP)
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TRIGGER trap AFTER UPDATE ON person BEGIN DELETE FROM record; END")
    plain.close()
    file.open_file(path)
    assert (Record.select().count(), file.check_file()) == (1, [])


def test_each_script_leads_to_a_version_of_its_own() -> None:
    numbers = [int(entry.name[:4]) for entry in migrations.SCRIPTS.glob("[0-9]*.py")]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(layout.FIRST_VERSION + 1, layout.VERSION + 1))


def test_a_version_without_a_script_is_reached_too(
    older: Older, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older(SCRIPT + DROP)
    monkeypatch.setattr(layout, "VERSION", 4)
    file.open_file(path)
    assert database.execute_sql("PRAGMA user_version").fetchone() == (4,)
    assert (Person.select().count(), file.check_file()) == (1, [])


@pytest.fixture
def first_version(opened: OpenFile) -> Path:
    """A file as version 1 laid it out, with a view, a move and an edit to undo."""
    with journal.edit("made"):
        SavedView.create(name="To Meta", table="moves", query="to:meta", columns='["date"]')
        late = {"starts_on": "2025-03-01", "left_on": "2025-07-01"}
        editing.create("move", party="ten engineers", **late)
    opened.close()
    make_first_version(opened.path)
    with sqlite3.connect(opened.path) as plain:
        rows = plain.execute("SELECT * FROM saved_view").fetchall()
    plain.close()
    assert rows == [(1, "To Meta", "moves", "to:meta", '["date"]', None)]
    return opened.path


def test_a_file_of_version_1_is_brought_to_this_one_with_all_that_is_in_it(
    first_version: Path,
) -> None:
    opened = file.open_file(first_version)
    view = SavedView.get()
    kept = (view.name, view.table, view.query, view.columns, view.sort, view.facets)
    assert kept == ("To Meta", "moves", "to:meta", '["date"]', None, None)
    assert tables.count("moves", "is:conflicting") == 1
    assert [line.sealed for line in journal.history()] == [True]
    for index in ("search", "places"):
        sql = f"SELECT v FROM {index}_config WHERE k = 'automerge'"
        assert opened.database.execute_sql(sql).fetchone() == (0,)
    with journal.edit("made"):
        views.replace(view.id, views.View("moves", facets=("stage",)))
    journal.undo()
    assert (derived.compare(), file.check_file()) == ([], [])
    opened.close()
    (copy,) = copies(first_version)
    assert copy.name.startswith("desk (version 1, ")
    with sqlite3.connect(copy) as plain:
        assert plain.execute("SELECT name FROM saved_view").fetchall() == [("To Meta",)]
        assert plain.execute("PRAGMA user_version").fetchone() == (1,)
    plain.close()


def test_it_tells_how_far_it_is_and_whoever_cancels_has_the_file_as_it_was(
    first_version: Path,
) -> None:
    told: list[int] = []
    before = first_version.read_bytes()

    def until_half(done: int, total: int) -> None:
        told.append(100 * done // total)
        if told[-1] > 50:
            raise FileTrouble("file.update_cancelled")

    with pytest.raises(FileTrouble, match="cancelled"):
        file.open_file(first_version, progress=until_half)
    assert (first_version.read_bytes(), copies(first_version)) == (before, [])
    assert told[0] == 0
    told.clear()
    file.open_file(first_version, progress=lambda done, total: told.append(done))
    assert (sorted(told), told[-1]) == (told, 100)
