"""What the tables of an import have in common: headings, cells of text, tooltips."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from mercato.workspace.importing import showing

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TextTable(QAbstractTableModel):
    """A table that is only looked at; `headings` are marked for translation in its own context."""

    headings: tuple[str, ...] = ()

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate(type(self).__name__, self.headings[section])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return showing.short(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return showing.tip(self.whole(index.row(), index.column()))
        return None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def whole(self, row: int, column: int) -> str:
        """What its tooltip says."""
        return self.text(row, column)
