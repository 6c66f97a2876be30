"""The rows of the palette and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mercato.shell.icons import GLYPHS
from mercato.workspace.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.widgets.theme import PaletteTheme

RowRole = Qt.ItemDataRole.UserRole + 1
_GAP = 8
_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One thing to go to or to do: icon, text, a line that tells it apart, its keys or its kind."""

    icon: str
    text: str
    line: str
    keys: str
    run: Callable[[], object]
    kind: str = ""


class PaletteModel(QAbstractListModel):
    """What the palette found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[PaletteRow] = []

    def show_rows(self, rows: list[PaletteRow]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, row: int) -> PaletteRow | None:
        """The row of that number, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.at(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.text, row.line, row.kind or row.keys)))
        return row if role == RowRole else None


class PaletteDelegate(QStyledItemDelegate):
    """Icon, name, the line beside it, and keys at the right."""

    def __init__(self, theme: PaletteTheme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(RowRole)
        if not isinstance(row, PaletteRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        self._draw(painter, rect.adjusted(12, 0, -12, 0), row, chosen=chosen)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, row: PaletteRow, *, chosen: bool) -> None:
        side = painter.fontMetrics().height()
        if row.icon in GLYPHS:
            top = rect.center().y() - side // 2
            role = "accent" if chosen else "muted"
            self._theme.icon(row.icon, role).paint(painter, QRect(rect.left(), top, side, side))
        rect = rect.adjusted(side + 12, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        muted = self._theme.colour("muted")
        right = row.keys or row.kind
        painter.setPen(muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, right)
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(right) - _GAP)
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(visible(row.text), elide, rect.width())
        painter.setPen(self._theme.colour("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, name)
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + 2 * _GAP)
        if rect.width() > side:
            painter.setPen(muted)
            line = metrics.elidedText(visible(row.line), elide, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | middle, line)
