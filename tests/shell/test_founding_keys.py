"""The acceptance of the move form: the founding move by keyboard alone, in an empty file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.widgets.founding import (
    AIM,
    CONTROL,
    Keyboard,
    check_what_is_in_the_file,
    enter_the_founding_move,
)

from mercato.records.storage import file


def test_the_founding_move_takes_few_keys(qtbot, bench, tmp_path, capsys) -> None:
    path = tmp_path / "empty.mercato"
    file.create(path)
    window = bench.desk(path)
    workspace = window.files.workspace

    def ask(query):
        answers = []
        assert workspace.read(query, answers.append).wait()
        return answers[0]

    keys = Keyboard(qtbot)
    keys.press(Qt.Key.Key_N, CONTROL)
    enter_the_founding_move(keys, pause=150)
    qtbot.waitUntil(lambda: not workspace.is_saving)
    check_what_is_in_the_file(ask)
    with capsys.disabled():
        print(f" the founding move: {keys.presses} key presses besides the text ", end="")
    assert keys.presses <= AIM
