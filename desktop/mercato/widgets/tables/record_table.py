"""A table of records: what stands in the middle of the window, and in the tabs of a record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from mercato.records.finding import tables
from mercato.widgets.alive import while_alive
from mercato.widgets.tables.all_rows import AllRows
from mercato.widgets.tables.arranging import Arranging
from mercato.widgets.tables.column_chooser import ColumnChooser
from mercato.widgets.tables.column_layout import ColumnLayout
from mercato.widgets.tables.empty_notice import EmptyNotice
from mercato.widgets.tables.header import Sort, TableHeader, next_sort
from mercato.widgets.tables.marking import Marking
from mercato.widgets.tables.pinned import PinningView
from mercato.widgets.tables.place import Returning
from mercato.widgets.tables.small_view import set_up
from mercato.workspace import words
from mercato.workspace.marked import Marked
from mercato.workspace.table_model import RecordTableModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.widgets.context import Context
    from mercato.widgets.tables.cell_editing import CellEditing
    from mercato.workspace.table_model import Index

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordTable(PinningView):
    """Rows of one table of the file; nothing in it is a widget, nothing is measured per row.

    `current_record` follows the cursor (None: no row), `open_record` is for Enter and double click.
    `started(job, text)` tells of long work, `noted(text)` why something cannot be done.
    """

    LEAST = 0.9
    """How far names and texts shrink, where all is as narrow as can be, before it scrolls."""

    current_record = Signal(object)
    open_record = Signal(int)
    counted = Signal(int, int)
    menu_asked = Signal(QPoint)
    layout_changed = Signal()
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(
        self, context: Context, table: str, *, linked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self.context = context
        self.table = table
        self.spec = tables.TABLES[table]
        self.setObjectName("linked" if linked else "records")
        self.setAccessibleName(words.table(table))
        self._sort: Sort = []
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self._set_up()
        self.records = RecordTableModel(context.workspace, table, self)
        self.all_rows = AllRows(self)
        self.records.rowsAboutToBeRemoved.connect(self._rows_go)  # the selection hears it later
        self.setModel(self.records)
        self._returning = Returning(self)
        self.marking = Marking(self)
        self._detach_headers()
        self.layout_of_columns = ColumnLayout(self, self.LEAST)
        self.arranging = Arranging(self)
        self._cells: CellEditing | None = None
        self.notice = EmptyNotice(self)
        self._connect()
        self.set_columns(list(self.spec.default_columns))

    @property
    def columns(self) -> list[str]:
        """The columns shown, from the left."""
        return self.layout_of_columns.columns

    @property
    def pinned_columns(self) -> tuple[str, ...]:
        """Those of them that stay at the left."""
        return tuple(self.columns[: self.pinned.count])

    @property
    def cells(self) -> CellEditing:
        """What changes cells in place; imported with all its fields when it is first asked for."""
        if self._cells is None:
            from mercato.widgets.tables.cell_editing import CellEditing

            self._cells = CellEditing(self)
        return self._cells

    def finish(self) -> None:
        """Keep what is typed in a cell."""
        if self._cells is not None:
            self._cells.finish()

    @property
    def sort(self) -> Sort:
        """The columns sorted by, the first one first; empty for the table's own order."""
        return list(self._sort)

    @property
    def order(self) -> Sort:
        """The columns that the rows are in the order of."""
        return self._sort or list(self.spec.default_sort)

    def set_columns(self, columns: list[str], pinned: Sequence[str] | None = None) -> None:
        """Show those columns in that order; `pinned` ones stay while the others scroll."""
        self.layout_of_columns.show(columns, pinned)
        self._show_arrows()

    def set_sort(self, sort: Sort) -> None:
        """Order the rows by those columns; a cursor that nobody put there stays at the top."""
        if self.marking.is_given:
            self._returning.begin_anew()
        self._sort = [] if sort == list(self.spec.default_sort) else sort
        self.records.set_sort(self._sort)
        self._show_arrows()

    def layout_state(self) -> dict[str, Any]:
        """Columns, widths and order, as they are to come back."""
        return {
            "columns": self.columns,
            "pinned": list(self.layout_of_columns.pinned),
            "widths": self.layout_of_columns.by_hand,
            "sort": [list(one) for one in self._sort],
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Bring a `layout_state` back; what it names that no longer exists is passed over."""
        widths, columns, sort = (state.get(key) for key in ("widths", "columns", "sort"))
        if isinstance(widths, dict):
            by_hand = {str(name): int(width) for name, width in widths.items()}
            self.layout_of_columns.remember(by_hand)
        pinned = [name for name in state.get("pinned") or [] if name in self.spec.columns]
        known = [name for name in columns or [] if name in self.spec.columns]
        self.set_columns(known or list(self.spec.default_columns), pinned)
        pairs = [pair for pair in sort or [] if pair[0] in self.spec.columns]
        self.set_sort([(str(name), bool(down)) for name, down in pairs])

    def selected_rows(self) -> list[range]:
        """The selected rows as ranges, from the top."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        found = [range(one.top(), one.bottom() + 1) for one in ranges]
        return sorted(found, key=lambda rows: rows.start)

    def marked(self) -> Marked:
        """The selected rows, without a look at each of them."""
        return Marked(self.table, self.records.ids, tuple(self.selected_rows()))

    def selected_records(self) -> list[int]:
        """The ids of the selected rows, from the top."""
        return [self.records.record_at(row) for rows in self.selected_rows() for row in rows]

    def current(self) -> int | None:
        """The id of the row that the cursor is in."""
        index = self.currentIndex()
        return self.records.record_at(index.row()) if index.isValid() else None

    def go_to(self, record: int) -> bool:
        """Put the cursor on that record, if the table shows it; marks with it there stay."""
        row = self.records.row_of(record)
        if row is None:
            return False
        marked = any(row in rows for rows in self.selected_rows())
        if row != self.currentIndex().row() or not marked:
            self.marking.only(row)
        return True

    def selectAll(self) -> None:
        """One range, however many rows there are, those too that are still on their way."""
        self.all_rows.want()
        self.marking.all()

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What a key or the mouse does to the marks: whatever it is, it is meant instead of all."""
        command = super().selectionCommand(index, event)
        if command != QItemSelectionModel.SelectionFlag.NoUpdate:
            self.all_rows.forget()
        return command

    def open_current(self) -> None:
        """Open the record that the cursor is in."""
        record = self.current()
        if record is not None:
            self.open_record.emit(record)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table that pastes into a spreadsheet."""
        from mercato.widgets.tables import copying

        self.all_rows.when_there(partial(copying.copy, self))

    def delete(self) -> None:
        """Delete the selected records: asks nothing, one undo step."""
        from mercato.widgets.tables import copying

        self.all_rows.when_there(partial(copying.delete, self))

    @while_alive
    def say(self, text: str) -> None:
        """Have a note shown at the bottom."""
        self.noted.emit(text)

    def choose_columns(self, where: QPoint | None = None) -> None:
        """Open the list of columns, each to be ticked."""
        chooser = ColumnChooser(self.spec, self.columns, self)
        chooser.chosen.connect(self._columns_chosen)
        chooser.popup(where or self._header.mapToGlobal(QPoint(0, self._header.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_F2:
            self.cells.begin()
        elif not (self.marking.press(event) or self.cells.takes(event)):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would look through every row for it, and the filter finds more."""

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)
        if self._cells is not None:
            self._cells.show_with_table(shown=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._cells is not None:
            self._cells.show_with_table(shown=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.marking.extend_to(index.row())
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layout_of_columns.fit()
        self.notice.place()
        if self._cells is not None:
            self._cells.place()

    def _set_up(self) -> None:
        set_up(self, room=12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerButtonEnabled(False)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(vertical.defaultSectionSize())

    def _detach_headers(self) -> None:
        """Give headers selections of their own: to paint, they would ask about every selected row.

        With 100,000 rows selected that took seconds.
        """
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(self.records, header))

    def _connect(self) -> None:
        self._header.sort_asked.connect(self._sort_asked)
        self._header.menu_asked.connect(self.arranging.menu)
        self.layout_of_columns.changed.connect(self._layout_changed)
        self.doubleClicked.connect(self._double_clicked)
        self.records.counted.connect(self._counted)
        self.selectionModel().currentRowChanged.connect(self._row_changed)

    def _counted(self, shown: int, total: int) -> None:
        self.all_rows.come()
        self.notice.show_for(shown, total)
        self.counted.emit(shown, total)

    def _rows_go(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.marking.step_aside(first, last)

    def _row_changed(self, current: QModelIndex) -> None:
        self.current_record.emit(
            self.records.record_at(current.row()) if current.isValid() else None
        )

    def _double_clicked(self, index: QModelIndex) -> None:
        self.open_record.emit(self.records.record_at(index.row()))

    def _sort_asked(self, section: int, add: bool) -> None:
        self.set_sort(next_sort(self.order, self.columns[section], add=add))
        self.layout_changed.emit()

    def _columns_chosen(self, columns: list[str]) -> None:
        self.set_columns(columns)
        self.layout_changed.emit()

    def _layout_changed(self) -> None:
        self._show_arrows()
        self.layout_changed.emit()

    def _show_arrows(self) -> None:
        columns = self.columns
        shown = [(columns.index(name), down) for name, down in self.order if name in columns]
        self._header.show_sort(shown)
