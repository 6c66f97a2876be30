"""What can be done with the selected rows of a table: copy them, delete them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from mercato.records.finding import tables
from mercato.workspace import cells, removing, words

if TYPE_CHECKING:
    from mercato.widgets.tables.record_table import RecordTable


def copy(table: RecordTable) -> None:
    """Put the selected rows on the clipboard, tab-separated, with the headings."""
    records, columns = table.selected_records(), table.spec.columns
    instead = [columns[name].instead for name in table.columns]
    names = tuple(dict.fromkeys([*table.columns, *(name for name in instead if name)]))
    if records:
        table.context.workspace.read(
            partial(tables.page, table.table, records, names),
            partial(_to_clipboard, table, names),
            channel="copy",
        )


def _to_clipboard(
    table: RecordTable, names: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    lines = [[words.column(table.table, name) for name in table.columns]]
    language = words.interface_language()
    for row in rows:
        told = [cells.told(table.spec, names, row, place) for place in range(len(table.columns))]
        shown = [cells.shown(column, value, language) for column, value in told]
        lines.append(["" if text == cells.EMPTY else text for text in shown])
    QGuiApplication.clipboard().setText("\n".join(map("\t".join, lines)))


def delete(table: RecordTable) -> None:
    """Delete the selected records in one edit."""
    records = table.selected_records()
    if records and table.table != "references":
        removing.remove(table.context.workspace, table.spec.record_type, records)
