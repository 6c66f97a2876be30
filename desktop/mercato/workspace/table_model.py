"""A table of the file for a view: ids in order, rows read as they are shown.

All ids come from one query in the reading thread. Rows are read 128 at a time in the window's
thread when that does not wait, else in the reading thread, while placeholders are shown.
"""

from __future__ import annotations

from array import array
from itertools import compress, count, islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mercato.records.finding import tables
from mercato.workspace import cells, words
from mercato.workspace.row_listing import RowListing, Sort
from mercato.workspace.row_reading import PAGE, Found, Rows

if TYPE_CHECKING:
    from mercato.workspace.reordering import Plan
    from mercato.workspace.row_cache import Row
    from mercato.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

RecordRole = Qt.ItemDataRole.UserRole + 1
"""The id of the row's record (of the reference, in the table `references`)."""
LinkRole = Qt.ItemDataRole.UserRole + 2
"""The record that the cell names, to go there; None if it names none."""
CodeRole = Qt.ItemDataRole.UserRole + 3
"""The raw value: a choice's code, a date's EDTF, a number, a text; None while it is read."""
EmphasisRole = Qt.ItemDataRole.UserRole + 4
"""How to paint the cell: a choice's code ("rumoured"), "empty", "loading", or "" for plainly."""
ShortRole = Qt.ItemDataRole.UserRole + 5
"""A heading for a column that has no room for its own."""


ANYWHERE = QModelIndex()
_DISPLAY, _TOOLTIP, _ALIGNMENT, _ACCESSIBLE = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WAITING = {
    _DISPLAY: cells.WAITING,
    _ACCESSIBLE: cells.WAITING,
    EmphasisRole: cells.LOADING,
}
_KNOWN = frozenset((_DISPLAY, _TOOLTIP, _ACCESSIBLE, RecordRole, LinkRole, CodeRole, EmphasisRole))


class RecordTableModel(QAbstractTableModel):
    """One table, filtered, sorted and scoped.

    `counted(shown, total)`: total is -1 while it is being counted. `busy(True)` while ids are on
    their way. After an edit, rows that came, went or moved are announced one by one where they
    are few, so selection and place stay; else, and for every new filter or order, the model is
    reset between `about_to_refresh` and `refreshed`, for the view to keep its place by id. Then
    the first rows may stand alone for a while, and the model is not `is_complete`.
    """

    counted = Signal(int, int)
    busy = Signal(bool)
    about_to_refresh = Signal()
    refreshed = Signal()

    def __init__(self, workspace: Workspace, table: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.spec = tables.TABLES[table]
        self.columns: tuple[str, ...] = tuple(self.spec.default_columns)
        self.ids: array[int] = array("q")
        self.is_complete = True
        self._rows = Rows(workspace, self)
        self._rows.set_columns(table, self.columns)
        self._rows.arrived.connect(self._show_again)
        self._listing = RowListing(workspace, table, self._shown, self)
        self._listing.found.connect(self._take)
        self._listing.expired.connect(self._expire)
        self._listing.counted.connect(self.counted)
        self._listing.busy.connect(self.busy)
        workspace.closed.connect(self._empty)
        self._listing.reload()

    @property
    def query(self) -> str:
        """The filter."""
        return self._listing.query

    @property
    def scope(self) -> tables.Scope | None:
        """The record whose rows are shown, if it is not all."""
        return self._listing.scope

    def hurry(self) -> None:
        """Ask for the rows now: all is set that they depend on."""
        self._listing.hurry()

    def set_query(self, text: str) -> None:
        """Show only what the filter finds."""
        self._listing.set_query(text)

    def set_sort(self, sort: Sort) -> None:
        """Order by these columns, (name, descending) each; by the table's own order if empty."""
        self._listing.set_sort(sort)

    def set_scope(self, scope: tables.Scope | None) -> None:
        """Show only what belongs to a record, for a linked table."""
        self._listing.set_scope(scope)

    def set_columns(self, columns: list[str]) -> None:
        """Show these columns, from the left."""
        if tuple(columns) != self.columns:
            self.about_to_refresh.emit()
            self.beginResetModel()
            self.columns = tuple(columns)
            self._rows.set_columns(self.table, self.columns)
            self.endResetModel()
            self.refreshed.emit()

    def set_active(self, active: bool) -> None:
        """Whether the table is on screen: one that is not catches up when it comes back."""
        self._listing.set_active(active)

    def reload(self) -> None:
        """Find all rows anew and begin at the top."""
        self._listing.reload()

    def record_at(self, row: int) -> int:
        """The id of a row; IndexError where there is none."""
        return self.ids[row]

    def row_of(self, record: int) -> int | None:
        """The row of an id, if the table shows it."""
        try:
            return self.ids.index(record)
        except ValueError:
            return None

    def rows_of(self, records: set[int]) -> dict[int, int]:
        """The rows of several ids, as far as the table shows them, in one pass."""
        found = compress(count(), map(records.__contains__, self.ids))
        return {self.ids[row]: row for row in islice(found, len(records))}

    def rowCount(self, parent: Index = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == _DISPLAY else None
        if not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return words.column(self.table, self.columns[section])
        if role == _TOOLTIP:
            return words.column_alone(self.table, self.columns[section])
        if role == ShortRole:
            return words.column_short(self.table, self.columns[section])
        return self._alignment(section) if role == _ALIGNMENT else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _ALIGNMENT:
            return self._alignment(index.column())
        if role not in _KNOWN or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == RecordRole:
            return self.ids[row]
        values = self._rows.row(self.ids, row)
        return _WAITING.get(role) if values is None else self._cell(values, column, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            descending = order == Qt.SortOrder.DescendingOrder
            self.set_sort([(self.columns[column], descending)])

    def _cell(self, values: Row, column: int, role: int) -> Any:
        spec, value = self.spec.columns[self.columns[column]], values[column]
        if role in {_DISPLAY, _ACCESSIBLE}:
            told = cells.told(self.spec, self._rows.names, values, column)
            return cells.shown(*told, words.interface_language())
        if role == CodeRole:
            return value
        if role == EmphasisRole:
            return cells.emphasis(spec, value)
        if role == LinkRole:
            return self._link(values, column)
        told = cells.told(self.spec, self._rows.names, values, column)
        return cells.explained(*told, words.interface_language())

    def _link(self, values: Row | None, column: int) -> int | None:
        companion = self.spec.columns[self.columns[column]].record
        if companion is None or values is None:
            return None
        found = values[self._rows.names.index(companion)]
        return found if isinstance(found, int) else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        number = self.spec.columns[self.columns[column]].kind == "number"
        return _RIGHT if number else _LEFT

    def _shown(self) -> tuple[tuple[str, ...], array[int]]:
        return self._rows.names, self.ids

    def _take(self, found: Found) -> None:
        self.is_complete = found.complete
        if found.steps is None:
            self._reset(found)
        else:
            self._step(found, found.steps)

    def _reset(self, found: Found) -> None:
        self.about_to_refresh.emit()
        self.beginResetModel()
        self.ids = found.ids
        self._keep(found)
        self.endResetModel()
        self.refreshed.emit()

    def _keep(self, found: Found) -> None:
        if found.names == self._rows.names:
            self._rows.cache.put(found.ids[:PAGE], found.page)

    def _step(self, found: Found, steps: Plan) -> None:
        if not steps.removed and not steps.moved and len(steps.inserted) == 1:
            self.beginInsertRows(ANYWHERE, *steps.inserted[0])
            self.ids = found.ids  # two million of them are not to be copied
            self._keep(found)
            self.endInsertRows()
            return
        self.ids = self.ids[:]  # the reading thread may be looking at the old list
        for first, last in reversed(steps.removed):
            self.beginRemoveRows(ANYWHERE, first, last)
            del self.ids[first : last + 1]
            self.endRemoveRows()
        if steps.moved:
            self._reorder(steps.moved_from, steps.moved)
        for first, last in steps.inserted:
            self.beginInsertRows(ANYWHERE, first, last)
            self.ids[first:first] = found.ids[first : last + 1]
            self.endInsertRows()
        self.ids = found.ids
        self._keep(found)

    def _reorder(self, start: int, wanted: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        rows = {record: start + place for place, record in enumerate(wanted)}
        end = start + len(wanted)
        before = [one for one in self.persistentIndexList() if start <= one.row() < end]
        after = [self.index(rows[self.ids[one.row()]], one.column()) for one in before]
        self.ids[start:end] = array("q", wanted)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _expire(self) -> None:
        self._rows.expire()
        self._show_again()

    def _show_again(self) -> None:
        if self.ids:
            last = self.index(len(self.ids) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _empty(self) -> None:
        self.beginResetModel()
        self.ids = array("q")
        self._rows.clear()
        self.endResetModel()
