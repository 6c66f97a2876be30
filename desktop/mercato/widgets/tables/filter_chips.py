"""The conditions of a filter as chips: to be read, taken away, and gone to."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mercato.widgets.chips import Chip
from mercato.widgets.flow import FlowLayout
from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.records.finding.query import Query, Term
    from mercato.widgets.theme import PaletteTheme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_EDIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


def _height(widget: QWidget) -> int:
    """The height of all that stands in the row."""
    return widget.fontMetrics().lineSpacing() + 6


class _Button(QPushButton):
    """A button as high as the chips, whatever the style has buttons be."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _height(self))


class FilterChips(QWidget):
    """A chip for each condition and the words that join them; nothing where there is none.

    `add` and `facets` are buttons for more, which stand where the bar puts them. Tab reaches them
    and the chips once; Left and Right go along. `removed(term)`, `edited(term)`,
    `added()` for the button "filter", `facets_asked()` for the one of facets, `left(down)`
    when Up or Down goes elsewhere.
    """

    removed = Signal(object)
    edited = Signal(object)
    added = Signal()
    facets_asked = Signal()
    left = Signal(bool)

    def __init__(self, theme: PaletteTheme, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._shown: list[tuple[str, bool | None]] = []
        self._terms: list[Term] = []
        self._made: list[QWidget] = []
        self._words: dict[QPushButton, str] = {}
        self.chips: list[Chip] = []
        self.add = self._button("add", self.tr("filter"), self.tr("Add a condition"))
        self.add.clicked.connect(self._ask_condition)
        self.facets = self._button("facets", self.tr("facets"), self.tr("Values and their numbers"))
        self.facets.setCheckable(True)
        self.facets.clicked.connect(self._ask_facets)
        self._flow = FlowLayout(self, spacing=4)
        self._visit(self.add)
        self.hide()

    def show_query(self, query: Query, unfinished: Term | None = None) -> None:
        """Show these conditions, one of which may be just begun; the focus stays in its place."""
        from mercato.records.finding.query import Term
        from mercato.widgets.tables import query_words

        laid_out = query_words.laid_out(query)
        shown: list[tuple[str, bool | None]] = [
            (one, None) if isinstance(one, str) else self._said(one, begun=one == unfinished)
            for one in laid_out
        ]
        self._show(shown, [one for one in laid_out if isinstance(one, Term)])

    def show_nothing(self) -> None:
        """Show that there are no conditions."""
        self._show([], [])

    def name_buttons(self, *, shown: bool) -> None:
        """Whether the buttons have room for their words beside their icons."""
        for button, text in self._words.items():
            button.setText(text if shown else "")

    def stops(self) -> list[QWidget]:
        """Whatever one comes to with the arrow keys, from the left."""
        return [*self.chips, self.add, self.facets]

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.FocusIn:
            self._visit(watched)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event.key())
        return False

    def _said(self, term: Term, *, begun: bool) -> tuple[str, bool]:
        """A condition in words, and whether they are what is meant."""
        from mercato.widgets.tables import query_words

        if begun:
            return query_words.begun(self._table, term), True
        return query_words.condition(self._table, term), term.understood

    def _show(self, shown: list[tuple[str, bool | None]], terms: list[Term]) -> None:
        self._terms = terms
        if shown != self._shown:
            pairs = zip(shown, self._shown, strict=False)
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            self._shown = shown
            self._rebuild(same)

    def _pressed(self, at: QWidget, key: int) -> bool:
        """Whether the key did something in the row."""
        stops = self.stops()
        place = stops.index(at)
        on_chip = place < len(self.chips)
        if key in _STEPS:
            stops[(place + _STEPS[Qt.Key(key)]) % len(stops)].setFocus()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit(key == Qt.Key.Key_Down)
        elif on_chip and key in _REMOVE:
            self._remove(place)
        elif on_chip and key in _EDIT:
            self._edit(place)
        else:
            return False
        return True

    def _visit(self, widget: QWidget) -> None:
        """Let Tab come back to where one was in the row."""
        for stop in self.stops():
            tab = stop is widget
            policy = Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus
            stop.setFocusPolicy(policy)

    def _ask_condition(self) -> None:
        self.added.emit()

    def _ask_facets(self) -> None:
        self.facets_asked.emit()

    def _remove(self, place: int) -> None:
        self.removed.emit(self._terms[place])

    def _edit(self, place: int) -> None:
        self.edited.emit(self._terms[place])

    def _rebuild(self, same: int) -> None:
        """Make what is shown, but for the first ones that are the same as before."""
        had_focus = [stop.hasFocus() for stop in self.stops()]
        on_chip = any(had_focus[: len(self.chips)])
        old, self._made = self._made[same:], self._made[:same]
        self.chips = [one for one in self._made if isinstance(one, Chip)]
        for gone in old:  # before others come: for a moment there would be one row more
            self._flow.removeWidget(gone)
        self.setVisible(bool(self._shown))
        for text, understood in self._shown[same:]:
            widget: QWidget
            widget = self._word(text) if understood is None else self._chip(text, understood)
            self._flow.insert(len(self._made), widget)
            widget.show()  # the layout would, but only in a moment: it could not take the focus
            self._made.append(widget)
        stops = self.chips if on_chip and self.chips else self.stops()
        at = stops[min(had_focus.index(True), len(stops) - 1)] if any(had_focus) else stops[0]
        self._visit(at)
        if any(had_focus):
            at.setFocus()
        for gone in old:
            gone.hide()
            gone.deleteLater()
        self.updateGeometry()

    def _word(self, text: str) -> PlainLabel:
        label = PlainLabel(text, kind="hint")
        label.setWordWrap(False)
        label.setFixedHeight(_height(self))
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label

    def _chip(self, text: str, understood: bool) -> Chip:
        chip = Chip(self._theme, text, unknown=not understood)
        chip.setFixedHeight(_height(self))
        chip.setAccessibleName(text)
        chip.setAccessibleDescription(self.tr("Enter edits the condition, Delete removes it"))
        chip.installEventFilter(self)
        chip.removed.connect(partial(self._remove, len(self.chips)))
        chip.clicked.connect(partial(self._edit, len(self.chips)))
        self.chips.append(chip)
        return chip

    def _button(self, icon: str, text: str, meaning: str) -> QPushButton:
        button = _Button(text)
        self._words[button] = text
        button.setProperty("kind", "more_chip")
        button.setIconSize(QSize(12, 12))
        wear(button, self._theme, icon)
        button.setToolTip(meaning)
        button.setAccessibleName(meaning)
        button.installEventFilter(self)
        return button
