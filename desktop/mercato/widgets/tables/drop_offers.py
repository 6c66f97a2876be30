"""Where nothing is found: what may have been meant, which condition to drop, what that gives."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words
from mercato.workspace.query_counts import QueryCounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.records.finding.query import Node, Query
    from mercato.widgets.context import Context

_MOST = 24
"""Conditions and groups that are tried, from the left."""


class _Offer(QPushButton):
    """A button whose text is cut in the middle where there is no room; what it gives stays."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        contents = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)


class DropOffers(QWidget):
    """Offers to drop one condition or group; if none helps alone, to keep one condition only,
    corrected where it was not understood.

    Where something was not understood, what may have been meant is offered instead.
    `taken(text)` is the query to ask instead. Offers appear as they are counted (`changed`).
    """

    taken = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self._meant: dict[str, str] = {}
        self._without: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._counts = QueryCounts(context.workspace, table, self)
        self._counts.counted.connect(self._show)
        self.buttons: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=6)
        self.hide()

    def look(self, query: Query) -> None:
        """Find out what would help a query that finds nothing."""
        from mercato.records.finding.query import Asked, Term, rewriting
        from mercato.records.finding.query.meant import meant, together

        asked = Asked(self._context.language, self._context.day_first)
        corrected = meant(query, asked)
        self._meant = {text: self._said(term) for text, term in corrected.items()}
        for text, all_of in together(query, asked).items():
            self._meant[text] = ", ".join(map(self._said, all_of))
        nodes = rewriting.conditions(query)[:_MOST]
        terms = [node for node in nodes if isinstance(node, Term)]
        without = {
            rewriting.without(query, rewriting.terms_of(node)): self._said(node)
            for node in reversed(nodes)
        }
        self._without = dict(reversed(without.items()))
        if len(nodes) < 3:  # without one, the other is alone
            terms = []
        terms += corrected.values()
        self._alone = {term.text: self._said(term) for term in terms}
        self._counts.ask([*self._meant, *self._without, *self._alone])
        self._show()

    def rest(self) -> None:
        """Offer nothing."""
        self._meant, self._without, self._alone = {}, {}, {}
        self._counts.ask([])
        self._show()

    def _said(self, node: Node) -> str:
        from mercato.widgets.tables import query_words

        return query_words.in_words(self._table, node)

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        if self._finds_any(self._meant):
            said = self.tr("Nothing has all of this. Did you mean")
            self._offer(said, self.tr("Instead {what}"), self._meant)
        elif self._finds_any(self._without) or not self._are_counted(self._without):
            said = self.tr("Nothing has all of this. Without")
            self._offer(said, self.tr("Without {what}"), self._without)
        else:
            said = self.tr("Nothing has all of this, nor all but one condition. Alone")
            self._offer(said, self.tr("Only {what}"), self._alone)
        self.setVisible(bool(self.buttons))
        self.updateGeometry()
        self.changed.emit()

    def _finds_any(self, texts: Iterable[str]) -> bool:
        return any(self._counts.known(text) for text in texts)

    def _are_counted(self, texts: Iterable[str]) -> bool:
        return all(self._counts.known(text) is not None for text in texts)

    def _offer(self, said: str, named: str, conditions: dict[str, str]) -> None:
        """Say what helps, with a button for each query that finds something."""
        counted = {text: self._counts.known(text) or 0 for text in conditions}
        buttons = [
            self._button(text, conditions[text], rows, named)
            for text, rows in counted.items()
            if rows
        ]
        if not buttons:
            return
        label = PlainLabel(said, kind="hint")
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        label.setFixedHeight(buttons[0].sizeHint().height())
        for widget in (label, *buttons):
            self._flow.addWidget(widget)
        self.buttons = buttons

    def _button(self, text: str, condition: str, rows: int, named: str) -> QPushButton:
        says = self.tr("{condition}: {count}")
        button = _Offer(says.format(condition=condition, count=words.number(rows)))
        button.setProperty("kind", "proposal")
        button.setAccessibleName(named.format(what=button.text()))
        button.setToolTip(button.text())
        button.clicked.connect(partial(self.taken.emit, text))
        return button
