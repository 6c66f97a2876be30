"""The history of one record, in a tab of its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView, QWidget

from mercato.widgets.tables.small_view import dress
from mercato.workspace import words
from mercato.workspace.history_model import HistoryModel

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class HistoryList(QTableView):
    """Each edit that touched the record, in words."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits = HistoryModel(context.workspace, self)
        self.edits.set_active(active=False)
        dress(self, self.edits, words.table("history"))
        letter = QFontMetrics(self.font()).averageCharWidth()
        for column, characters in enumerate((34, 18, 10, 8)):
            self.setColumnWidth(column, characters * letter)

    def show_record(self, record: int | None, *, include_units: bool) -> None:
        """Show the edits of that record."""
        self.edits.set_active(active=record is not None)
        if record is not None:
            self.edits.set_record(record)
