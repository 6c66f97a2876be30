"""Which rows of a table are marked: the cursor's own, and with Shift all from there on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.widgets.tables.record_table import RecordTable

_ENDS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}
_FLAGS = QItemSelectionModel.SelectionFlag


class Marking(QObject):
    """Marks rows of a table without looking at what keys are held.

    The view's own ways do, and extend from where the mouse was last, wherever the cursor has been
    put since: Ctrl+3 then took the mark off a row, and Shift marked rows far out of sight.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._anchor = QPersistentModelIndex()
        self._extending = False
        self._column = 0
        self.given: int | None = None
        """The record that `begin` put the cursor on, until somebody chooses another."""
        table.selectionModel().currentChanged.connect(self._keep_column)
        table.selectionModel().currentRowChanged.connect(self._moved)

    @property
    def column(self) -> int:
        """The column of the cursor; the one that it was in, while its row is on its way."""
        return min(self._column, max(self._table.records.columnCount() - 1, 0))

    def all(self) -> None:
        """Mark all rows, as one range."""
        table = self._table
        rows, columns = table.records.rowCount(), table.records.columnCount()
        if rows and columns:
            index = table.records.index
            every = QItemSelection(index(0, 0), index(rows - 1, columns - 1))
            table.selectionModel().select(every, _FLAGS.ClearAndSelect)

    def only(self, row: int) -> None:
        """Put the cursor on a row, and mark that one alone."""
        table = self._table
        table.all_rows.forget()
        index = table.records.index(row, self.column)
        self._anchor = QPersistentModelIndex(index)
        table.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)
        table.scrollTo(index)

    def begin(self) -> None:
        """Put the cursor on the first row, which nobody chose."""
        self.only(0)
        self.given = self._table.current()

    @property
    def is_given(self) -> bool:
        """Whether the cursor is where `begin` put it, and nobody moved it since."""
        return self.given is not None and self.given == self._table.current()

    def step(self, row: int, down: int, right: int) -> None:
        """Put the cursor so far from its cell in a row, and mark the row there alone."""
        table = self._table
        table.all_rows.forget()
        rows, columns = table.records.rowCount(), table.records.columnCount()
        column = min(max(self.column + right, 0), columns - 1)
        index = table.records.index(min(max(row + down, 0), rows - 1), column)
        table.selectionModel().setCurrentIndex(index, _FLAGS.ClearAndSelect | _FLAGS.Rows)
        table.scrollTo(index)

    def step_aside(self, first: int, last: int) -> None:
        """Rows are about to go: have the cursor on the next one; Qt would go back by one.

        Whoever deletes one row after the other would delete those already looked at.
        """
        table = self._table
        if first <= table.currentIndex().row() <= last < table.records.rowCount() - 1:
            index = table.records.index(last + 1, self.column)
            table.selectionModel().setCurrentIndex(index, _FLAGS.NoUpdate)

    def extend_to(self, row: int) -> None:
        """Mark the rows from where the cursor was put last to this one, and no others."""
        table = self._table
        table.all_rows.forget()
        first = self._anchor.row() if self._anchor.isValid() else row
        last = table.records.columnCount() - 1
        index = table.records.index
        rows = QItemSelection(index(min(first, row), 0), index(max(first, row), last))
        cursor = index(row, self.column)
        self._extending = True
        table.selectionModel().setCurrentIndex(cursor, _FLAGS.NoUpdate)
        self._extending = False
        table.selectionModel().select(rows, _FLAGS.ClearAndSelect)
        table.scrollTo(cursor)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does to the marks; False leaves it to the view."""
        keys, key = event.modifiers(), Qt.Key(event.key())
        ctrl = bool(keys & Qt.KeyboardModifier.ControlModifier)
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        rows = self._table.records.rowCount()
        if not rows or not (shift or (ctrl and key in _ENDS)):
            return False
        row = self._aim(key, rows - 1, ctrl=ctrl)
        if row is None:
            return False
        (self.extend_to if shift else self.only)(row)
        return True

    def _aim(self, key: Qt.Key, last: int, *, ctrl: bool) -> int | None:
        """The row that a key leads to."""
        table = self._table
        here = table.currentIndex().row()
        page = max(table.viewport().height() // max(table.rowHeight(0), 1), 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if ctrl and key in _ENDS:
            return last if _ENDS[key] else 0
        return min(max(here + steps[key], 0), last) if key in steps else None

    def _keep_column(self, current: QModelIndex) -> None:
        if current.isValid():
            self._column = current.column()

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid() and self._table.records.record_at(current.row()) != self.given:
            self.given = None
        if not self._extending:
            self._anchor = QPersistentModelIndex(current)
