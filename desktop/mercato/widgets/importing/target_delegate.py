"""Choosing what a column fills: a list laid over the cell, grouped as forms are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mercato.exchange.importing.targets import targets
from mercato.workspace import words
from mercato.workspace.importing import naming
from mercato.workspace.importing.columns_model import TARGET, ColumnsModel
from mercato.workspace.table_model import EmphasisRole

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme

AnyIndex = QModelIndex | QPersistentModelIndex


class TargetBox(QComboBox):
    """All that a column of a table can fill; `left` when its list is closed."""

    left = Signal()

    def __init__(self, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the column fills"))
        self.setProperty("kind", "long")
        self.setMaxVisibleItems(18)
        items = QStandardItemModel(self)
        items.appendRow(_item(words.note("import.left_out"), None))
        group = ""
        for one in targets(table):
            named = naming.target_group(table, one.group)
            if named != group:
                items.appendRow(_heading(named))
                group = named
            items.appendRow(_item(naming.target(table, one.name), one.name))
        self.setModel(items)

    def choose(self, target: str | None) -> None:
        """Stand on that field."""
        self.setCurrentIndex(max(0, self.findData(target)))

    def hidePopup(self) -> None:
        super().hidePopup()
        QTimer.singleShot(0, self, self.left.emit)


class TargetDelegate(QStyledItemDelegate):
    """Paints the cell as something to open, and opens it."""

    def __init__(self, theme: PaletteTheme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(EmphasisRole) == "empty":
            option.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("muted"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        if index.column() != TARGET:
            return
        rect = option.rect
        side = option.fontMetrics.height() * 2 // 3
        spot = QRect(rect.right() - side - 8, rect.center().y() - side // 2, side, side)
        self._theme.icon("opened", "muted").paint(painter, spot)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        box = TargetBox(cast("ColumnsModel", index.model()).draft.table, parent)
        box.activated.connect(self._chosen)
        box.left.connect(self._left)
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        cast("TargetBox", editor).choose(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        model.setData(index, cast("TargetBox", editor).currentData(), Qt.ItemDataRole.EditRole)

    def _chosen(self) -> None:
        self.commitData.emit(cast("QWidget", self.sender()))

    def _left(self) -> None:
        self.closeEditor.emit(cast("QWidget", self.sender()))


def _item(text: str, name: str | None) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(name, Qt.ItemDataRole.UserRole)
    return item


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
    item.setData("", Qt.ItemDataRole.UserRole)
    return item
