"""The list of matches under a link field; it never takes the focus."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from mercato.workspace.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.widgets.fields.link import Row
    from mercato.widgets.theme import PaletteTheme

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
MOST_ROWS = 12
_MARGIN = 6


class RowsModel(QAbstractListModel):
    """The rows as a model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def extend_rows(self, rows: list[Row]) -> None:
        """Say something else in the same rows, and put others behind them."""
        count = len(self.rows)
        if len(rows) > count:
            self.beginInsertRows(QModelIndex(), count, len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        self.rows = rows
        self.dataChanged.emit(self.index(0), self.index(count - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(", ".join(part for part in (row.text, row.line, row.reason) if part))
        return row if role == ROW_ROLE else None


class RowDelegate(QStyledItemDelegate):
    """Paints a row: icon, name, the line that tells it apart, and at the right the reason."""

    def __init__(self, theme: PaletteTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: Row = index.data(ROW_ROLE)
        height = option.fontMetrics.lineSpacing() * (2 if row.line else 1)
        return QSize(100, height + 2 * _MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        palette: QPalette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text, muted = self._theme.colour("text"), self._theme.colour("muted")
        painter.save()
        if selected:
            painter.fillRect(rect, palette.highlight())
            text = muted = palette.highlightedText().color()
        inner = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        line_height = painter.fontMetrics().lineSpacing()
        self._theme.icon(row.picture).paint(
            painter, QRect(inner.left(), inner.top(), line_height, line_height)
        )
        inner.setLeft(inner.left() + line_height + _MARGIN)
        painter.setPen(muted)
        width = painter.fontMetrics().horizontalAdvance(row.reason)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.reason)
        self._lines(painter, inner, row, width, text.name(), muted.name())
        painter.restore()

    @staticmethod
    def _lines(
        painter: QPainter, inner: QRect, row: Row, reason: int, text: str, muted: str
    ) -> None:
        metrics = painter.fontMetrics()
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setPen(muted)
        line = metrics.elidedText(visible(row.line), Qt.TextElideMode.ElideRight, inner.width())
        below = inner.translated(0, metrics.lineSpacing())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line)
        painter.setPen(text)
        painter.setFont(bold)
        name = painter.fontMetrics().elidedText(
            visible(row.text), Qt.TextElideMode.ElideRight, inner.width() - reason - _MARGIN
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)


def _up_to_window(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all that it stands in."""
    inside: QWidget | None = widget
    while inside is not None:
        yield inside
        inside = None if inside.isWindow() else inside.parentWidget()


class Suggestions(QFrame):
    """A list laid over the window just below (or above) an editor.

    It is no window of its own: it cannot take the focus, and is placed the same on every system.
    """

    taken = Signal(object)

    def __init__(self, theme: PaletteTheme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("suggestions")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._owner = owner
        self._watched: list[QWidget] = []
        self._model = RowsModel(self)
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    @cached_property
    def _list(self) -> QListView:
        """Made when there is something to offer: most fields never come to that."""
        made = QListView(self)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setModel(self._model)
        made.setItemDelegate(RowDelegate(self._theme, self))
        made.setMouseTracking(True)
        made.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(made)
        return made

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from on screen."""
        return not self.isHidden()

    @property
    def rows(self) -> list[Row]:
        """What is offered."""
        return self._model.rows

    def offer(self, rows: list[Row], current: int = 0) -> None:
        """Show those rows, or nothing when there are none; a negative `current` marks none."""
        self._model.show_rows(rows)
        if not rows:
            if self.is_open:
                self._owner.setAccessibleDescription("")
            self._watch([])
            self.hide()
            return
        self._list.setCurrentIndex(self._model.index(current) if current >= 0 else QModelIndex())
        self._place()
        self._watch(list(_up_to_window(self._owner)))
        self.show()
        self.raise_()
        self._say()

    def offer_more(self, rows: list[Row]) -> None:
        """Show the same rows, which may say more, and others behind; the mark stays."""
        if not self.is_open:
            self.offer(rows, -1)
            return
        self._model.extend_rows(rows)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay with the editor where whatever it stands in is moved."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def _watch(self, widgets: list[QWidget]) -> None:
        if widgets == self._watched:
            return
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        for widget in widgets:
            widget.installEventFilter(self)
        self._watched = widgets

    def step(self, by: int) -> None:
        """Go that many rows down, round the end."""
        count = self._model.rowCount()
        row = self._list.currentIndex().row()
        start = row if row >= 0 or by > 0 else 0
        self._list.setCurrentIndex(self._model.index((start + by) % count))
        self._say()

    def current(self) -> Row | None:
        """The row that is marked."""
        row = self._list.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def _say(self) -> None:
        """Let a screen reader, which hears of the editor only, say which row is marked."""
        text = self._list.currentIndex().data() or ""
        self._owner.setAccessibleDescription(text)

    def _clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self._model.rows[index.row()])

    def _place(self) -> None:
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        heights = [self._list.sizeHintForRow(row) for row in range(self._model.rowCount())]
        height = sum(heights[:MOST_ROWS]) + 2 * self.frameWidth() + 2
        below = self._owner.mapTo(window, QPoint(0, self._owner.height()))
        above = self._owner.mapTo(window, QPoint(0, 0)).y()
        room = window.height() - below.y()
        top = below.y() if room >= min(height, above) else max(above - height, 0)
        width = min(max(self._owner.width(), 320), window.width())
        left = max(min(below.x(), window.width() - width), 0)
        self.setGeometry(left, top, width, min(height, max(room, above)))
