"""Damaged files: whatever is wrong with them, it is told as trouble, and a refused file stays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.safety.random_desk import RandomDesk

from mercato.records.errors import FileTrouble, Trouble
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Person, database
from mercato.records.storage import engine, file
from mercato.records.storage.file import OpenFile
from mercato.records.verbs import editing

FILES = 120


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a file that somebody worked in."""
    path = tmp_path_factory.mktemp("sound") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    desk = RandomDesk(7)
    for _ in range(60):
        desk.step()
    file.close_connection()
    return path.read_bytes()


def look_at_everything() -> None:
    """What a window reads first, in the way its threads explain what goes wrong."""
    with engine.explained(database):
        for name, spec in tables.TABLES.items():
            tables.page(name, tables.ids(name)[:50], spec.default_columns)
    for line in journal.history(limit=20):
        journal.changes_of(line.id)


def edit() -> None:
    with journal.edit("made"):
        editing.create("person", name="Zoe Zed")


def attempt(path: Path, content: bytes) -> set[str]:
    """The codes of all trouble that a file of this content gives; nothing else may be raised."""
    path.write_bytes(content)
    codes = set()
    try:
        file.open_file(path)
    except FileTrouble as trouble:
        assert path.read_bytes() == content
        return {trouble.code}
    for work in (look_at_everything, file.check_file, journal.undo, edit):
        try:
            found = work()
            codes |= {t.code for t in found} if isinstance(found, list) else set()
        except Trouble as trouble:
            codes.add(trouble.code)
    file.close_connection()
    return codes


def test_flipped_bytes_never_give_more_than_trouble(sound: bytes, tmp_path: Path) -> None:
    dice = random.Random(2)
    codes = set()
    for _ in range(FILES):
        content = bytearray(sound)
        for _ in range(dice.choice((1, 3, 20, 60))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        codes |= attempt(tmp_path / "desk.mercato", bytes(content))
    assert {"file.damaged", "check.integrity"} <= codes


def test_a_file_cut_off_at_any_page_is_refused_untouched(sound: bytes, tmp_path: Path) -> None:
    for size in range(0, len(sound), engine.PAGE_SIZE):
        assert attempt(tmp_path / "desk.mercato", sound[:size]) <= {
            "file.damaged",
            "file.not_ours",
        }


@pytest.mark.parametrize("size", [1, 15, 16, 99, 100, 101, 511, 4095, 4097])
def test_a_file_cut_off_at_an_odd_place_is_refused(sound: bytes, tmp_path: Path, size: int) -> None:
    codes = attempt(tmp_path / "desk.mercato", sound[:size])
    assert codes <= {"file.damaged", "file.not_ours"}
    assert codes


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE person SET birth_year = 'soon'", "check.kind"),
        ("UPDATE person SET note = x'00ff'", "check.kind"),
        ("UPDATE person SET note = CAST(x'ff41' AS TEXT)", "file.damaged"),
        ("DELETE FROM record", "check.foreign_key"),
        ("UPDATE search_text SET name = 'else'", "check.derived"),
        ("DELETE FROM search_data WHERE id > 10", "check.integrity"),
    ],
)
def test_the_check_finds_what_is_wrong(opened: OpenFile, statement: str, code: str) -> None:
    with journal.edit("made"):
        editing.create("person", name="Ada Lovelace")
    database.execute_sql("PRAGMA foreign_keys = OFF")
    database.execute_sql("UPDATE journal_state SET replaying = 1")
    database.execute_sql(statement)
    assert code in {trouble.code for trouble in file.check_file()}


@pytest.mark.parametrize("value", ["x'ff00'", "CAST(x'ff41' AS TEXT)"])
def test_text_that_is_none_is_damage_to_whoever_reads_it(opened: OpenFile, value: str) -> None:
    with journal.edit("made"):
        editing.create("person", name="Ada Lovelace")
    database.execute_sql("UPDATE journal_state SET replaying = 1")
    database.execute_sql(f"UPDATE person SET note = {value}")
    with pytest.raises(FileTrouble, match=r"file\.damaged"), engine.explained(database):
        list(Person.select())


def test_damage_that_looking_again_does_not_find_is_a_trouble_of_the_disk(
    opened: OpenFile,
) -> None:
    with (
        pytest.raises(FileTrouble, match=r"file\.disk_error"),
        engine.explained(opened.database),
    ):
        raise engine.ERRORS[0]("database disk image is malformed")


def test_damage_that_is_there_is_called_so(opened: OpenFile) -> None:
    with journal.edit("made"):
        for number in range(300):
            editing.create("person", name=f"Person {number}", note="x" * 100)
    opened.close()
    with opened.path.open("r+b") as raw:
        content = raw.read()
        place = content.rindex(b"Person 150")
        raw.seek(place // engine.PAGE_SIZE * engine.PAGE_SIZE)
        raw.write(b"\x07" * engine.PAGE_SIZE)
    file.open_file(opened.path)
    with pytest.raises(FileTrouble, match=r"file\.damaged"), engine.explained(database):
        list(Person.select())
