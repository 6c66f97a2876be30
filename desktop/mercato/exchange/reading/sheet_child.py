"""The child process that opens a spreadsheet: whatever is wrong with the file ends here.

Writes each sheet to a CSV file (the number of the row, then its cells as text; blank rows are left
out) and `book.json`, which says what there is, or the code of what is wrong.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = "--read-sheets"
"""What makes a `mercato` process this child."""

MEMORY = 2_000_000_000
MAX_UNPACKED = 3_000_000_000
MAX_RATIO = 200
_FREE = 60_000_000
"""Bytes that may come out of a file however small it is."""
MAX_CELLS = 100_000_000
_EXACT = 10**15
"""From here on a spreadsheet has lost digits."""

_NO_VALUE = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


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
    unsaved = 0
    if kind != "xls":
        unsaved = _look_into_zip(path, formulas=kind == "xlsx")
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = [
            _write(book, meta, folder / f"{number}.csv")
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
    return {"sheets": sheets, "unsaved": unsaved}


def _look_into_zip(path: Path, *, formulas: bool) -> int:
    """Refuse what would swell; count the formulas that were saved without a value."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > MAX_UNPACKED or unpacked > max(_FREE, MAX_RATIO * path.stat().st_size):
                raise Wrong("reading.bomb", limit=MAX_UNPACKED // 1_000_000)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Wrong("reading.password")
            if not formulas:
                return 0
            parts = [e for e in entries if e.filename.startswith("xl/worksheets/sheet")]
            return sum(_without_value(archive, part) for part in parts)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise Wrong("reading.broken", kind=path.suffix, detail=str(error)[:200]) from None
    except Exception as error:
        if isinstance(error, Wrong | MemoryError):
            raise
        raise Wrong("reading.broken", kind=path.suffix, detail=str(error)[:200]) from None


def _without_value(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    found = 0
    rest = b""
    with archive.open(part) as handle:
        while chunk := handle.read(1 << 20):
            text = rest + chunk
            cut = text.rfind(b"</c>") + 4 if b"</c>" in text else 0
            found += len(_NO_VALUE.findall(text[:cut]))
            rest = text[cut:][-100_000:]
    return found


def _write(book: Any, meta: Any, target: Path) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(meta.name)
    end = sheet.end
    if end is not None and (end[0] + 1) * (end[1] + 1) > MAX_CELLS:
        raise Wrong("reading.far_cells", sheet=meta.name)
    first, left = sheet.start or (0, 0)
    rows = long_numbers = 0
    with target.open("w", encoding="utf-8", errors="surrogatepass", newline="") as handle:
        write = csv.writer(handle).writerow
        empty = [""] * left
        for number, row in enumerate(_rows(sheet), first + 1):
            cells = [value if type(value) is str else text_of(value) for value in row]
            if any(cells):
                rows += 1
                long_numbers += any(_is_long(value) for value in row)
                write([number, *empty, *cells])
    merged = [[*start, *last] for start, last in sheet.merged_cell_ranges or []]
    return {
        "name": meta.name,
        "hidden": "Visible"
        not in str(meta.visible).rsplit(".", maxsplit=1)[-1].removeprefix("Very"),
        "file": target.name,
        "rows": rows,
        "columns": 0 if end is None else end[1] + 1,
        "long_numbers": long_numbers,
        "merged": [span for span in merged if span[:2] != span[2:]],
    }


def _rows(sheet: Any) -> Any:
    """The rows from the first that holds anything, from the first such column."""
    return () if sheet.start is None else sheet.iter_rows()


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
