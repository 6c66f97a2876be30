"""The place of the facets of a table, above it: which there are, and whether they are on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from mercato.widgets.context import Context
    from mercato.widgets.facets.facet_list import FacetList
    from mercato.widgets.facets.facet_row import FacetRow


class FacetPanel(QFrame):
    """Which values the rows found have, how often, and which are asked for.

    The text of the filter says what is chosen: told by `set_query`, it asks for another text by
    `query_asked`. `shown_changed` when facets, or the whole panel, came or went; `left` on Esc.
    What it shows is imported and made when it is first opened.
    """

    query_asked = Signal(str)
    shown_changed = Signal()
    left = Signal()

    def __init__(self, context: Context, table: str) -> None:
        super().__init__()
        self.setObjectName("facets")
        self._context = context
        self._table = table
        self._wished: list[str] = []
        self._text = ""
        self._row: FacetRow | None = None
        self.hide()

    @property
    def row(self) -> FacetRow:
        """The facets side by side; made if they are not there."""
        if self._row is None:
            from mercato.widgets.facets.facet_row import FacetRow

            row = self._row = FacetRow(self._context, self._table)
            row.query_asked.connect(self._choose)
            row.facets_chosen.connect(self.show_facets)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(row)
        return self._row

    @property
    def lists(self) -> dict[str, FacetList]:
        """The lists of the facets, by their names."""
        return self.row.lists

    def known(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are facets of this table."""
        from mercato.records.finding.facets import FACETS

        return [name for name in names if name in FACETS[self._table]]

    def shown_facets(self) -> list[str]:
        """The facets on screen; none while the panel is closed."""
        return [] if self.isHidden() else self._names()

    def show_facets(self, names: Sequence[str]) -> None:
        """Open the panel with these facets; close it if there are none."""
        known = self.known(names) if names else []
        if known:
            self._wished = known
            self.row.show_facets(known)
        self.setVisible(bool(known))
        self._ask()
        self.shown_changed.emit()

    def toggle(self) -> None:
        """Close the panel, or open it with the facets it had."""
        self.show_facets([] if not self.isHidden() else self._names())

    def state(self) -> dict[str, object]:
        """What is to be remembered: the facets, and whether they are on screen."""
        return {"facets": list(self._wished), "facets_open": not self.isHidden()}

    def restore(self, state: dict[str, object]) -> None:
        """Bring a `state` back; facets that no longer exist are passed over."""
        names = state.get("facets")
        if isinstance(names, list):
            self._wished = [name for name in names if isinstance(name, str)]
        self.show_facets(self._names() if state.get("facets_open") is True else [])

    def set_query(self, text: str) -> None:
        """Show the values of what this query finds."""
        self._text = text
        self._ask()

    def focus_first(self) -> None:
        """Put the focus into the first facet."""
        self.row.focus(self._names()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _names(self) -> list[str]:
        """The facets wished for, as far as there are any; else the first ones."""
        from mercato.records.finding.facets import FACETS, SHOWN_FIRST

        return self.known(self._wished) or list(FACETS[self._table])[:SHOWN_FIRST]

    def _ask(self) -> None:
        """Have the values read, as long as somebody can see them."""
        if self._row is not None:
            self._row.ask(self._text, seen=self.isVisible())

    def _choose(self, text: str) -> None:
        self.set_query(text)
        self.query_asked.emit(text)
