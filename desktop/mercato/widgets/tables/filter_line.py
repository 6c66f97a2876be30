"""The line of the filter bar, with its completion."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from mercato.widgets.alive import while_alive
from mercato.workspace import words
from mercato.workspace.query_counts import QueryCounts

if TYPE_CHECKING:
    from mercato.records.finding import completing
    from mercato.widgets.context import Context
    from mercato.widgets.fields.link import Row
    from mercato.widgets.fields.suggestions import Suggestions
    from mercato.widgets.tables.completions import Completion

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_NAMES = 9
_NAMES_TO_TRY = 30
"""Names of which the list shows those that find something."""


class FilterLine(QLineEdit):
    """One line of text; Down goes into the list, without a list to the table (`down`).

    `place_changed` when the cursor moved, or the focus came or went.

    What is typed may go on with a field, a code, a name from the file. Beside each value stands
    the number of rows that it would leave; the list does not wait for names nor numbers. What it
    shows stays where it is until something else is typed: names and numbers only come to it.
    """

    down = Signal()
    place_changed = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self._place: completing.Place | None = None
        self._listed: list[Completion] = []
        self._spare: list[Completion] = []
        self._most = 0
        self._clicked_away = False
        self._counts = QueryCounts(context.workspace, table, self)
        self._counts.counted.connect(self._show_counts)
        self._suggestions: Suggestions | None = None
        self.textEdited.connect(self._complete)
        self.cursorPositionChanged.connect(self._tell_place)

    @property
    def suggestions(self) -> Suggestions:
        """The list of what may follow; imported and made when there is first something to offer."""
        if self._suggestions is None:
            from mercato.widgets.fields.suggestions import Suggestions

            self._suggestions = Suggestions(self._context.theme, self)
            self._suggestions.taken.connect(self._take)
        return self._suggestions

    @property
    def _is_open(self) -> bool:
        return self._suggestions is not None and self._suggestions.is_open

    def event(self, event: QEvent) -> bool:
        """Undo is the line's while it has something to take back, else the application's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() == QEvent.Type.KeyPress and self._is_open:
            self._take(self.suggestions.current() or self.suggestions.rows[0])
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_open = event.key(), self._is_open
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Space and control:
            self.offer_all()
        elif is_open and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.suggestions.step(1 if key == Qt.Key.Key_Down else -1)
        elif is_open and key == Qt.Key.Key_Escape:
            self.close_list()
        elif is_open and key in _ENTER and (row := self.suggestions.current()) is not None:
            self._take(row)
        elif key == Qt.Key.Key_Down or key in _ENTER:
            self.close_list()
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_away = False
        self.place_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)
        self._clicked_away = event.reason() == Qt.FocusReason.MouseFocusReason
        self.place_changed.emit()

    @property
    def place(self) -> int | None:
        """The cursor's place in the text; None while the window's focus is elsewhere.

        A click elsewhere leaves it there: were more asked now, the row that is clicked might go.
        """
        is_here = self._clicked_away or self.window().focusWidget() is self
        return self._cursor() if is_here else None

    def go_to(self, place: int) -> None:
        """Put the cursor behind that many characters of the text."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursorPosition(_units(self.text()[:place]))

    def offer_all(self) -> None:
        """Offer whatever may stand at the cursor, though nothing of it is typed yet."""
        self._complete_at(unasked=False)

    def close_list(self) -> None:
        """Offer nothing any more."""
        self._place, self._listed, self._spare = None, [], []
        self._counts.ask([])
        if self._suggestions is not None:
            self._suggestions.offer([])

    def _tell_place(self, *_places: int) -> None:
        self.place_changed.emit()

    def _complete(self) -> None:
        self._complete_at(unasked=True)

    def _complete_at(self, *, unasked: bool) -> None:
        from mercato.records.finding import completing
        from mercato.widgets.tables import completions

        place = completing.place(self.text(), self._cursor())
        if place is None or (unasked and place.field is None and not place.typed):
            self.close_list()
            return
        self._place = place
        self._listed, self._spare = completions.known(self._table, place), []
        self._most = len(self._listed) + _MOST_NAMES
        self._list_anew()
        if place.field is not None:
            rest = completing.beside(self.text(), place)
            beside = completing.Beside(rest, words.interface_language(), words.day_first())
            asked = (self._table, place.field, place.typed, _NAMES_TO_TRY, beside)
            self._context.workspace.read(
                partial(completing.names, *asked),
                partial(self._add_names, place),
                channel=f"complete {id(self)}",
                background=True,
            )

    @while_alive
    def _add_names(self, place: completing.Place, names: list[str]) -> None:
        from mercato.widgets.tables import completions

        if place is self._place and (found := completions.from_file(place, names)):
            self._listed += found[:_MOST_NAMES]
            self._spare = found[_MOST_NAMES:]
            self._list_more()

    def _list_anew(self) -> None:
        """Show other rows; what is marked stays marked if it is among them."""
        marked = self.suggestions.current()
        texts = [one.text for one in self._listed]
        at = texts.index(marked.text) if marked and marked.text in texts else -1
        self.suggestions.offer(self._rows(), at)
        self._count(self._listed)

    def _list_more(self) -> None:
        """Say more in the same rows, and put rows behind them.

        For each that finds nothing a spare name comes in, once it is known to find something.
        """
        useful = sum(self._known(one) != 0 for one in self._listed)
        called = [one for one in self._spare if self._known(one) != 0][: self._most - useful]
        self._listed += [one for one in called if self._known(one)]
        self._spare = [one for one in self._spare if one not in self._listed]
        self.suggestions.offer_more(self._rows())
        self._count([*self._listed, *called])

    def _show_counts(self) -> None:
        if self._is_open:
            self._list_more()

    def _rows(self) -> list[Row]:
        from mercato.widgets.fields.link import Row

        return [Row(one.text, reason=self._said(one), icon="search") for one in self._listed]

    def _said(self, one: Completion) -> str:
        """What the completion means, and how many rows it would leave."""
        said = [] if one.is_plain else [one.meaning]
        if not one.is_field:
            rows = self._known(one)
            said.append("…" if rows is None else words.number(rows))
        return " · ".join(said)

    def _known(self, one: Completion) -> int | None:
        """How many rows it would leave, once they are counted."""
        return None if one.is_field else self._counts.known(self._completed(one))

    def _count(self, wanted: list[Completion]) -> None:
        self._counts.ask(self._completed(one) for one in wanted if not one.is_field)

    def _completed(self, one: Completion) -> str:
        """The whole query, once that is taken."""
        assert self._place is not None
        text = self.text()
        return text[: self._place.start] + one.text + text[self._place.end :]

    def _take(self, row: Row) -> None:
        found = next(one for one in self._listed if one.text == row.text)
        assert self._place is not None
        text, end = self._completed(found), self._place.start + len(found.text)
        self.close_list()
        self.setText(text)
        self.setCursorPosition(_units(text[:end]))
        if found.is_field:
            self._complete()

    def _cursor(self) -> int:
        """The cursor's place in the text, which Qt counts in UTF-16."""
        before = self.text().encode("utf-16-le", "surrogatepass")[: 2 * self.cursorPosition()]
        return len(before.decode("utf-16-le", "surrogatepass"))


def _units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
