"""CSV as other programs read it: exact for machines, guarded against formulas for spreadsheets."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting import csv_lines, safe_file
from mercato.exchange.exporting.rows import Rows
from mercato.exchange.formulas import guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.exchange.exporting.request import Run

    Page = Iterable[Iterable[object]]


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How a CSV file is written: `guarded` means that no cell can start a formula."""

    encoding: str
    guarded: bool


EXACT = CsvStyle(encoding="utf-8", guarded=False)
"""RFC 4180."""
FOR_EXCEL = CsvStyle(encoding="utf-8-sig", guarded=True)
"""What Excel wants besides: a byte order mark, and text that stays text."""


def excel_delimiter(language: str) -> str:
    """What Excel takes for a separator: where the comma is for decimals, the semicolon.

    A line `sep=,` would tell it, but makes it forget the byte order mark and so the accents.
    """
    return ";" if language == "fr" else ","


def write_csv(run: Run, handle: IO[bytes], style: CsvStyle) -> None:
    """The rows of a table in a style."""
    request = run.request
    usual = excel_delimiter(request.language) if style.guarded else ","
    delimiter = request.delimiter or usual
    rows = Rows(run)
    with safe_file.text(handle, style.encoding) as file:
        write = writer(file, style, delimiter)
        write([rows.headers])
        if rows.closed is not None:
            for page in rows.pages():
                write(page)
    if rows.closed is None:
        csv_lines.write_lines(run, rows, handle, delimiter, guarded=style.guarded)


def writer(handle: IO[str], style: CsvStyle, delimiter: str) -> Callable[[Page], None]:
    """A function that writes rows; the handle must be open with `newline=""`."""
    write = csv.writer(handle, delimiter=delimiter, lineterminator="\r\n").writerows
    return partial(_write_guarded, write) if style.guarded else write


def _write_guarded(write: Callable[[Page], None], rows: Page) -> None:
    write([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
