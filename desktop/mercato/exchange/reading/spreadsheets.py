"""Spreadsheets, read by a child process with limits: nothing that is wrong with one reaches us."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mercato
from mercato.exchange.exporting.request import ABOUT
from mercato.exchange.questions import Option
from mercato.exchange.reading import headers, sheet_child
from mercato.exchange.reading.splitting import MAX_CELL, Row
from mercato.exchange.reading.table import Source
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.exchange.reading.folder import Folder
    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.watching import Watch

_SECONDS = 2
_SECONDS_PER_MEGABYTE = 2
_PATIENCE = 4
"""A busy machine may take so many times longer than the child may work."""

_HEADING_ROWS = 8
"""Cells merged side by side in the first rows are titles."""

_Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook. `merged` are spans: first row and column, last row and column."""

    name: str
    hidden: bool
    rows: int
    columns: int
    path: Path
    long_numbers: int = 0
    merged: tuple[_Span, ...] = ()
    padded: int = 0
    linked: int = 0
    """Cells with an address behind their text, which does not say it."""
    comments: int = 0
    coarse: int = 0
    """Dates of which only the month or the year is shown."""
    unsaved: int = 0
    """Formulas whose values were not saved."""
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    """Those of them that hold something, counted from 0."""
    struck_rows: tuple[int, ...] = ()
    """Rows with cells whose text is struck through."""
    lost: int = 0
    """Errors in the whole workbook that are empty cells here."""
    keep: object = None
    """The folder that the rows are in, as long as anybody reads them."""


def read(path: Path, kind: str, folder: Folder, watch: Watch) -> tuple[Sheet, ...]:
    """All sheets of a workbook, each as rows of text in the folder."""
    megabytes = path.stat().st_size // 1_000_000
    seconds = _SECONDS + _SECONDS_PER_MEGABYTE * megabytes
    command = [*_ourselves(), sheet_child.WORD, str(path), kind, str(folder.path), str(seconds)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            _wait(child, seconds * _PATIENCE, watch)
        except BaseException:
            child.kill()
            raise
    answer = folder.path / "book.json"
    if child.returncode != 0 or not answer.exists():
        slow = child.returncode in {-24, -9}
        raise Refused("reading.too_slow" if slow else "reading.too_big", seconds=seconds)
    book = json.loads(answer.read_text(encoding="utf-8"))
    if "error" in book:
        raise Refused(book["error"], **book["values"])
    return tuple(_sheet(found, folder, book["lost"]) for found in book["sheets"])


def _ourselves() -> list[str]:
    """How to start this program again, as a script or frozen into one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "mercato"]


def _surroundings() -> dict[str, str]:
    """The child finds the package where we found it."""
    package = str(Path(mercato.__file__).resolve().parent.parent)
    before = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (package, before)))}


def _wait(child: subprocess.Popen[bytes], seconds: float, watch: Watch) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            child.wait(timeout=0.1)
            return
        except subprocess.TimeoutExpired:
            watch.step(0)
            if time.monotonic() > end:
                raise Refused("reading.too_slow", seconds=int(seconds)) from None


def _sheet(found: dict[str, Any], folder: Folder, lost: int) -> Sheet:
    return Sheet(
        name=found["name"],
        hidden=found["hidden"],
        rows=found["rows"],
        columns=found["columns"],
        path=folder.path / found["file"],
        long_numbers=found["long_numbers"],
        merged=tuple(tuple(span) for span in found["merged"]),
        padded=found["padded"],
        linked=found["linked"],
        comments=found["comments"],
        coarse=found["coarse"],
        unsaved=found["unsaved"],
        hidden_rows=tuple(found["hidden_rows"]),
        hidden_columns=tuple(found["hidden_columns"]),
        struck_rows=tuple(found["struck_rows"]),
        lost=lost,
        keep=folder,
    )


def chosen(book: tuple[Sheet, ...], interview: Interview) -> Sheet:
    """The sheet in use; asked when several hold something, or only a hidden one does."""
    full = [sheet for sheet in book if sheet.rows]
    if not full:
        raise Refused("reading.empty")
    full = [sheet for sheet in full if not _tells_of_our_export(sheet)] or full
    visible = [sheet for sheet in full if not sheet.hidden]
    hidden = [sheet.name for sheet in full if sheet.hidden]
    proposed = max(visible or full, key=lambda sheet: (sheet.columns > 2, sheet.rows))
    used = interview.settle(
        "sheet",
        "reading.sheet",
        [
            Option(
                sheet.name,
                {"name": sheet.name, "count": sheet.rows},
                tuple(
                    tuple(row.cells[:12]) for row, _ in zip(_rows(sheet), range(3), strict=False)
                ),
            )
            for sheet in full
        ],
        proposed.name,
        sure=len(visible) == 1 or _is_ours_with_remarks(proposed, visible),
        count=len(full),
    )
    if hidden and used not in hidden:
        interview.note("reading.hidden_sheets", count=len(hidden), names=hidden)
    sheet = next(sheet for sheet in full if sheet.name == used)
    interview.ours = headers.is_ours(next(_rows(sheet)).cells)
    return sheet


def _is_ours_with_remarks(table: Sheet, sheets: list[Sheet]) -> bool:
    """Whether a sheet has uids, and the other ones are no more than remarks about it."""
    others = [sheet for sheet in sheets if sheet is not table]
    return "uid" in next(_rows(table)).cells and all(sheet.columns <= 2 for sheet in others)


def _tells_of_our_export(sheet: Sheet) -> bool:
    """Whether a sheet is the one that says what an exported table is."""
    first = next(_rows(sheet), None)
    return sheet.columns == 2 and first is not None and first.cells[0] == ABOUT


def source(sheet: Sheet, book: tuple[Sheet, ...], interview: Interview) -> Source:
    """The rows of a sheet; a workbook that we wrote guards no cell."""
    if sheet.unsaved:
        interview.settle(
            "formulas",
            "reading.formulas",
            [Option("empty")],
            None,
            sure=False,
            count=sheet.unsaved,
        )
    interview.note_lines("reading.hidden_rows", sheet.hidden_rows)
    if sheet.hidden_columns:
        letters = [headers.letter(at) for at in sheet.hidden_columns]
        interview.note("reading.hidden_columns", count=len(letters), columns=letters[:20])
    interview.note_lines("reading.struck_rows", sheet.struck_rows)
    if sheet.long_numbers:
        interview.note("reading.long_numbers", count=sheet.long_numbers)
    if sheet.lost:
        interview.note("reading.lost_errors", count=sheet.lost)
    if sheet.padded:
        interview.note("reading.padded_numbers", count=sheet.padded)
    if sheet.linked:
        interview.note("reading.addresses_behind", count=sheet.linked)
    if sheet.comments:
        interview.note("reading.comments", count=sheet.comments)
    if sheet.coarse:
        interview.note("reading.coarse_dates", count=sheet.coarse)
    rows = partial(_rows, sheet)
    headings = _headings(sheet)
    spans = [
        span
        for span in sheet.merged
        if span[2] > span[0] or (span[0] >= _HEADING_ROWS and span[0] + 1 not in headings)
    ]
    if spans:
        ways, line = (Option("repeated"), Option("first_only")), spans[0][0] + 1
        if interview.decide("merged", *ways, sure=False, count=len(spans), line=line):
            rows = partial(_unmerged, sheet, tuple(spans))
    size = sheet.path.stat().st_size / max(sheet.rows, 1)
    guarded = False if any(map(_tells_of_our_export, book)) else None
    return Source(
        rows, gaps=True, guards=True, guarded=guarded, bytes_per_row=size, headings=headings
    )


def _headings(sheet: Sheet) -> frozenset[int]:
    """The lines that hold nothing but one cell, which is merged with those beside it."""
    wide = {span[0] + 1: span[1] for span in sheet.merged if span[2] == span[0]}
    if not wide:
        return frozenset()
    return frozenset(
        line
        for line, cells in _rows(sheet)
        if line in wide and cells[wide[line] : wide[line] + 1] == [*filter(str.strip, cells)]
    )


def _rows(sheet: Sheet) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    width = sheet.columns
    with sheet.path.open(encoding="utf-8", errors="surrogatepass", newline="") as handle:
        for number, *cells in csv.reader(handle):
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            yield Row(int(number), cells)


def _unmerged(sheet: Sheet, spans: tuple[_Span, ...]) -> Iterator[Row]:
    """The rows with the value of a merged cell in each of its places."""
    waiting = deque(sorted(spans))
    open_spans: list[tuple[_Span, str]] = []
    for row in _rows(sheet):
        at = row.line - 1
        open_spans = [(span, value) for span, value in open_spans if span[2] >= at]
        while waiting and waiting[0][0] <= at:
            span = waiting.popleft()
            if span[2] >= at and span[1] < len(row.cells):
                value = row.cells[span[1]] if span[0] == at else ""
                open_spans.append((span, value))
        for (_, left, _, right), value in open_spans:
            last = min(right, len(row.cells) - 1)
            row.cells[left : last + 1] = [value] * (last + 1 - left)
        yield row
