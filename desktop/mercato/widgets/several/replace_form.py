"""Find and replace in one column: looked for as it is typed, shown before it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mercato.records.bulk import wishes
from mercato.records.language.replacing import Replacement
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.labels import PlainLabel
from mercato.widgets.several.preview import Preview
from mercato.widgets.several.requesting import Requesting
from mercato.widgets.tables import cell_fields
from mercato.workspace import words
from mercato.workspace.marked import Marked
from mercato.workspace.several import Request

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Told
    from mercato.records.bulk.wishes import Wish
    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.widgets.tables.record_table import RecordTable

_SOON = 250
"""Milliseconds after the last keystroke until it is looked for."""


class ReplaceForm(QWidget):
    """Looks while it is typed; `left` to be closed, once the change is made or not wanted."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table: RecordTable | None = None
        self._marked: Marked | None = None
        self._record_type = ""
        self.requesting = Requesting(context.workspace, self)
        self.column = QComboBox()
        self.wanted = QLineEdit()
        self.instead = QLineEdit()
        self.whole = QCheckBox(self.tr("&Whole cell only"))
        self.case = QCheckBox(self.tr("Mind &capitals"))
        self.accents = QCheckBox(self.tr("Mind acc&ents"))
        self.scope = PlainLabel(kind="hint")
        self.state = PlainLabel(kind="hint")
        self.preview = Preview(self.tr("&Replace"), ticks=True)
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._lay_out()
        self._connect()

    def begin(self, table: RecordTable) -> None:
        """Look in the marked rows of a table, if there are several, else in all that it shows."""
        self._table = table
        self._record_type = table.spec.record_type
        self._follow_rows(table)
        names = [
            name
            for name in table.spec.columns
            if wishes.is_text(self._record_type, name)
            and cell_fields.why_not(table.table, name) is None
        ]
        current = table.columns[table.marking.column]
        shown = [current, *table.columns]
        self.column.clear()
        for name in names:
            self.column.addItem(words.column_alone(table.table, name), name)
        chosen = next((name for name in shown if name in names), names[0])
        self.column.setCurrentIndex(names.index(chosen))
        self.wanted.selectAll()
        self._look_soon()

    def finish(self) -> None:
        """Nobody looks any more."""
        self._soon.stop()
        self.requesting.forget()

    def stops(self) -> list[QWidget]:
        """What Tab goes through."""
        widgets = [self.column, self.wanted, self.instead, self.whole, self.case, self.accents]
        return [*widgets, self.preview.list, self.preview.button, self.preview.cancel]

    def leave(self) -> None:
        """Stop a change that is being made; else close."""
        if self.requesting.is_changing:
            self.requesting.cancel()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        rows = FormRows()
        for label, widget in (
            (self.tr("In the column"), self.column),
            (self.tr("Find"), self.wanted),
            (self.tr("Replace with"), self.instead),
        ):
            widget.setAccessibleName(label)
            rows.add(label, widget)
        options = QWidget()
        row = QHBoxLayout(options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for box in (self.whole, self.case, self.accents):
            row.addWidget(box)
        row.addStretch(1)
        rows.add_below(options)
        rows.add_below(self.scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(rows)
        column.addWidget(self.state)
        column.addWidget(self.preview, 1)
        column.addStretch()
        self.preview.hide()

    def _connect(self) -> None:
        self.column.currentIndexChanged.connect(self._look_soon)
        for line in (self.wanted, self.instead):
            line.textChanged.connect(self._look_soon)
            line.returnPressed.connect(self._enter)
        for box in (self.whole, self.case, self.accents):
            box.toggled.connect(self._look_soon)
        self.requesting.looked.connect(self._looked)
        self.requesting.refused.connect(self._refused)
        self.requesting.applied.connect(self._applied)
        self.requesting.cancelled.connect(self.left)
        self.preview.apply.connect(self._apply)
        self.preview.left.connect(self.leave)

    def _follow_rows(self, table: RecordTable) -> None:
        """Take the rows that are marked, or shown, at this moment."""
        marked, rows = table.marked(), table.records.rowCount()
        several = marked.count > 1
        self._marked = marked if several else Marked(table.table, table.records.ids, (range(rows),))
        count = words.count(table.table, self._marked.count)
        scope = self.tr("In {count} marked") if several else self.tr("In {count} shown")
        self.scope.setText(scope.format(count=count))

    def _look_soon(self) -> None:
        self.requesting.forget()
        self.preview.hide()
        typed = bool(self.wanted.text())
        self.state.setText(self.tr("Looking…") if typed else self.tr("Type what is to be found."))
        self.state.show()
        self._soon.start()

    def _look(self) -> None:
        name = self.column.currentData()
        if not self.wanted.text() or self._table is None or name is None:
            return
        if not self._table.records.is_complete:
            self._soon.start()
            return
        self._follow_rows(self._table)
        assert self._marked is not None
        replacement = Replacement(
            self.wanted.text(),
            self.instead.text(),
            self.whole.isChecked(),
            self.case.isChecked(),
            self.accents.isChecked(),
        )
        wish = partial(_wish, self._record_type, name, replacement)
        values = {"type": self._record_type, "field": name, "old": self.wanted.text()}
        self.requesting.look(Request(self._marked, wish, "records.replaced", values))

    def _looked(self, told: Told) -> None:
        assert self._marked is not None
        nothing = not told.changed and not told.refused
        self.state.setText(self.tr("Nothing there has this text."))
        self.state.setVisible(nothing)
        self.preview.setVisible(not nothing)
        told.same = 0
        language = self._context.language
        self.preview.show_told(self._marked.table, told, self._marked.count, {}, language)

    def _enter(self) -> None:
        """Go to the button once it is shown what would change; Enter there makes the change."""
        if self.preview.isVisible():
            self.preview.first().setFocus()
        else:
            self._soon.stop()
            self._look()

    def _apply(self) -> None:
        self.preview.begin()
        self.requesting.apply(self.preview.spared)

    def _applied(self, _told: Told) -> None:
        self.left.emit()

    def _refused(self, trouble: Trouble) -> None:
        self.preview.hide()
        self.state.setText(words.trouble(trouble))
        self.state.show()


def _wish(record_type: str, name: str, replacement: Replacement, _making: bool) -> Wish:
    return wishes.replacing(record_type, name, replacement)
