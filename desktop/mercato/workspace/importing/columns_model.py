"""The columns of a file and what they fill, as a table: one row for each line of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from mercato.workspace import words
from mercato.workspace.importing import naming
from mercato.workspace.importing.table_model import NOWHERE, AnyIndex, TextTable
from mercato.workspace.table_model import EmphasisRole
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mercato.workspace.importing.draft import Draft, Line

COLUMN, SAMPLES, TARGET, WHY = range(4)
SHOWN = 4
"""Samples that stand in a cell; the tooltip has all."""


class ColumnsModel(TextTable):
    """Only what a line fills can be changed; `EditRole` there is the name of the field, or None."""

    headings = (
        QT_TRANSLATE_NOOP("ColumnsModel", "Column"),
        QT_TRANSLATE_NOOP("ColumnsModel", "First values"),
        QT_TRANSLATE_NOOP("ColumnsModel", "Fills"),
        QT_TRANSLATE_NOOP("ColumnsModel", "Why"),
    )

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._lines = list(draft.lines)
        draft.lines_changed.connect(self._reset)
        draft.line_changed.connect(self._changed)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == TARGET else usual

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == EmphasisRole:
            unused = self._lines[index.row()].target is None
            return "empty" if unused and index.column() != COLUMN else ""
        if index.isValid() and role == Qt.ItemDataRole.EditRole and index.column() == TARGET:
            return self._lines[index.row()].target
        return super().data(index, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != TARGET:
            return False
        self.draft.assign(index.row(), value)
        return True

    def text(self, row: int, column: int) -> str:
        line = self._lines[row]
        if column == COLUMN:
            return name_of(line)
        if column == SAMPLES:
            return " · ".join(filter(None, line.samples[:SHOWN]))
        return said_target(self.draft.table, line) if column == TARGET else _why(line)

    def whole(self, row: int, column: int) -> str:
        if column == SAMPLES:
            return "\n".join(filter(None, self._lines[row].samples))
        return self.text(row, column)

    def _reset(self) -> None:
        self.beginResetModel()
        self._lines = list(self.draft.lines)
        self.endResetModel()

    def _changed(self, place: int) -> None:
        self._lines[place] = self.draft.lines[place]
        self.dataChanged.emit(self.index(place, 0), self.index(place, WHY))


def name_of(line: Line) -> str:
    """What a line is called: its column, the part of it, or all columns that are joined."""
    if len(line.columns) > 1:
        rest = " + ".join(line.columns[1:])
        return words.note("import.joined", first=line.columns[0], rest=rest)
    if line.cut:
        return words.note("import.part", column=line.columns[0], part=line.part)
    return line.columns[0]


def said_target(table: str, line: Line) -> str:
    """What a line fills, in words."""
    if line.target is None:
        return words.note("import.left_out")
    return naming.target(table, line.target)


def _why(line: Line) -> str:
    return words.note(f"import.reason.{line.reason}", column=line.by) if line.reason else ""
