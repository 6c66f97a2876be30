"""The list at the left: the tables with their counts, saved views, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mercato.widgets.viewports import meet_viewport
from mercato.workspace.words import visible

if TYPE_CHECKING:
    from mercato.shell.theme import Theme

ItemRole = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class Item(NamedTuple):
    """One line: a table (`kind` "section"), a "view", "tag" or "check", or a "group"'s heading."""

    kind: str
    name: str
    text: str
    icon: str = ""
    number: str = ""
    tip: str = ""
    table: str = ""


_MARGIN = 6
_INSIDE = 8
_OF_MERCATO = ("section", "check")
"""Kinds of lines that nobody but Mercato names: none of them is cut in a fresh window."""


class Items(QAbstractListModel):
    """The lines of the side bar."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: list[Item]) -> None:
        """Replace the lines; where only counts changed, no line moves."""
        if [(i.kind, i.name) for i in items] == [(i.kind, i.name) for i in self.items]:
            self.items = items
            self.dataChanged.emit(self.index(0), self.index(max(len(items) - 1, 0)))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.items[index.row()].kind == "group":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.items):
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.ToolTipRole:
            from html import escape  # its list of entities is long

            return escape(visible(item.tip or item.text)).replace("\n", "<br>")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text}, {item.number}" if item.number else item.text
        return item if role == ItemRole else None


class _Delegate(QStyledItemDelegate):
    """Icon, name, and the count at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line: int = option.fontMetrics.lineSpacing()
        item = index.data(ItemRole)
        return QSize(120, line + (20 if item.kind == "group" and index.row() else 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        item = index.data(ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if item.kind == "group":
            self._draw_group(painter, rect.adjusted(_INSIDE, 0, -_INSIDE, -4), item)
        else:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            ground = "selection" if chosen else "hover"
            if chosen or state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour(ground))
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
            self._draw_item(painter, rect.adjusted(_INSIDE, 0, -_INSIDE, 0), item, chosen=chosen)
        painter.restore()

    def _draw_group(self, painter: QPainter, rect: QRect, item: Item) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setWeight(QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, item.text)

    def _draw_item(self, painter: QPainter, rect: QRect, item: Item, *, chosen: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        side = painter.fontMetrics().height()
        spot = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        self._theme.icon(item.icon, "accent" if chosen else "muted").paint(painter, spot)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, item.number)
        room = rect.adjusted(side + _INSIDE, 0, 0, 0)
        room.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(item.number) - _INSIDE)
        if chosen:
            painter.setFont(_chosen(painter.font()))
        middle_cut = Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(visible(item.text), middle_cut, room.width())
        painter.setPen(self._theme.colour("accent" if chosen else "text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, text)


def _chosen(font: QFont) -> QFont:
    """The font of the line that is chosen."""
    heavier = QFont(font)
    heavier.setWeight(QFont.Weight.DemiBold)
    return heavier


_UPWARDS = (QListView.CursorAction.MoveUp, QListView.CursorAction.MovePageUp)


class _Lines(QListView):
    """The list; what may be asked of a saved view with keys or the menu is told."""

    rename_asked = Signal()
    delete_asked = Signal()
    menu_asked = Signal(QPoint)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Step over headings."""
        found = super().moveCursor(action, modifiers)
        step = -1 if action in _UPWARDS and found.row() else 1
        while found.isValid() and not found.flags() & Qt.ItemFlag.ItemIsEnabled:
            found = found.siblingAtRow(found.row() + step)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = {Qt.Key.Key_F2: self.rename_asked, Qt.Key.Key_Delete: self.delete_asked}
        signal = asked.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            signal.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        rect = self.visualRect(self.currentIndex())
        self.menu_asked.emit(
            self.viewport().mapToGlobal(rect.center()) if by_key else event.globalPos()
        )


class SideBar(QFrame):
    """Arrow keys and clicks choose; `chosen(kind, name)` at once.

    F2, Delete and the context menu ask for what can be done with the chosen line.
    """

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_bar")
        self.items = Items(self)
        self._marked = ("", "")
        self.list = _Lines()
        meet_viewport(self.list)
        self.list.setAccessibleName(self.tr("Tables, saved views, tags and checks"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setModel(self.items)
        self.list.setItemDelegate(_Delegate(theme, self))
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.list.viewport().update)

    def show_items(self, items: list[Item]) -> None:
        """Show those lines; what was chosen stays chosen, or is as soon as it is there."""
        scrolled = self.list.verticalScrollBar().value()
        self.items.show_items(items)
        self.mark(*self._marked)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)

    def fitting(self) -> int:
        """The width in which tables and checks are seen whole, with their counts."""
        usual, chosen = self.list.fontMetrics(), QFontMetrics(_chosen(self.list.font()))
        texts = (
            chosen.horizontalAdvance(item.text) + usual.horizontalAdvance(item.number)
            for item in self.items.items
            if item.kind in _OF_MERCATO
        )
        beside = usual.height() + 4 * _INSIDE + 1
        return max(texts, default=0) + beside + self.width() - self.list.viewport().width()

    def current(self) -> Item | None:
        """The chosen line."""
        found = self.list.currentIndex().data(ItemRole)
        return found if isinstance(found, Item) else None

    def mark(self, kind: str, name: str) -> None:
        """Show as chosen, without choosing it; bring it into sight if it is another line."""
        is_other, self._marked = self._marked != (kind, name), (kind, name)
        for row, item in enumerate(self.items.items):
            if (item.kind, item.name) == (kind, name):
                selection = self.list.selectionModel()
                selection.blockSignals(True)
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(self.items.index(row), flags)
                selection.blockSignals(False)
                self.list.viewport().update()
                if is_other:
                    self.list.scrollTo(self.items.index(row))

    def _current_changed(self, current: QModelIndex) -> None:
        item = current.data(ItemRole)
        if isinstance(item, Item):
            self._marked = (item.kind, item.name)
            self.chosen.emit(item.kind, item.name)
