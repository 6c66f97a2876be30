"""Rows of a file as a table with the file's own headings and line numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from mercato.workspace import words
from mercato.workspace.importing import showing
from mercato.workspace.importing.table_model import NOWHERE, AnyIndex, TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.importing.plan import Row


class RowsModel(TextTable):
    """The first rows of a file; the vertical header has the lines where they stand."""

    rows: Sequence[Row] = ()

    def show_rows(self, headers: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Show those rows."""
        self.beginResetModel()
        self.headings, self.rows = headers, rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            line = role == Qt.ItemDataRole.DisplayRole
            return words.number(self.rows[section].line) if line else None
        if role == Qt.ItemDataRole.DisplayRole:
            return showing.short(self.headings[section])
        return showing.tip(self.headings[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def text(self, row: int, column: int) -> str:
        cells = self.rows[row].cells
        return cells[column] if column < len(cells) else ""
