"""Which columns a table shows, in which order, how wide."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStyledItemDelegate

from mercato.widgets.tables import widths
from mercato.widgets.tables.cell_delegate import StatusDelegate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mercato.widgets.tables.record_table import RecordTable


class ColumnLayout(QObject):
    """Columns share the width out until one is drawn wider or narrower by hand.

    `least` is how far names and texts shrink before the table scrolls. A section that was drawn
    elsewhere changes the order of the model's columns, so that exports follow the screen.
    """

    changed = Signal()

    def __init__(self, table: RecordTable, least: float) -> None:
        super().__init__(table)
        self._table = table
        self._least = least
        self.pinned: tuple[str, ...] = ()
        self._by_hand: dict[str, int] = {}
        self._arranging = False
        self._coded = StatusDelegate(table.context.theme, self)
        self._plain = QStyledItemDelegate(self)
        header = table.horizontalHeader()
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)

    @property
    def columns(self) -> list[str]:
        """The columns shown, from the left."""
        return list(self._table.records.columns)

    @property
    def by_hand(self) -> dict[str, int]:
        """The widths that were drawn by hand, to be remembered."""
        return dict(self._by_hand)

    def remember(self, by_hand: dict[str, int]) -> None:
        """Bring widths back that were drawn by hand."""
        self._by_hand = by_hand

    def show(self, columns: list[str], pinned: Sequence[str] | None = None) -> None:
        """Show those columns in that order, the pinned ones first."""
        if pinned is not None:
            self.pinned = tuple(pinned)
        table, header = self._table, self._table.horizontalHeader()
        columns = sorted(columns, key=self._is_loose)
        table.pinned.count = sum(name in self.pinned for name in columns)
        with self._arrange():
            table.records.set_columns(columns)
            for place, name in enumerate(columns):
                header.moveSection(header.visualIndex(place), place)
                coded = table.spec.columns[name].kind == "choice"
                table.setItemDelegateForColumn(place, self._coded if coded else self._plain)
        self.fit()

    def _is_loose(self, name: str) -> bool:
        return name not in self.pinned

    def fit(self) -> None:
        """Share out the width there is; what was drawn by hand stays."""
        table = self._table
        specs = [table.spec.columns[name] for name in self.columns]
        shared = widths.fitting(table.table, specs, table.font(), self._room(), self._least)
        with self._arrange():
            for place, spec in enumerate(specs):
                table.setColumnWidth(place, self._width(spec.name, shared[place]))

    def _room(self) -> int:
        """How wide all columns may be, whichever scroll bars there are at the moment.

        What rested on them would change them in turn: a bar below takes the height of a row, one
        beside the rows takes width that the columns need, and so on without an end.
        """
        table = self._table
        whole = table.maximumViewportSize()
        if table.verticalHeader().length() <= whole.height():
            return whole.width()
        return whole.width() - table.verticalScrollBar().sizeHint().width()

    def _width(self, name: str, shared: int) -> int:
        if not self._by_hand:
            return shared
        column = self._table.spec.columns[name]
        return self._by_hand.get(name) or widths.usual(column, self._table.font())

    def _moved(self, *_places: int) -> None:
        if self._arranging:
            return
        header = self._table.horizontalHeader()
        columns = self.columns
        self.show([columns[header.logicalIndex(place)] for place in range(header.count())])
        self.changed.emit()

    def _resized(self, *_sizes: int) -> None:
        if self._arranging:
            return
        for place, name in enumerate(self.columns):
            self._by_hand[name] = self._table.columnWidth(place)
        self.changed.emit()

    @contextmanager
    def _arrange(self) -> Iterator[None]:
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before
