"""What a change of many records does, line by line: what it is now, what it will be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mercato.workspace import cells, words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Told

AnyIndex = QModelIndex | QPersistentModelIndex

_HEADINGS = (
    QT_TRANSLATE_NOOP("PreviewModel", "Record"),
    QT_TRANSLATE_NOOP("PreviewModel", "Field"),
    QT_TRANSLATE_NOOP("PreviewModel", "Now"),
    QT_TRANSLATE_NOOP("PreviewModel", "Then"),
)
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class PreviewLine(NamedTuple):
    """One field of one record."""

    record: int
    cells: tuple[str, str, str, str]


class PreviewModel(QAbstractTableModel):
    """One line for each field of each record; with `ticks` records can be left out."""

    ticked = Signal()

    def __init__(self, parent: QObject, *, ticks: bool = False) -> None:
        super().__init__(parent)
        self.lines: list[PreviewLine] = []
        self.spared: set[int] = set()
        self.ticks = ticks

    def show_told(self, record_type: str, told: Told, new: dict[str, str], language: str) -> None:
        """Show those lines; `new` are the names of linked records that will be made."""
        self.beginResetModel()
        self.spared.clear()
        self.lines = [
            PreviewLine(
                line.record,
                (
                    line.name,
                    words.field_alone(record_type, name),
                    cells.of_field(record_type, name, old, language),
                    new.get(name) or cells.of_field(record_type, name, value, language),
                ),
            )
            for line in told.lines
            for name, old, value in line.values
        ]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Leave a record out, or take it in again."""
        self.spared ^= {self.lines[row].record}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("PreviewModel", _HEADINGS[section])
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        ticks = self.ticks and index.column() == 0
        return super().flags(index) | (
            Qt.ItemFlag.ItemIsUserCheckable if ticks else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role in _SHOWN:
            return words.visible(line.cells[index.column()], one_line=role == _SHOWN[0])
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks and index.column() == 0:
            spared = line.record in self.spared
            return Qt.CheckState.Unchecked if spared else Qt.CheckState.Checked
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True
