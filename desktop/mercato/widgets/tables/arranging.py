"""What can be done with one column of a table: sort by it, move it, pin it, hide it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QObject
from PySide6.QtWidgets import QMenu

from mercato.widgets.tables.header import next_sort
from mercato.workspace import words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from mercato.widgets.tables.record_table import RecordTable

_ENTRIES = {
    "sort": QT_TRANSLATE_NOOP("Arranging", "Sort by this column"),
    "sort_too": QT_TRANSLATE_NOOP("Arranging", "Sort by this column too"),
    "to_left": QT_TRANSLATE_NOOP("Arranging", "Move to the left"),
    "to_right": QT_TRANSLATE_NOOP("Arranging", "Move to the right"),
    "pin": QT_TRANSLATE_NOOP("Arranging", "Keep at the left"),
    "hide": QT_TRANSLATE_NOOP("Arranging", "Hide"),
}
_APART = ("to_left", "pin")
_UNPIN = QT_TRANSLATE_NOOP("Arranging", "Keep at the left no longer")
_AT_THE_END = QT_TRANSLATE_NOOP("Arranging", "{column} cannot go further that way.")
_COLUMNS = QT_TRANSLATE_NOOP("Arranging", "Columns…")


_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class Arranging(QObject):
    """Each step is for a column by its name; without one, for that of the cursor."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table

    @property
    def column(self) -> str:
        """The column of the cursor."""
        return self._table.columns[self._table.marking.column]

    def sort(self, column: str = "") -> None:
        """Sort by a column alone; once more turns the order round."""
        self._sort_by(column, add=False)

    def sort_too(self, column: str = "") -> None:
        """Sort by a column besides those sorted by already."""
        self._sort_by(column, add=True)

    def to_left(self, column: str = "") -> None:
        """Move a column one place to the left."""
        self._move(column or self.column, -1)

    def to_right(self, column: str = "") -> None:
        """Move a column one place to the right."""
        self._move(column or self.column, 1)

    def pin(self, column: str = "") -> None:
        """Keep a column at the left while the others scroll, or no longer."""
        column = column or self.column
        pinned = [*self._table.layout_of_columns.pinned]
        pinned = [one for one in pinned if one != column] if column in pinned else [*pinned, column]
        self._keeping_cursor(column, partial(self._table.set_columns, self._table.columns, pinned))

    def hide(self, column: str = "") -> None:
        """Show a column no longer; the last one stays."""
        column = column or self.column
        rest = [one for one in self._table.columns if one != column]
        if rest:
            self._keeping_cursor("", partial(self._table.set_columns, rest))

    def menu(self, section: int, where: QPoint) -> None:
        """Offer all of that for a column."""
        table = self._table
        menu = QMenu(table)
        menu.aboutToHide.connect(menu.deleteLater)
        if 0 <= section < len(table.columns):
            column = table.columns[section]
            for name, text in _ENTRIES.items():
                if name in _APART:
                    menu.addSeparator()
                pinned = name == "pin" and column in table.layout_of_columns.pinned
                action = menu.addAction(_translated(_UNPIN if pinned else text))
                action.triggered.connect(partial(self._run, name, column))
            menu.addSeparator()
        action = menu.addAction(_translated(_COLUMNS))
        action.triggered.connect(partial(table.choose_columns, where))
        menu.popup(where)

    def _run(self, name: str, column: str, _checked: bool = False) -> None:
        getattr(self, name)(column)

    def _sort_by(self, column: str, *, add: bool) -> None:
        self._table.set_sort(next_sort(self._table.order, column or self.column, add=add))
        self._table.layout_changed.emit()

    def _move(self, column: str, by: int) -> None:
        columns = self._table.columns
        place = columns.index(column)
        to = place + by
        pinned = self._table.layout_of_columns.pinned
        if not 0 <= to < len(columns) or (columns[to] in pinned) != (column in pinned):
            said = words.column_alone(self._table.table, column)
            text = _translated(_AT_THE_END).format(column=said)
            self._table.noted.emit(text)
            return
        columns[place], columns[to] = columns[to], columns[place]
        self._keeping_cursor(column, partial(self._table.set_columns, columns))

    def _keeping_cursor(self, column: str, arrange: Callable[[], None]) -> None:
        """Arrange the columns, and keep the cursor in the column where it was, if it is there."""
        table = self._table
        kept = column or self.column
        arrange()
        row = table.currentIndex().row()
        if row >= 0 and kept in table.columns:
            index = table.records.index(row, table.columns.index(kept))
            table.selectionModel().setCurrentIndex(index, _NO_UPDATE)
            table.scrollTo(index)
        table.layout_changed.emit()


def _translated(text: str) -> str:
    return QCoreApplication.translate("Arranging", text)
