"""A table's place: cursor, selection and scroll position, by id, across a reset of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from mercato.widgets.tables.record_table import RecordTable

MOST = 200
"""Selected rows that are looked for again; a larger selection shrinks to the cursor."""


@dataclass(slots=True)
class Place:
    """Where a table stood."""

    current: int | None = None
    column: int = 0
    offset: int = 0
    selected: list[int] = field(default_factory=list)


def of(table: RecordTable) -> Place:
    """Where a table stands: `offset` is the cursor's distance from the top, in rows."""
    row = table.currentIndex().row()
    count = sum(len(rows) for rows in table.selected_rows())
    return Place(
        table.current(),
        max(table.currentIndex().column(), 0),
        row - max(table.rowAt(0), 0),
        table.selected_records() if count <= MOST else [],
    )


def restore(table: RecordTable, place: Place) -> None:
    """Stand there again, as far as the rows are still shown."""
    if place.current is None:
        return
    rows = table.records.rows_of({place.current, *place.selected})
    row = rows.get(place.current)
    if row is None:
        return
    selection = QItemSelection()
    for record in place.selected:
        if record in rows:
            index = table.records.index(rows[record], 0)
            selection.select(index, index)
    flags = QItemSelectionModel.SelectionFlag
    model = table.selectionModel()
    model.setCurrentIndex(table.records.index(row, place.column), flags.NoUpdate)
    model.select(selection, flags.ClearAndSelect | flags.Rows)
    height = table.verticalHeader().defaultSectionSize()
    if table.verticalScrollMode() == table.ScrollMode.ScrollPerItem:
        height = 1
    table.verticalScrollBar().setValue((row - place.offset) * height)
