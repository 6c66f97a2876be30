"""A field laid over one cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from mercato.widgets.fields.field import Field

_LETTERS = 24
"""Letters that an editor is wide at least."""


class CellFrame(QFrame):
    """Stays within the window, over the cell that it is told, and grows with what it says.

    It is a child of the window, so that no key of the table's own commands reaches it.
    """

    def __init__(self, field: Field, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cell_editor")
        self.setAutoFillBackground(True)
        self.field = field
        self._window = window
        self._cell = QRect()
        self._line = QLineEdit().sizeHint().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(field)

    def lay_over(self, table: QWidget, cell: QRect) -> None:
        """Lie over a cell, given in coordinates of the part of the table that scrolls."""
        corner = table.mapTo(self._window, QPoint(0, 0))
        self._cell = cell.translated(corner)
        self._place()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def _place(self) -> None:
        room = self._window.rect()
        least = QFontMetrics(self.font()).averageCharWidth() * _LETTERS
        width = min(max(self._cell.width(), least), room.width())
        layout = self.layout()
        assert layout is not None
        tall = layout.hasHeightForWidth()
        height = layout.totalHeightForWidth(width) if tall else layout.totalSizeHint().height()
        top = self._cell.center().y() - self._line // 2 - 2
        left = max(min(self._cell.left(), room.right() - width), 0)
        size = QSize(width, min(height, room.height()))
        self.setGeometry(QRect(QPoint(left, max(min(top, room.bottom() - height), 0)), size))
