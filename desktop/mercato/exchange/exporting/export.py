"""Writing a table to a file: exactly what a window shows, or all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mercato.exchange.exporting import csv_out, safe_file, sheets
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.schema import database

PAGE = 1000
"""Rows read at once: a reader that stops this often never keeps a writer waiting."""

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write, where to, and how.

    Rows are `ids` in their order, or else what `query` finds in the order of `sort`; columns are
    the table's own names, None for everything known. `style` is csv or excel-csv.
    """

    table: str
    path: Path
    style: str = "csv"
    query: str = ""
    sort: tuple[tuple[str, bool], ...] = ()
    ids: Sequence[int] | None = None
    columns: tuple[str, ...] | None = None
    include_confidential: bool = False
    language: str = "en"
    day_first: bool = True
    delimiter: str | None = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written: rows, rows withheld as confidential, and cells emptied for that reason."""

    rows: int
    withheld: int
    blanked: int
    path: Path


class _Stopped(Exception):
    """Whoever asked for the export has thought better of it."""


def export_table(
    request: ExportRequest, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> ExportResult | None:
    """Write a table; None when `cancelled` said so on the way, which leaves nothing behind.

    `progress` hears of rows done and rows in all. Raises `Refused` and `FileTrouble`; what stood at
    the path before stays until the new file is whole.
    """
    _refuse_own_file(request.path)
    style = csv_out.STYLES[request.style]
    delimiter = request.delimiter or _delimiter(request, style)
    rows = Rows(request)
    try:
        with safe_file.replacing(request.path, encoding=style.encoding) as handle:
            write = csv_out.writer(handle, style, delimiter)
            write([rows.headers])
            for page in rows.pages():
                if cancelled is not None and cancelled():
                    raise _Stopped
                write(page)
                if progress is not None:
                    progress(rows.done, len(rows.ids))
    except _Stopped:
        return None
    return ExportResult(rows.written, rows.withheld, rows.blanked, request.path)


class Rows:
    """The rows that a request is about, in pages; counts what was kept back on the way."""

    def __init__(self, request: ExportRequest) -> None:
        spec = tables.TABLES[request.table]
        self._sheet = sheets.build(spec, confidential=request.include_confidential)
        self.headers = self._sheet.headers(request.columns)
        self.ids = request.ids if request.ids is not None else _ids(request)
        self.done = self.written = self.withheld = self.blanked = 0

    def pages(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows page by page; a record deleted meanwhile is left out."""
        sql, values = self._sheet.query(self.headers)
        for start in range(0, len(self.ids), PAGE):
            ids = list(self.ids[start : start + PAGE])
            found = database.execute_sql(sql, (*values, json.dumps(ids)))
            by_id = {row[0]: row for row in found}
            rows = [by_id[wanted] for wanted in ids if wanted in by_id]
            shown = [row for row in rows if not row[1]]
            self.done += len(ids)
            self.written += len(shown)
            self.withheld += len(rows) - len(shown)
            self.blanked += sum(row[2] for row in shown)
            yield [row[3:] for row in shown]


def _ids(request: ExportRequest) -> Sequence[int]:
    return tables.ids(
        request.table,
        request.query,
        request.sort,
        language=request.language,
        day_first=request.day_first,
    )


def _delimiter(request: ExportRequest, style: csv_out.CsvStyle) -> str:
    return csv_out.excel_delimiter(request.language) if style.guarded else ","


def _refuse_own_file(path: Path) -> None:
    """An export must not take the place of the file that it reads."""
    own = Path(database.path)
    if path.absolute() == own or (path.exists() and own.exists() and path.samefile(own)):
        raise Refused("export.onto_itself", path=str(path))
