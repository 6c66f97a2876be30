"""Files are looked for beside the window's thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from mercato.workspace import file_look
from mercato.workspace.file_look import FileLook


@pytest.fixture
def look(qtbot):
    owner = QObject()
    made = FileLook(owner)
    made.owner = owner
    made.told = []
    made.looked.connect(lambda path, found: made.told.append((path, found)))
    return made


def test_a_file_is_found_and_another_is_not(qtbot, look, tmp_path):
    there, nowhere = tmp_path / "there.csv", Path("\0")
    there.touch()
    for path, found in ((there, True), (tmp_path, False), (nowhere, False)):
        look.ask(path)
        qtbot.waitUntil(lambda path=path, found=found: look.told[-1:] == [(path, found)])


def test_a_drive_that_does_not_answer_holds_nothing_up(qtbot, look, monkeypatch):
    answered, asked = threading.Event(), []
    real = file_look.is_file
    monkeypatch.setattr(
        file_look, "is_file", lambda path: asked.append(path) or (answered.wait() and real(path))
    )
    for name in ("a", "ab", "abc"):
        look.ask(Path(name))
    assert not look.told
    answered.set()
    qtbot.waitUntil(lambda: bool(look.told))
    assert asked == [Path("a"), Path("abc")]
    assert look.told == [(Path("abc"), False)]
