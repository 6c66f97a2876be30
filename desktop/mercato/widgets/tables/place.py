"""A table's place: cursor, selection and scroll position, by id, across a reset of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.widgets.tables.record_table import RecordTable

MOST = 200
"""Selected rows that are looked for again; a larger selection shrinks to the cursor."""
STEP = 100_000
"""Rows that are looked through at a time: some milliseconds."""


class Place(NamedTuple):
    """Where a table stood."""

    current: int | None = None
    column: int = 0
    offset: int = 0
    selected: Sequence[int] = ()


def of(table: RecordTable) -> Place:
    """Where a table stands: `offset` is the cursor's distance from the top, in rows."""
    row = table.currentIndex().row()
    count = sum(len(rows) for rows in table.selected_rows())
    return Place(
        table.current(),
        table.marking.column,
        row - max(table.rowAt(0), 0),
        table.selected_records() if count <= MOST else (),
    )


class Returning(QObject):
    """Brings a table back to where it stood, though the first rows may come long before the others.

    Several marked rows are looked for among those that come later, too, a part at a time, unless
    somebody marked other rows or moved the cursor meanwhile. Where rows only change places, the
    cursor's stays in sight if it was. Once `begin_anew` was called it begins at the top.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._place = Place()
        self._rows: dict[int, int] = {}
        self._seen = 0
        self._waits = False
        self._sees = False
        self._is_anew = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)
        table.records.layoutAboutToBeChanged.connect(self._see)
        table.records.layoutChanged.connect(self._follow)
        table.records.about_to_refresh.connect(self._keep)
        table.records.refreshed.connect(self._return)
        table.records.counted.connect(self._go_on)

    def begin_anew(self) -> None:
        """Have the cursor on the first of the rows that are to come, whichever that is."""
        self._is_anew = True

    def _begins(self, current: int | None) -> bool:
        """Begin anew, if that is wanted and nobody chose the record of the cursor."""
        anew, self._is_anew = self._is_anew, False
        given = current is not None and current == self._table.marking.given
        if not (anew and given and self._table.records.rowCount()):
            return False
        self._table.marking.begin()
        return True

    def _see(self) -> None:
        """Rows are about to change places: whether the cursor's is in sight."""
        table = self._table
        cell = table.visualRect(table.currentIndex())
        self._sees = cell.top() <= table.viewport().height() and cell.bottom() >= 0

    def _follow(self) -> None:
        if not self._begins(self._table.current()) and self._sees:
            self._table.scrollTo(self._table.currentIndex())

    def _keep(self) -> None:
        """The rows go: what is still looked for stays what it was."""
        self._soon.stop()
        if not self._waits or self._is_overtaken():
            self._place = of(self._table)

    def _return(self) -> None:
        """Stand there again, as far as the rows are there."""
        table, place = self._table, self._place
        self._waits = False
        if place.current is None:
            self._is_anew = False
            return
        if self._begins(place.current):
            return
        self._seen = len(table.records.ids)
        self._rows = table.records.rows_of({place.current, *place.selected})
        self._waits = not table.records.is_complete and len(place.selected) > 1
        if self._waits:
            self._stand([])
        else:
            self._stand(place.selected)

    def _go_on(self) -> None:
        """All rows are there: look for what the first ones did not have."""
        if self._waits and self._table.records.is_complete:
            self._look()

    def _look(self) -> None:
        ids, wanted = self._table.records.ids, {self._place.current, *self._place.selected}
        if self._is_overtaken():
            self._waits = False
            return
        end = min(self._seen + STEP, len(ids))
        missing = wanted - self._rows.keys()
        part = ids[self._seen : end]
        if not missing.isdisjoint(part):
            at = {record: row for row, record in enumerate(part, self._seen)}
            self._rows |= {one: at[one] for one in missing if one in at and one is not None}
        self._seen = end
        if end < len(ids) and wanted - self._rows.keys():
            self._soon.start()
        else:
            self._waits = False
            self._stand(self._place.selected)

    def _is_overtaken(self) -> bool:
        """Whether the table stands elsewhere by now: on another row, or with others marked."""
        table = self._table
        others = table.current() not in {None, self._place.current}
        return others or sum(len(rows) for rows in table.selected_rows()) > 1

    def _stand(self, selected: Sequence[int]) -> None:
        """Put the cursor on its row, if that is there, and mark these."""
        table, place = self._table, self._place
        row = None if place.current is None else self._rows.get(place.current)
        if row is None:
            return
        selection = QItemSelection()
        for record in selected:
            if record in self._rows:
                index = table.records.index(self._rows[record], 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        model = table.selectionModel()
        model.setCurrentIndex(table.records.index(row, place.column), flags.NoUpdate)
        model.select(selection, flags.ClearAndSelect | flags.Rows)
        height = table.verticalHeader().defaultSectionSize()
        if table.verticalScrollMode() == table.ScrollMode.ScrollPerItem:
            height = 1
        table.verticalScrollBar().setValue((row - place.offset) * height)
