"""The filter bar: one line of text with buttons, and under it the same conditions as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
from mercato.widgets.tab_order import in_tab_order
from mercato.widgets.tables.filter_chips import FilterChips
from mercato.widgets.tables.filter_line import FilterLine
from mercato.workspace import words
from mercato.workspace.view_queries import ViewQueries

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mercato.records.finding.query import Asked, Query, Term
    from mercato.records.finding.query.unfinished import Begun
    from mercato.widgets.context import Context
    from mercato.widgets.tables.drop_offers import DropOffers


_LEAST_LETTERS = 45
"""Letters of the bar's width down to which there is room for more than what is typed."""


class FilterBar(QWidget):
    """What the user looks for in one table. `query_changed(text)` as it is typed.

    A condition whose value names nothing yet, or of whose field only the first letters are there,
    is not asked while the cursor stands right behind it, until Enter ends the typing.

    Told by `set_counts` that nothing is found, it says which condition to drop, and what that
    would give. `down` asks for the table, as Esc does; the filter stays.
    """

    query_changed = Signal(str)
    down = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self._asked = ""
        self._whole: str | None = None
        self._views = ViewQueries(context.workspace, table, self)
        self.line = FilterLine(context, table)
        self.line.setPlaceholderText(self.tr("Filter: words, or conditions such as from:apple"))
        self.line.setAccessibleName(self.tr("Filter {table}").format(table=words.table(table)))
        magnifier = QAction(self.line)
        wear(magnifier, context.theme, "search")
        self.line.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self.chips = FilterChips(context.theme, table)
        self._offers: DropOffers | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.line, 1)
        for button in (self.chips.add, self.chips.facets):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.chips)
        self._column = column
        self.setFocusProxy(self.line)
        self._connect()

    def text(self) -> str:
        """The query."""
        return self.line.text()

    @property
    def asked(self) -> str:
        """What the rows are asked for: the query, without a condition that is just begun."""
        return self._asked

    @property
    def offers(self) -> DropOffers:
        """What helps where nothing is found; made when that is so for the first time."""
        if self._offers is None:
            from mercato.widgets.tables.drop_offers import DropOffers

            self._offers = DropOffers(self._context, self._table)
            self._offers.taken.connect(self._take)
            self._offers.changed.connect(self._set_tab_order)
            self._column.addWidget(self._offers)
        return self._offers

    def set_text(self, text: str) -> None:
        """Ask for this instead, as a whole, also if it is what is being typed."""
        self._whole = text
        self.line.setText(text)
        self._look_again()

    def query(self) -> Query:
        """The query, read; what reads it is imported with the first one."""
        return self._read(self.text())

    def _read(self, text: str) -> Query:
        from mercato.records.finding.query import parse

        return parse(text, self._table, self._how(text))

    def _how(self, text: str) -> Asked:
        from mercato.records.finding.query import Asked

        context = self._context
        return Asked(context.language, context.day_first, views=self._views.known_in(text))

    def set_counts(self, shown: int, total: int) -> None:
        """How many rows the query finds, of how many."""
        if shown or total <= 0:
            self._offer_nothing()
        else:
            self.offers.look(self._read(self._asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() // self.fontMetrics().averageCharWidth()
        self.chips.name_buttons(shown=letters > _LEAST_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._views.changed.connect(self._show_chips)
        self.line.textChanged.connect(self._go_on)
        self.line.place_changed.connect(self._look_again)
        self.line.down.connect(self._end)
        self.chips.removed.connect(self._drop)
        self.chips.edited.connect(self._edit)
        self.chips.added.connect(self._add)
        self.chips.left.connect(self._leave_chips)

    def _show_chips(self) -> None:
        if self.text().strip():
            begun = self._unfinished()
            self.chips.show_query(self.query(), begun.term if begun else None)
        else:
            self.chips.show_nothing()
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        offers = [] if self._offers is None else self._offers.buttons
        in_tab_order([self.line, *self.chips.stops(), *offers])

    def _go_on(self) -> None:
        """The text is another one: unless it was given as a whole, it may be typed still."""
        if self.text() != self._whole:
            self._whole = None
        self.line.setClearButtonEnabled(True)  # takes 3 ms the first time: not before the rows
        self._changed()

    def _end(self) -> None:
        """Ask what stands there as a whole, and for the table."""
        self._whole = self.text()
        self._look_again()
        self.down.emit()

    def _changed(self) -> None:
        wanted = self._to_ask()
        if not self._is_asked(wanted):
            self._asked = wanted
            self.query_changed.emit(wanted)  # first: the file is asked while chips are made
            self._offer_nothing()
        self._show_chips()

    def _offer_nothing(self) -> None:
        if self._offers is not None:
            self._offers.rest()

    def _look_again(self) -> None:
        """The cursor came to a condition that is just begun, or left it."""
        if not self._is_asked(self._to_ask()):
            self._changed()

    def _is_asked(self, wanted: str) -> bool:
        """Whether the rows, and what helps where there are none, are those of that query."""
        return wanted.rstrip() == self._asked.rstrip()

    def _to_ask(self) -> str:
        """The text as far as it is understood, where a condition is just begun."""
        begun = self._unfinished()
        return self.text() if begun is None else begun.so_far

    def _unfinished(self) -> Begun | None:
        """What is begun right before the cursor and says nothing yet."""
        place, text = self.line.place, self.text()
        if not place or text == self._whole:
            return None
        from mercato.records.finding.query.unfinished import unfinished

        return unfinished(self.query(), place, self._how(text))

    def _drop(self, term: Term) -> None:
        from mercato.records.finding.query import rewriting

        by_mouse = not any(chip.hasFocus() for chip in self.chips.chips)
        self.set_text(rewriting.without(self.query(), [term]))
        if by_mouse:
            self.line.setFocus()

    def _edit(self, term: Term) -> None:
        self.line.go_to(term.end)

    def _take(self, text: str) -> None:
        """Ask that instead; the button that had the focus goes."""
        self.set_text(text)
        self.line.setFocus()

    def _add(self) -> None:
        """Offer all conditions, behind what is there."""
        text = self.text()
        if text and not text[-1].isspace():
            self.line.setText(f"{text} ")
        self.line.go_to(len(self.text()))
        self.line.offer_all()

    def _leave_chips(self, down: bool) -> None:
        if down:
            self.down.emit()
        else:
            self.line.setFocus()
