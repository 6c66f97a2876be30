"""The copy before something large is there when that is done, or nothing was done."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from tests.records.dumping import dump

from mercato.records.errors import FileTrouble, Refused
from mercato.records.journal import journal
from mercato.records.schema import Tag
from mercato.records.storage import copying, file
from mercato.records.storage.file import OpenFile


def change(wanted: bool = True) -> Path:
    with journal.edit("tag.added"), copying.before("before a test") as copy:
        Tag.create(name="IA")
        copy.is_wanted = wanted
    return copy.path


def copies(opened: OpenFile) -> list[Path]:
    return [found for found in opened.path.parent.iterdir() if "before a test" in found.name]


def test_a_copy_holds_what_there_was_before(opened: OpenFile) -> None:
    with journal.edit("tag.added"):
        Tag.create(name="Paris")
    copy = change()
    with sqlite3.connect(copy) as plain:
        assert plain.execute("SELECT name FROM tag").fetchall() == [("Paris",)]
    plain.close()
    assert [row.name for row in Tag.select()] == ["Paris", "IA"]


def test_a_copy_that_is_not_wanted_goes(opened: OpenFile) -> None:
    change(wanted=False)
    assert copies(opened) == []


def test_the_edit_waits_for_its_copy(opened: OpenFile, monkeypatch: pytest.MonkeyPatch) -> None:
    written, durable = threading.Event(), copying.make_durable

    def slowly(copy: Path) -> None:
        assert written.wait(5)
        durable(copy)

    monkeypatch.setattr(copying, "make_durable", slowly)
    with journal.edit("tag.added"), copying.before("before a test") as copy:
        Tag.create(name="IA")
        copy.is_wanted = True
        written.set()
    assert copies(opened) == [copy.path]


def test_where_no_copy_can_be_made_nothing_is_done(
    opened: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(copy: Path) -> None:
        copy.with_name(f"{copy.name}-journal").touch()  # as the engine leaves it on a full disk
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "make_durable", fail)
    with pytest.raises(FileTrouble, match="cannot_copy"):
        change()
    assert not any(dump().values())
    assert copies(opened) == []


def test_whoever_cancels_while_the_copy_is_waited_for_has_everything_as_it_was(
    opened: OpenFile,
) -> None:
    def cancel(_done: int, _total: int) -> None:
        assert len(copies(opened)) == 1
        raise Refused("cancelled")

    with pytest.raises(Refused), journal.edit("tag.added"):  # noqa: SIM117
        with copying.before("before a test", cancel) as copy:
            Tag.create(name="IA")
            copy.is_wanted = True
    assert not any(dump().values())
    assert copies(opened) == []


def test_where_the_copy_can_have_no_name_this_is_said(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 230}.mercato"
    file.create(path)
    opened = file.open_file(path)
    with pytest.raises(FileTrouble, match="cannot_copy"):
        change()
    assert not any(dump().values())
    opened.close()
