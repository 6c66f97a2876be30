"""The one table of commands is whole, and everything is made from it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID, GROUPS, SUBMENUS, TABLE
from mercato.shell.icons import GLYPHS
from mercato.shell.palette import matches

COMMANDS = list(BY_ID.values())


def test_ids_are_unique_and_every_group_has_a_name() -> None:
    assert len(BY_ID) == sum(map(len, TABLE.values()))
    assert set(TABLE) == set(GROUPS)
    assert {c.submenu for c in COMMANDS} - {""} == set(SUBMENUS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_a_command_is_said_and_can_be_asked_for(command) -> None:
    assert cmd.text_of(command)
    assert command.when in cmd.CONDITIONS
    assert command.part or (command.keys and command.shown == cmd.ONLY_SHEET)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.part], ids=lambda c: c.id)
def test_a_command_has_a_method_that_does_it(command, bench) -> None:
    window = bench.window()
    parts = window.actions_.parts
    assert callable(getattr(parts[command.part], command.id))


def test_no_two_commands_have_the_same_key() -> None:
    keys = Counter(key.toString() for c in COMMANDS if c.part for key in cmd.sequences(c))
    assert [key for key, times in keys.items() if times > 1] == []


def test_commands_on_the_tool_bar_have_an_icon() -> None:
    assert {c.id for c in COMMANDS if cmd.BAR in c.shown} <= set(GLYPHS)


@pytest.mark.parametrize(
    ("asked", "found"), [("", True), ("new mo", True), ("mo ne", True), ("ew", False)]
)
def test_the_palette_finds_commands_by_the_beginnings_of_their_words(asked, found) -> None:
    assert matches(asked, "New move") is found


def test_menus_hold_every_command_that_belongs_into_one(bench) -> None:
    window = bench.window()
    held = {a.objectName() for menu in window.menus.values() for a in menu.actions()}
    inner = {a.objectName() for c in SUBMENUS for a in window.actions_.choices(c)}
    assert {c.id for c in COMMANDS if cmd.MENU in c.shown} <= held | inner


class _Emacs(QLineEdit):
    """A line in which Ctrl+E goes to the end, as on some systems."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_K])
def test_the_keys_of_commands_are_theirs_wherever_somebody_types(bench, desk_file, key) -> None:
    window = bench.desk(desk_file)
    bench.settle(window)
    boxes = QComboBox(window), _Emacs(window)
    boxes[0].setEditable(True)
    boxes[0].setLineEdit(_Emacs())
    for editor in boxes:
        editor.show()
        editor.setFocus()
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        override.ignore()
        QApplication.sendEvent(QApplication.focusWidget(), override)
        assert not override.isAccepted()
    undo = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, *undo)
    QApplication.sendEvent(boxes[1], override)
    assert override.isAccepted()
