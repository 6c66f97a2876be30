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
    answered, far = threading.Event(), Path("far")
    real = file_look.is_file
    monkeypatch.setattr(
        file_look, "is_file", lambda path: real(path) if path != far else answered.wait()
    )
    look.ask(far)
    look.ask(Path("near"))
    qtbot.waitUntil(lambda: look.told == [(Path("near"), False)])
    answered.set()
    qtbot.wait(50)
    assert look.told == [(Path("near"), False)]
