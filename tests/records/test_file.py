"""What is ours opens with the promised settings; what is not is refused and left untouched."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from mercato.records import schema
from mercato.records.errors import FileTrouble, Refused
from mercato.records.journal import journal
from mercato.records.storage import engine, file, layout
from mercato.records.storage.file import OpenFile


def code_of(path: Path) -> str:
    with pytest.raises(FileTrouble) as caught:
        file.open_file(path)
    return caught.value.code


def altered(opened: OpenFile, *statements: str) -> Path:
    """The file after strangers' statements, closed."""
    opened.close()
    with sqlite3.connect(opened.path) as plain:
        for statement in statements:
            plain.execute(statement)
    plain.close()
    return opened.path


def test_a_new_file_has_the_settings_that_survived_the_power_cuts(opened: OpenFile) -> None:
    found = engine.settings_of(opened.database)
    assert 205_000_000 < found.pop("cache_spill") * engine.PAGE_SIZE < 216_000_000
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "secure_delete": 1,
        "temp_store": 2,
        "cache_size": -16_000,
    }
    assert opened.database.execute_sql("PRAGMA application_id").fetchone()[0] == 0x4D72634F
    assert opened.database.execute_sql("PRAGMA page_size").fetchone()[0] == engine.PAGE_SIZE
    assert file.check_file() == []


def test_an_existing_file_is_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "notes.mercato"
    path.write_text("mine")
    with pytest.raises(Refused, match=r"file\.exists"):
        file.create(path)
    assert path.read_text() == "mine"


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"file\.no_folder"):
        file.create(tmp_path / "nowhere" / "a.mercato")


def test_a_missing_file_is_an_error_and_stays_missing(tmp_path: Path) -> None:
    path = tmp_path / "gone.mercato"
    assert code_of(path) == "file.missing"
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.mercato"
    path.write_bytes(content)
    assert code_of(path) in {"file.not_ours", "file.damaged"}
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_another_programs_database_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    assert code_of(path) == "file.not_ours"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "file.not_a_file"


def test_a_strangers_trigger_is_noticed_before_it_can_run(opened: OpenFile) -> None:
    trap = "CREATE TRIGGER trap AFTER INSERT ON person BEGIN DELETE FROM move; END"
    assert code_of(altered(opened, trap)) == "file.unknown_schema"


def test_a_missing_journal_trigger_is_noticed(opened: OpenFile) -> None:
    path = altered(opened, "DROP TRIGGER journal_person_update")
    assert code_of(path) == "file.unknown_schema"


def test_a_newer_file_opens_to_be_read(opened: OpenFile) -> None:
    path = altered(opened, f"PRAGMA user_version = {layout.VERSION + 1}")
    newer = file.open_file(path)
    assert newer.readonly_reason == "file.newer"
    with pytest.raises(FileTrouble), journal.edit("person.created"):
        schema.Record.insert(type="person").execute()
    newer.close()


def test_a_file_asked_for_reading_cannot_be_changed(opened: OpenFile) -> None:
    opened.close()
    reading = file.open_file(opened.path, readonly=True)
    with pytest.raises(FileTrouble, match=r"file\.became_read_only"), journal.edit("x"):
        schema.Record.insert(type="person").execute()
    reading.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_write_protected_file_opens_to_be_read(opened: OpenFile) -> None:
    opened.close()
    opened.path.chmod(0o444)
    assert file.open_file(opened.path).readonly_reason == "file.read_only"


def test_a_damaged_page_is_told_as_damage(opened: OpenFile) -> None:
    opened.close()
    content = bytearray(opened.path.read_bytes())
    content[engine.PAGE_SIZE * 2 :] = b"\x07" * (len(content) - engine.PAGE_SIZE * 2)
    opened.path.write_bytes(content)
    assert code_of(opened.path) in {"file.damaged", "file.unknown_schema"}
    assert opened.path.read_bytes() == content


def test_check_names_a_row_that_points_at_nothing(opened: OpenFile) -> None:
    opened.database.execute_sql("PRAGMA foreign_keys = OFF")
    with journal.edit("broken"):
        schema.Alias.insert(record=99, text="nobody").execute()
    assert "check.foreign_key" in {trouble.code for trouble in file.check_file()}
