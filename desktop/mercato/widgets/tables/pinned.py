"""Columns that stay at the left while the others scroll sideways: painted over them.

A second view would keep a section of its own for each of a million rows; painting some thirty
cells once more costs nothing that is felt, and only while the table is scrolled sideways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mercato.widgets.viewports import meet_viewport

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme

AnyIndex = QModelIndex | QPersistentModelIndex

MOST = 0.7
"""The part of a table's width that pinned columns may take; wider ones scroll like the others."""


class PinnedColumns:
    """The first columns of a table, as many as are pinned, where they are seen."""

    def __init__(self, table: PinningView) -> None:
        self._table = table
        self.count = 0

    @property
    def width(self) -> int:
        """How much of the table's left side they cover; 0 while nothing has to be covered."""
        if not self.count or not self._table.horizontalScrollBar().value():
            return 0
        wide = sum(self._table.columnWidth(place) for place in range(self.count))
        return wide if wide <= self._table.viewport().width() * MOST else 0

    def left_of(self, column: int) -> int | None:
        """Where a column begins, if it is pinned and stands elsewhere than it would."""
        if column >= self.count or not self.width:
            return None
        return sum(self._table.columnWidth(place) for place in range(column))

    def column_at(self, x: int) -> int | None:
        """The pinned column at a place, if there is one."""
        if not 0 <= x < self.width:
            return None
        right = 0
        for column in range(self.count):
            right += self._table.columnWidth(column)
            if x < right:
                return column
        return None

    def at(self, place: QPoint) -> QModelIndex | None:
        """The pinned cell at a place."""
        column, row = self.column_at(place.x()), self._table.rowAt(place.y())
        return None if column is None or row < 0 else self._table.model().index(row, column)

    def paint(self, event: QPaintEvent, option: QStyleOptionViewItem) -> None:
        """Paint them over what has scrolled below them."""
        table, width = self._table, self.width
        dirty = event.rect()
        if not width or dirty.left() > width:
            return
        painter = QPainter(table.viewport())
        painter.setClipRect(QRect(0, dirty.top(), width + 1, dirty.height()))
        painter.fillRect(QRect(0, 0, width, table.viewport().height()), option.palette.base())
        first = max(table.rowAt(dirty.top()), 0)
        last = table.rowAt(dirty.bottom())
        last = table.model().rowCount() - 1 if last < 0 else last
        for row in range(first, last + 1):
            self._paint_row(painter, row, QStyleOptionViewItem(option))
        painter.setPen(table.theme.colour("line"))
        painter.drawLine(width, 0, width, table.viewport().height())
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, option: QStyleOptionViewItem) -> None:
        table = self._table
        if row % 2:
            option.features |= QStyleOptionViewItem.ViewItemFeature.Alternate
        if table.selectionModel().isRowSelected(row):
            option.state |= QStyle.StateFlag.State_Selected
        left = 0
        top, height = table.rowViewportPosition(row), table.rowHeight(row)
        for column in range(self.count):
            index = table.model().index(row, column)
            option.rect = QRect(left, top, table.columnWidth(column), height)
            primitive = QStyle.PrimitiveElement.PE_PanelItemViewRow
            table.style().drawPrimitive(primitive, option, painter, table)
            table.itemDelegateForIndex(index).paint(painter, option, index)
            left += table.columnWidth(column)


class PinningView(QTableView):
    """A table whose first columns can stay at the left; it shows which cell the cursor is in."""

    def __init__(self, theme: PaletteTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.pinned = PinnedColumns(self)
        meet_viewport(self)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """The cell that is seen there."""
        return self.pinned.at(pos) or super().indexAt(pos)

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a cell is seen."""
        rect, left = super().visualRect(index), self.pinned.left_of(index.column())
        if left is not None and index.isValid():
            rect.moveLeft(left)
        return rect

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll until a cell is seen, and not below pinned ones; those are seen always."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() < self.pinned.count and before:
            bar.setValue(before)
        elif (hidden := self.pinned.width - super().visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self.pinned.count:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.pinned.width:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            self.pinned.paint(event, option)
        if self.hasFocus():
            self._frame_cursor()

    def _frame_cursor(self) -> None:
        """Show which cell the cursor is in; once for the view, as Python is slow for each cell."""
        index = self.currentIndex()
        cell = self.visualRect(index)
        if not cell.isEmpty():
            painter = QPainter(self.viewport())
            if index.column() >= self.pinned.count:
                painter.setClipRect(self.viewport().rect().adjusted(self.pinned.width, 0, 0, 0))
            painter.setPen(self.theme.colour("accent"))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
            painter.end()
