"""The line of the filter bar, with its completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from mercato.widgets.fields.link import Row
from mercato.widgets.fields.suggestions import Suggestions
from mercato.widgets.tables.query_words import Completion, completions

if TYPE_CHECKING:
    from mercato.widgets.context import Context

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterLine(QLineEdit):
    """One line of text; Down goes into the list, without a list to the table (`down`)."""

    down = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._completions: list[Completion] = []
        self.suggestions = Suggestions(context.theme, self)
        self.suggestions.taken.connect(self._take)
        self.textEdited.connect(self._complete)

    def event(self, event: QEvent) -> bool:
        """Undo is the line's while it has something to take back, else the application's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self.suggestions.is_open:
            self._take(self.suggestions.current() or self.suggestions.rows[0])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self.suggestions.is_open
        if is_open and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.suggestions.step(1 if key == Qt.Key.Key_Down else -1)
        elif is_open and key == Qt.Key.Key_Escape:
            self.suggestions.offer([])
        elif is_open and key in _ENTER and (row := self.suggestions.current()) is not None:
            self._take(row)
        elif key == Qt.Key.Key_Down or key in _ENTER:
            self.suggestions.offer([])
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.suggestions.offer([])
        super().focusOutEvent(event)

    def _complete(self) -> None:
        self._completions = completions(self.text(), self.cursorPosition(), self._table)
        rows = [Row(one.text, one.meaning, icon="search") for one in self._completions]
        self.suggestions.offer(rows, -1)

    def _take(self, row: Row) -> None:
        found = next(one for one in self._completions if one.text == row.text)
        text, cursor = self.text(), self.cursorPosition()
        self.setText(text[: found.start] + found.text + text[cursor:])
        self.setCursorPosition(found.start + len(found.text))
        self.textEdited.emit(self.text())
