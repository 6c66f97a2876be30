"""The values of one facet as a list: a click, Space or Enter asks for one, excludes it, lets go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mercato.widgets.facets import facet_words
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_ICONS = {"only": ("confirmed", "good"), "not": ("denied", "error")}
_MARGIN = 4
_LINES = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A row: a value in words with its state and number; or a note, or an offer of more."""

    text: str
    value: str = ""
    state: str = ""
    rows: int | None = None
    is_more: bool = False

    @property
    def number(self) -> str:
        """The number, or that it is being counted."""
        if not self.value:
            return ""
        return "…" if self.rows is None else words.number(self.rows)


class FacetModel(QAbstractListModel):
    """The rows of one facet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Shown] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = self.tr("chosen") if row.state == "only" else ""
            return ", ".join(part for part in (row.text, chosen, row.number) if part)
        return None

    def show_rows(self, rows: list[Shown]) -> None:
        """Replace all rows; what only says something else in the same place stays a row."""
        same = [row.value for row in rows] == [row.value for row in self.rows]
        if same and rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        elif not same:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()


class _Delegate(QStyledItemDelegate):
    """Paints the icon of the state, the value, and at the right the number."""

    def __init__(self, theme: PaletteTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(60, option.fontMetrics.lineSpacing() + _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Shown = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        at_cursor = bool(option.state & QStyle.StateFlag.State_HasFocus)
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if at_cursor or (pointed and (row.value or row.is_more)):
            ground = option.palette.highlight() if at_cursor else self._theme.colour("chip")
            painter.fillRect(rect, ground)
        inner = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        side = painter.fontMetrics().ascent()
        if row.state:
            top = inner.center().y() - side // 2
            icon = self._theme.icon(*_ICONS[row.state])
            icon.paint(painter, QRect(inner.left(), top, side, side))
        inner.setLeft(inner.left() + side + _MARGIN)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | _MIDDLE, row.number)
        inner.setRight(
            inner.right() - painter.fontMetrics().horizontalAdvance(row.number) - _MARGIN
        )
        if row.state == "only":
            bold = QFont(painter.font())
            bold.setWeight(QFont.Weight.DemiBold)
            painter.setFont(bold)
        painter.setPen(
            self._theme.colour("accent" if row.is_more else "text" if row.value else "muted")
        )
        text = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideMiddle, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)
        painter.restore()


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class FacetList(QListView):
    """`chosen(value, beside)` when a value is clicked, with Ctrl beside others; `more_asked`.

    Left and Right go to the neighbours (`stepped`).
    """

    chosen = Signal(str, bool)
    more_asked = Signal()
    stepped = Signal(int)

    def __init__(self, theme: PaletteTheme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facet")
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            self.tr("Space asks for only this value, once more excludes it, a third time neither")
        )
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = FacetModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        theme.changed.connect(self.viewport().update)
        line = self.fontMetrics().lineSpacing() + _MARGIN
        self.setFixedHeight(_LINES * line + 2 * self.frameWidth() + _MARGIN)

    def show_rows(self, rows: list[Shown]) -> None:
        """Show those; the cursor stays on its value."""
        at = self.currentIndex().row()
        value = self.rows.rows[at].value if 0 <= at < len(self.rows.rows) else ""
        self.rows.show_rows(rows)
        values = [row.value for row in rows]
        if value in values or self.hasFocus():
            row = values.index(value) if value and value in values else 0
            self.setCurrentIndex(self.rows.index(row))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex(), event.modifiers())
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()), event.modifiers())

    def _choose(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        if not index.isValid():
            return
        row = self.rows.rows[index.row()]
        if row.is_more:
            self.more_asked.emit()
        elif row.value:
            self.chosen.emit(row.value, bool(modifiers & Qt.KeyboardModifier.ControlModifier))


def in_words(value: str, text: str, state: str, rows: int | None) -> Shown:
    """The row of a value."""
    return Shown(facet_words.excluded(text) if state == "not" else text, value, state, rows)
