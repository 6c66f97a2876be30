"""The facets of a table side by side, and the button that chooses which."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from mercato.records.finding import facets
from mercato.widgets.facets import facet_words
from mercato.widgets.facets.facet_list import FacetList, Shown, in_words
from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace.facet_values import FEW, MANY, FacetValue, FacetValues

if TYPE_CHECKING:
    from mercato.widgets.context import Context

_WIDTHS, _WIDTH = {"year": 18, "place": 26, "outlet": 26}, 24
"""The least width of a facet by its kind, in letters; where there is more room, parts of it."""


class FacetRow(QWidget):
    """A list of values for each facet shown. `query_asked(text)` when a value was chosen,
    `facets_chosen(names)` when others are to be shown.
    """

    query_asked = Signal(str)
    facets_chosen = Signal(list)

    def __init__(self, context: Context, table: str) -> None:
        super().__init__()
        self._context = context
        self._table = table
        self._all = facets.FACETS[table]
        self._names: list[str] = []
        self._most: dict[str, int] = {}
        self._text = ""
        self._asked: tuple[object, ...] | None = None
        self.lists: dict[str, FacetList] = {}
        self._values = FacetValues(context.workspace, table, self)
        self._values.arrived.connect(self._show)
        self.choose = QToolButton()
        self._lay_out()

    def show_facets(self, names: list[str]) -> None:
        """Show the lists of these facets."""
        self._names = names
        if list(self.lists) == names:
            return
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._asked = None
        self.lists = {name: self._make(name) for name in names}
        in_tab_order([*self.lists.values(), self.choose])

    def ask(self, text: str, *, seen: bool) -> None:
        """Have the values of what the query finds read, as long as somebody can see them."""
        self._text = text
        most = {name: self._most.get(name, FEW) for name in self._names} if seen else {}
        wanted = (text, tuple(most.items()))
        if wanted != self._asked:
            self._asked = wanted
            self._values.ask(text, most)
            for name in most:
                self._show(name)

    def focus(self, name: str) -> None:
        """Put the focus into a facet."""
        self.lists[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self.lists[name])

    def _show(self, name: str) -> None:
        if name not in self.lists:
            return
        values = self._values.values(name)
        if values is not None:
            self.lists[name].show_rows(self._rows(name, values))
        elif not self.lists[name].rows.rows:
            self.lists[name].show_rows([Shown(self.tr("counting…"))])

    def _rows(self, name: str, values: list[FacetValue]) -> list[Shown]:
        facet = self._all[name]
        rows = [
            in_words(
                one.value, facet_words.value(self._table, facet, one.value), one.state, one.rows
            )
            for one in values
        ]
        if self._values.is_cut(name) and self._most.get(name, FEW) < MANY:
            rows.append(Shown(self.tr("more…"), is_more=True))
        return rows or [Shown(self.tr("none"))]

    def _choose_value(self, name: str, value: str, beside: bool) -> None:
        """Go on to the next state of the value; beside others only between asked for and not."""
        state = self._values.state(name, value)
        if beside:
            wanted = "" if state == "only" else "only"
        else:
            wanted = facets.STATES[(facets.STATES.index(state) + 1) % len(facets.STATES)]
        self.query_asked.emit(self._values.changed(name, value, wanted, beside=beside))

    def _ask_more(self, name: str) -> None:
        self._most[name] = MANY
        self.ask(self._text, seen=True)

    def _step(self, name: str, by: int) -> None:
        place = self._names.index(name) + by
        if 0 <= place < len(self._names):
            self.focus(self._names[place])

    def _toggle_facet(self, name: str, shown: bool) -> None:
        wanted = {*self._names, name} if shown else {*self._names} - {name}
        self.facets_chosen.emit([one for one in self._all if one in wanted])

    def _make(self, name: str) -> FacetList:
        called = facet_words.name(self._table, name)
        made = FacetList(self._context.theme, called)
        made.chosen.connect(partial(self._choose_value, name))
        made.more_asked.connect(partial(self._ask_more, name))
        made.stepped.connect(partial(self._step, name))
        box = QWidget()
        letters = _WIDTHS.get(self._all[name].kind, _WIDTH)
        box.setMinimumWidth(letters * self.fontMetrics().averageCharWidth())
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(called, kind="group"))
        column.addWidget(made)
        self._row.addWidget(box, letters)
        return made

    def _make_room(self, _least: int, most: int) -> None:
        """Let the scroll bar stand below the lists, where there is one."""
        bar = self._area.horizontalScrollBar().sizeHint().height() if most else 0
        self._area.setFixedHeight(self._inner.sizeHint().height() + bar)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for name in self._all:
            action = self._menu.addAction(facet_words.name(self._table, name))
            action.setCheckable(True)
            action.setChecked(name in self._names)
            action.toggled.connect(partial(self._toggle_facet, name))

    def _lay_out(self) -> None:
        theme = self._context.theme
        wear(self.choose, theme, "facets")
        self.choose.setAccessibleName(self.tr("Choose what is counted"))
        self.choose.setToolTip(self.choose.accessibleName())
        self.choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.choose)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.choose.setMenu(self._menu)
        inner = self._inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.horizontalScrollBar().rangeChanged.connect(self._make_room)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(area, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
