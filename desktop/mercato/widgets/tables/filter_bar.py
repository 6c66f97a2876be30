"""The filter bar: one line of text, and under it the same conditions as chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from mercato.records.finding import query, tables
from mercato.records.finding.query import Asked, Term
from mercato.widgets.alive import while_alive
from mercato.widgets.chips import Chip, ChipsRow
from mercato.widgets.flow import FlowLayout
from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables import query_words
from mercato.widgets.tables.filter_line import FilterLine
from mercato.widgets.tables.query_words import condition
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context

MOST_OFFERED = 6


class FilterBar(QWidget):
    """What the user looks for in one table. `query_changed(text)` as it is typed.

    Told by `set_counts` that nothing is found, it says which condition to drop, and what that
    would give. `down` asks for the table.
    """

    query_changed = Signal(str)
    down = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self.line = FilterLine(context, table)
        self.line.setPlaceholderText(self.tr("Filter: words, or conditions such as from:apple"))
        self.line.setAccessibleName(self.tr("Filter {table}").format(table=words.table(table)))
        self.line.setClearButtonEnabled(True)
        magnifier = QAction(self.line)
        wear(magnifier, context.theme, "search")
        self.line.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.chips = ChipsRow()
        self.chips.hide()
        self._dropped = QWidget()
        self._offers = FlowLayout(self._dropped, spacing=6)
        self._dropped.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.line, self.chips, self._dropped):
            column.addWidget(widget)
        self.setFocusProxy(self.line)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self.line.textChanged.connect(self._changed)
        self.line.down.connect(self.down)

    def text(self) -> str:
        """The query."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Ask for this instead."""
        self.line.setText(text)

    def query(self) -> query.Query:
        """The query, read."""
        asked = Asked(self._context.language, self._context.day_first)
        return query.parse(self.text(), self._table, asked)

    def set_counts(self, shown: int, total: int) -> None:
        """How many rows the query finds, of how many."""
        terms = self.query().terms
        if shown or total <= 0 or not terms:
            self._offer([], [])
            return
        without = [self.query().without(term) for term in terms[:MOST_OFFERED]]
        self._context.workspace.read(
            partial(_counts, self._table, without, self._context.language, self._context.day_first),
            partial(self._offer, without),
            channel=f"without {id(self)}",
            background=True,
        )

    def _changed(self) -> None:
        self._show_chips()
        self._offer([], [])
        self._soon.start()

    def _tell(self) -> None:
        self.query_changed.emit(self.text())

    def _show_chips(self) -> None:
        chips = []
        query = self.query()
        for term in query.terms:
            text = condition(self._table, term)
            chip = Chip(self._context.theme, text, unknown=not term.understood)
            chip.removed.connect(partial(self._drop, term))
            chips.append(chip)
        either = dict.fromkeys(query_words.alternatives(query), self.tr("or"))
        self.chips.show_chips(chips, either)

    def _drop(self, term: Term) -> None:
        self.set_text(self.query().without(term))
        self.line.setFocus()

    @while_alive
    def _offer(self, without: list[str], counts: list[int]) -> None:
        """Offer to drop one condition, where that would find something."""
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        terms = self.query().terms
        helpful = [
            (term, text, count)
            for term, text, count in zip(terms, without, counts, strict=False)
            if count
        ]
        if helpful:
            label = PlainLabel(self.tr("Nothing has all of this. Without"), kind="hint")
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._offers.addWidget(label)
        for term, text, count in helpful:
            button = QPushButton(
                self.tr("{condition}: {count}").format(
                    condition=condition(self._table, term), count=words.number(count)
                )
            )
            button.setProperty("kind", "proposal")
            button.setAccessibleName(self.tr("Without {what}").format(what=button.text()))
            button.clicked.connect(partial(self.set_text, text))
            self._offers.addWidget(button)
        self._dropped.setVisible(bool(helpful))


def _counts(table: str, queries: list[str], language: str, day_first: bool) -> list[int]:
    return [tables.count(table, text, language=language, day_first=day_first) for text in queries]
