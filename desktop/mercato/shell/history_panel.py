"""The history: every change in words, taken back or made again from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mercato.shell import history_details
from mercato.shell.conflict_card import ConflictCard
from mercato.shell.details_list import DetailsList
from mercato.shell.side_page import SidePage
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.small_view import dress
from mercato.widgets.tables.widths import PADDING
from mercato.workspace import words
from mercato.workspace.history_model import HistoryModel
from mercato.workspace.words import language

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.records.journal.reverting import Conflict
    from mercato.shell.history_details import Detail
    from mercato.widgets.context import Context

_WHAT, _WHEN, _WHO, _STATE = range(4)
_LONG_MOMENT = "2028-12-28T22:58:58"


class HistoryPanel(SidePage):
    """All edits or those of one record; below the list, what the chosen one changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, words.table("history"))
        self._context = context
        self._record: int | None = None
        self._asked = 0
        self.model = HistoryModel(context.workspace, self)
        self.model.set_active(False)
        self.only = QCheckBox(self.tr("Only the &record shown"))
        self.only.toggled.connect(self._filter)
        self.list = self._table()
        self.back = QPushButton(self.tr("&Take this change back"))
        self.again = QPushButton(self.tr("&Make it again"))
        self.back.clicked.connect(self._take_back)
        self.again.clicked.connect(self._make_again)
        self.details = DetailsList(context)
        self.details.restore_asked.connect(self._restore)
        self.conflict = ConflictCard()
        self.conflict.decided.connect(self._decided)
        self._note = PlainLabel(kind="error")
        self._note.hide()
        self._lay_out()
        self.model.loaded.connect(self._loaded)
        self.list.selectionModel().currentRowChanged.connect(self._chosen)

    def first(self) -> QWidget:
        return self.list

    def set_record(self, record: int | None) -> None:
        """The record that "only the record shown" means."""
        self._record = record
        self.only.setEnabled(record is not None)
        self._filter()

    def set_active(self, *, active: bool) -> None:
        """Whether the page is on screen."""
        self.model.set_active(active)

    def _filter(self) -> None:
        self.model.set_record(self._record if self.only.isChecked() else None)

    def _table(self) -> QTableView:
        table = QTableView()
        dress(table, self.model, self.tr("Changes, the newest first"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.horizontalHeader().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        wide = table.fontMetrics().horizontalAdvance(language.moment(_LONG_MOMENT)) + PADDING
        table.setColumnWidth(_WHEN, wide)
        table.setColumnWidth(_STATE, wide * 2 // 3)
        return table

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._note)
        column.addWidget(self.conflict)
        column.addWidget(self.details, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(below)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self.column.addWidget(self.only)
        self.column.addWidget(parts, 1)
        self._chosen()

    def _loaded(self) -> None:
        lines = self.model.lines
        self.list.setColumnHidden(_WHO, not any(line.author for line in lines))
        self.list.setColumnHidden(_STATE, all(line.state == "done" for line in lines))
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.selectRow(0)
        self._chosen()

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _chosen(self, *_rows: QModelIndex) -> None:
        row = self._row()
        found = 0 <= row < self.model.rowCount()
        self.conflict.hide()
        self._note.hide()
        revert = found and self.model.can_revert(row)
        again = found and self.model.can_apply_again(row)
        self.back.setVisible(not again)
        self.back.setEnabled(revert)
        self.again.setVisible(again)
        self.details.show_details([])
        if found:
            edit = self._asked = self.model.line_at(row).id
            query = partial(history_details.read, edit)
            self._context.workspace.read(query, partial(self._detailed, edit), channel="details")

    def _detailed(self, edit: int, found: list[Detail]) -> None:
        if edit == self._asked:
            readonly = self._context.workspace.readonly
            self.details.show_details(found, restorable=not readonly)

    def _take_back(self) -> None:
        self.model.conflicts(self._row(), self._conflicts)

    def _conflicts(self, found: list[Conflict]) -> None:
        if found:
            self.conflict.explain(found)
        else:
            self._decided("all")

    def _decided(self, what: str) -> None:
        self.conflict.hide()
        self.list.setFocus()
        if what:
            edit = self.model.line_at(self._row()).id
            self._context.workspace.revert(edit, what, refused=self._refused)

    def _make_again(self) -> None:
        edit = self.model.line_at(self._row()).id
        self._context.workspace.apply_again(edit, refused=self._refused)

    def _restore(self, change: int, field: str) -> None:
        self._context.workspace.restore_field(change, field, refused=self._refused)

    def _refused(self, trouble: Trouble) -> None:
        self._note.setText(words.trouble(trouble))
        self._note.show()
