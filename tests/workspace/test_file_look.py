"""Files are looked for beside the window's thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from mercato.workspace import file_look
from mercato.workspace.file_look import FileLook, FolderChoice


@pytest.fixture
def owner(qtbot):
    return QObject()


@pytest.fixture
def far(monkeypatch):
    """A folder on a drive that does not answer, until it is let."""
    answered, path = threading.Event(), Path("far")
    for name in ("is_file", "is_folder"):
        real = getattr(file_look, name)
        monkeypatch.setattr(
            file_look,
            name,
            lambda asked, real=real: (
                answered.wait() if path in (asked, asked.parent) else real(asked)
            ),
        )
    yield path
    answered.set()


def test_files_are_found_and_others_are_not(qtbot, owner, tmp_path):
    look, there = FileLook(owner), [tmp_path / "b.csv", tmp_path / "a.csv"]
    for path in there:
        path.touch()
    look.ask([there[0], tmp_path, Path("\0"), there[1], there[0]])
    qtbot.waitUntil(lambda: look.is_done)
    assert look.found == there
    look.ask([tmp_path])
    assert look.found == []


def test_a_drive_that_does_not_answer_holds_nothing_up(qtbot, owner, far, tmp_path):
    near = tmp_path / "near"
    near.touch()
    look = FileLook(owner)
    look.ask([far / "list.csv", near])
    qtbot.waitUntil(lambda: look.found == [near])
    assert not look.is_done
    look.ask([near])
    qtbot.waitUntil(lambda: look.is_done)


def test_the_first_folder_that_is_there_is_chosen(qtbot, owner, tmp_path):
    choice, chosen = FolderChoice(owner), []
    for folders in ([tmp_path / "gone", tmp_path], [tmp_path / "gone"], []):
        choice.ask(folders, chosen.append)
        qtbot.waitUntil(lambda: chosen != [])
        assert chosen.pop() == (tmp_path if tmp_path in folders else Path.home())


def test_a_folder_that_does_not_answer_is_not_chosen(qtbot, owner, far, tmp_path):
    choice, chosen = FolderChoice(owner), []
    choice.ask([far], lambda _: chosen.append(None))
    choice.ask([far, tmp_path / "gone", tmp_path], chosen.append)
    qtbot.waitUntil(lambda: chosen != [])
    assert chosen == [tmp_path]
