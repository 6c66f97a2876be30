"""What can be done with the marked rows of a table: copy them, delete them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from mercato.exchange.formulas import guard
from mercato.records.finding import tables
from mercato.workspace import cells, removing, words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mercato.widgets.tables.record_table import RecordTable
    from mercato.workspace.jobs import Progress
    from mercato.workspace.marked import Marked

MOST = 100_000
"""Rows that are copied at once: a spreadsheet takes minutes for more, and so does the clipboard."""

_TOO_MANY = QT_TRANSLATE_NOOP(
    "RecordTable",
    "{count} rows are too many to copy: at most {most}. Export the table instead (Ctrl+E).",
)
_COPYING = QT_TRANSLATE_NOOP("RecordTable", "Copying the rows")
_DELETING = QT_TRANSLATE_NOOP("RecordTable", "Deleting the rows")


def copy(table: RecordTable) -> None:
    """Put the marked rows on the clipboard, tab-separated, with the headings."""
    marked = table.marked()
    if marked.count > MOST:
        count, most = words.number(marked.count), words.number(MOST)
        table.noted.emit(_translated(_TOO_MANY).format(count=count, most=most))
    elif marked.count:
        read = partial(_as_text, marked, tuple(table.columns))
        job = table.context.workspace.work(read, _to_clipboard)
        table.started.emit(job, _translated(_COPYING))


def delete(table: RecordTable) -> None:
    """Delete the marked records in one edit."""
    marked = table.marked()
    if marked.count and table.table != "references":
        workspace, record_type = table.context.workspace, table.spec.record_type
        job = removing.remove_marked(workspace, record_type, marked, table.say)
        table.started.emit(job, _translated(_DELETING))


def _as_text(marked: Marked, columns: tuple[str, ...], progress: Progress) -> str:
    """The rows as a table that pastes into a spreadsheet; cells with line breaks are quoted."""
    spec, language = tables.TABLES[marked.table], words.interface_language()
    instead = [spec.columns[name].instead for name in columns]
    names = tuple(dict.fromkeys([*columns, *(name for name in instead if name)]))
    lines = ["\t".join(words.column_alone(marked.table, name) for name in columns)]
    for part in marked.parts():
        for row in tables.page(marked.table, part, names):
            told = [cells.told(spec, names, row, place) for place in range(len(columns))]
            whole = [cells.whole(column, value, language) for column, value in told]
            lines.append("\t".join(_quoted(guard(text)) for text in whole))
        progress(len(lines) - 1, marked.count)
    return "\n".join(lines)


def _quoted(text: str) -> str:
    if not any(mark in text for mark in '\t\n\r"'):
        return text
    return '"' + text.replace('"', '""') + '"'


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _translated(text: str) -> str:
    return QCoreApplication.translate("RecordTable", text)
