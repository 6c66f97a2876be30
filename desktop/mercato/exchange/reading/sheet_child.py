"""The child process that opens a spreadsheet: whatever is wrong with the file ends here.

Writes each sheet to a CSV file (the number of the row, then its cells as text; blank rows are left
out) and `book.json`, which says what there is, or the code of what is wrong.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mercato.exchange.reading import ods_parts, sheet_parts, xls_parts, xlsb_parts
from mercato.exchange.reading.sheet_parts import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = "--read-sheets"
"""What makes a `mercato` process this child."""

MEMORY = 2_000_000_000
MAX_UNPACKED = 3_000_000_000
MAX_RATIO = 200
_FREE = 60_000_000
"""Bytes that may come out of a file however small it is."""
MAX_CELLS = 100_000_000
_ENDINGS = frozenset(("xlsx", "xlsb", "xls", "ods"))
_FIRST_DAY = re.compile(r"(?:-01)?-01(?:T00:00:00)?")
"""What follows the year, or year and month, of a date that may be no more than that."""
_ADDRESS = re.compile(r"://|www\.|@")
_EXACT = 10**15
"""From here on a spreadsheet has lost digits."""


class Wrong(Exception):
    """What is wrong with the file, by its code."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def main(arguments: Sequence[str]) -> int:
    """Read the file into the folder; 0 whenever `book.json` says how it went."""
    path, kind, folder, seconds = Path(arguments[0]), arguments[1], Path(arguments[2]), arguments[3]
    _limit(int(seconds))
    try:
        book = _read(path, kind, folder)
    except Wrong as wrong:
        book = {"error": wrong.code, "values": wrong.values}
    except MemoryError:
        book = {"error": "reading.too_big", "values": {}}
    (folder / "book.json").write_text(json.dumps(book), encoding="utf-8")
    return 0


def _limit(seconds: int) -> None:
    """Bound memory and time, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            # Some systems know a limit and do not set it; the parent's watch over time remains.
            continue


def _read(path: Path, kind: str, folder: Path) -> dict[str, Any]:
    seen, lost = _look_for_unseen(path, kind)
    import python_calamine as calamine

    try:
        book = _opened(path, kind)
        sheets = [
            _write(book, meta, folder / f"{number}.csv", seen.get(meta.name) or Unseen())
            for number, meta in enumerate(book.sheets_metadata)
            if meta.typ is calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        raise Wrong("reading.password") from None
    except (Wrong, MemoryError):
        raise
    except BaseException as error:  # noqa: BLE001
        # A panic of the reader is no Exception.
        raise Wrong("reading.broken", kind=kind, detail=str(error)[:200]) from None
    return {"sheets": sheets, "lost": lost}


def _opened(path: Path, kind: str) -> Any:
    """The workbook; the reader believes an ending, so it does not get to know a wrong one."""
    import python_calamine as calamine

    ending = path.suffix.lower().removeprefix(".")
    if ending in _ENDINGS and ending != kind:
        return calamine.CalamineWorkbook.from_object(io.BytesIO(path.read_bytes()))
    return calamine.CalamineWorkbook.from_path(path)


def _look_for_unseen(path: Path, kind: str) -> tuple[dict[str, Unseen], int]:
    """What the reader will not see on each sheet, and errors that can only be counted.

    Refuses what would swell.
    """
    if kind == "xls":
        return xls_parts.unseen(path), 0
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > MAX_UNPACKED or unpacked > max(_FREE, MAX_RATIO * path.stat().st_size):
                raise Wrong("reading.bomb", limit=MAX_UNPACKED // 1_000_000)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Wrong("reading.password")
            if kind == "xlsb":
                return {}, xlsb_parts.lost_errors(archive)
            return (ods_parts if kind == "ods" else sheet_parts).unseen(archive), 0
    except (Wrong, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001
        # The directory of a broken zip makes all kinds of errors.
        raise Wrong("reading.broken", kind=kind, detail=str(error)[:200]) from None


def _write(book: Any, meta: Any, target: Path, more: Unseen) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(meta.name)
    end = sheet.end
    if end is not None and (end[0] + 1) * (end[1] + 1) > MAX_CELLS:
        raise Wrong("reading.far_cells", sheet=meta.name)
    rows = long_numbers = coarse = linked = 0
    hidden: list[int] = []
    struck: list[int] = []
    columns: set[int] = set()
    with target.open("w", encoding="utf-8", errors="surrogatepass", newline="") as handle:
        write = csv.writer(handle).writerow
        for number, values in _rows(sheet):
            cells = [value if type(value) is str else text_of(value) for value in values]
            if more.cells:
                _add(more, number, cells)
            if more.shown:
                coarse += _shorten(more, number, cells)
            if more.linked:
                linked += _hidden_addresses(more, number, cells)
            if any(cells):
                rows += 1
                if number in more.hidden:
                    hidden.append(number + 1)
                columns |= {at for at in more.columns - columns if at < len(cells) and cells[at]}
                if number in more.struck:
                    struck.append(number + 1)
                long_numbers += any(_is_long(value) for value in values)
                write([number + 1, *cells])
    merged = [[*start, *last] for start, last in sheet.merged_cell_ranges or []]
    merged += [[*span] for span in more.merged]
    return {
        "name": meta.name,
        "hidden": str(meta.visible).rpartition(".")[2] != "Visible",
        "file": target.name,
        "rows": rows,
        "columns": 0 if end is None else end[1] + 1,
        "long_numbers": long_numbers,
        "padded": more.padded,
        "linked": linked,
        "comments": more.comments,
        "coarse": coarse,
        "unsaved": more.unsaved,
        "hidden_rows": hidden,
        "struck_rows": struck,
        "hidden_columns": sorted(columns),
        "merged": [span for span in merged if span[:2] != span[2:]],
    }


def _add(more: Unseen, row: int, cells: list[str]) -> None:
    """Put in what the reader did not see."""
    for at, cell in enumerate(cells):
        cells[at] = more.cells.get((row, at), cell)


def _hidden_addresses(more: Unseen, row: int, cells: list[str]) -> int:
    """How many cells have an address behind them that their text does not say."""
    texts = (cell for at, cell in enumerate(cells) if (row, at) in more.linked)
    return sum(bool(cell) and not _ADDRESS.search(cell) for cell in texts)


def _shorten(more: Unseen, row: int, cells: list[str]) -> int:
    """Leave out the first day or month of dates that show none, and count these."""
    found = 0
    for at, cell in enumerate(cells):
        shown = more.shown.get((row, at))
        if shown is not None and _FIRST_DAY.fullmatch(cell, shown):
            cells[at] = cell[:shown]
            found += 1
    return found


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """All rows, numbered from 0; the reader leaves out empty columns on the left, but no rows."""
    if sheet.start is None:
        return
    empty = [""] * sheet.start[1]
    for number, row in enumerate(sheet.iter_rows()):
        yield number, [*empty, *row] if empty else row


def _is_long(value: object) -> bool:
    return type(value) is float and abs(value) >= _EXACT and value.is_integer()


def text_of(value: object) -> str:
    """A typed cell as text that says the same: ISO dates, whole numbers without a fraction."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e22
        return f"{value:.0f}" if whole else repr(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return _duration(value)
    return str(value)


def _duration(value: dt.timedelta) -> str:
    """Hours, minutes and seconds, as spreadsheets show them."""
    sign = "-" if value.total_seconds() < 0 else ""
    seconds = abs(value)
    hours, rest = divmod(seconds, dt.timedelta(hours=1))
    minutes, rest = divmod(rest, dt.timedelta(minutes=1))
    fraction = f".{rest.microseconds:06d}".rstrip("0") if rest.microseconds else ""
    return f"{sign}{hours}:{minutes:02d}:{rest.seconds:02d}{fraction}"
