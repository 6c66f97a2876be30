"""Where nothing is found: which condition to drop, and what that would give."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mercato.records.finding.query import Term, rewriting
from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables import query_words
from mercato.workspace import words
from mercato.workspace.query_counts import QueryCounts

if TYPE_CHECKING:
    from mercato.records.finding.query import Node, Query
    from mercato.widgets.context import Context

_MOST = 24
"""Conditions and groups that are tried, from the left."""


class DropOffers(QWidget):
    """Offers to drop one condition or group; if none helps alone, to keep one condition only.

    `taken(text)` is the query to ask instead. Offers appear as they are counted.
    """

    taken = Signal(str)

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._without: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._counts = QueryCounts(context.workspace, table, self)
        self._counts.counted.connect(self._show)
        self._flow = FlowLayout(self, spacing=6)
        self.hide()

    def look(self, query: Query) -> None:
        """Find out what would help a query that finds nothing."""
        nodes = rewriting.conditions(query)[:_MOST]
        terms = [node for node in nodes if isinstance(node, Term)]
        without = {
            rewriting.without(query, rewriting.terms_of(node)): self._said(node)
            for node in reversed(nodes)
        }
        self._without = dict(reversed(without.items()))
        self._alone = {term.text: self._said(term) for term in terms} if len(nodes) > 2 else {}
        self._counts.ask([*self._without, *self._alone])
        self._show()

    def rest(self) -> None:
        """Offer nothing."""
        self._without, self._alone = {}, {}
        self._counts.ask([])
        self._show()

    def _said(self, node: Node) -> str:
        return query_words.in_words(self._table, node)

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        helpful = self._helpful(self._without)
        said = self.tr("Nothing has all of this. Without")
        if not helpful and all(self._counts.known(text) == 0 for text in self._without):
            helpful = self._helpful(self._alone)
            said = self.tr("Nothing has all of this, nor all but one condition. Alone")
        if helpful:
            label = PlainLabel(said, kind="hint")
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._flow.addWidget(label)
            buttons = [self._button(text, rows) for text, rows in helpful.items()]
            label.setFixedHeight(buttons[0].sizeHint().height())
            for button in buttons:
                self._flow.addWidget(button)
        self.setVisible(bool(helpful))
        self.updateGeometry()

    def _helpful(self, texts: dict[str, str]) -> dict[str, int]:
        counted = {text: self._counts.known(text) or 0 for text in texts}
        return {text: rows for text, rows in counted.items() if rows}

    def _button(self, text: str, rows: int) -> QPushButton:
        condition = self._without.get(text) or self._alone[text]
        button = QPushButton(
            self.tr("{condition}: {count}").format(condition=condition, count=words.number(rows))
        )
        named = self.tr("Without {what}") if text in self._without else self.tr("Only {what}")
        button.setProperty("kind", "proposal")
        button.setAccessibleName(named.format(what=button.text()))
        button.clicked.connect(partial(self.taken.emit, text))
        return button
