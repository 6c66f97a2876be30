"""The keys of commands while text is edited: on some systems they would move the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QMainWindow, QWidget

_EDITORS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
"""By name: of most kinds there is none at the start, and Python has no class yet."""
_OF_TEXT_TOO = ("undo", "redo")
"""Commands whose keys are an editor's own while it holds something to take back."""


class CommandKeys(QObject):
    """Leaves the keys with Ctrl that are commands to them, wherever in a window somebody types."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys = frozenset(_keys())
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take such a key away from an editor, so that it comes to the command."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if _said(QKeySequence(cast("QKeyEvent", event).keyCombination())) not in self._keys:
            return False
        event.ignore()
        return True

    def _follow(self, _before: QWidget | None, editor: QWidget | None) -> None:
        if editor is None or editor.window() is not self._window:
            return
        if any(map(editor.inherits, _EDITORS)):
            editor.installEventFilter(self)


def _keys() -> list[str]:
    commands = (one for one in BY_ID.values() if one.part and not one.local)
    texts = (
        _said(sequence)
        for one in commands
        if one.id not in _OF_TEXT_TOO
        for sequence in cmd.sequences(one)
    )
    return [text for text in texts if "Ctrl+" in text]


def _said(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
