"""A workbook: the table with text that stays text, and a sheet that says what it is."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

import mercato
from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.request import ABOUT
from mercato.exchange.exporting.rows import Rows
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mercato.exchange.exporting.request import Run

    _Long = tuple[str, str, str]

MOST_ROWS = 1_048_575
"""What a sheet holds below its header."""
LONGEST = 32_767
"""What a cell holds, counted as UTF-16 does."""

_PART = LONGEST // 2
"""Characters that a cell holds in any case."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_DAY = "1900-03-01"
"""Before it, spreadsheets disagree on the number of a day: Excel knows a 29 February 1900."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_NARROWEST, _WIDEST, _UID = 8, 48, 10
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells are drawn: headers, days, and the labels of the sheet about the table."""

    header: Format
    day: Format
    label: Format
    wrapped: Format


def write_xlsx(run: Run, handle: IO[bytes]) -> None:
    """The rows of a table; then query, day, counts, and what was withheld."""
    rows = Rows(run)
    if len(rows.ids) > MOST_ROWS:
        raise Refused("export.too_many_rows", count=len(rows.ids), most=MOST_ROWS)
    place = safe_file.meant(run.request.path)
    hidden = f".{place.name[:40]}."
    with (
        tempfile.TemporaryDirectory(dir=place.parent, prefix=hidden) as folder,
        _Packed(run, handle) as packed,
    ):
        book = xlsxwriter.Workbook(packed, {**_OPTIONS, "tmpdir": folder})
        try:
            _write_sheets(run, rows, book)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


class _Packed:
    """A file to pack into, which stops when the export is to go no further.

    After trouble it takes anything and keeps nothing, for an archive always tries to end itself.
    """

    def __init__(self, run: Run, handle: IO[bytes]) -> None:
        self._run, self._handle, self._over = run, handle, False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True

    def write(self, packed: bytes) -> int:
        if self._over:
            return len(packed)
        self._run.look()
        return self._handle.write(packed)

    def seek(self, place: int, whence: int = 0) -> int:
        return 0 if self._over else self._handle.seek(place, whence)

    def tell(self) -> int:
        return 0 if self._over else self._handle.tell()

    def flush(self) -> None:
        if not self._over:
            self._handle.flush()


def _write_sheets(run: Run, rows: Rows, book: Workbook) -> None:
    looks = _Looks(
        book.add_format({"bold": True, "bottom": 1}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "align": "left"}),
    )
    wording = run.request.wording
    table = book.add_worksheet(_sheet_name(wording.table(run.request.table)))
    long = _write_table(run, rows, table, looks)
    about = book.add_worksheet(_sheet_name(wording.note("export.about")))
    _write_about((*_about(run, rows), *_parts(long)), about, looks)


def _write_table(run: Run, rows: Rows, sheet: Worksheet, looks: _Looks) -> list[_Long]:
    """Write the rows; what is too long for a cell is given back."""
    long: list[_Long] = []
    last = max(0, len(rows.headers) - 1)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows.ids)), last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS + 1}"})
    days = [header in rows.sheet.days for header in rows.headers]
    for place, header in enumerate(rows.headers):
        sheet.set_column(place, place, _NARROWEST)
        sheet.write_string(0, place, header, looks.header)
    line = 0
    for page in rows.pages():
        if line == 0:
            _fit(sheet, rows.headers, page)
        for row in page:
            line += 1
            for place, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, int):
                    sheet.write_number(line, place, cell)
                elif days[place] and (serial := _serial(cell)) is not None:
                    sheet.write_number(line, place, serial, looks.day)
                elif _is_too_long(cell):
                    run.tally.too_long += 1
                    long.append((row[0], rows.headers[place], cell))
                else:
                    sheet.write_string(line, place, cell)
    return long


def _fit(sheet: Worksheet, headers: Sequence[str], page: Sequence[Sequence[Any]]) -> None:
    """Columns as wide as what stands in the first rows, uids just to be seen."""
    for place, header in enumerate(headers):
        longest = max((len(str(row[place])) for row in page if row[place] is not None), default=0)
        is_uid = header == "uid" or header.endswith("_uid")
        widest = _UID if is_uid else _WIDEST
        width = min(max(longest, len(header) + 2, _NARROWEST), widest)
        sheet.set_column(place, place, width)


def _serial(day: str) -> int | None:
    """The number of a whole day; None for anything less exact, and for what has none."""
    if not _DAY.fullmatch(day) or day < _FIRST_DAY:
        return None
    try:
        return date.fromisoformat(day).toordinal() - _DAY_ZERO
    except ValueError:
        return None


def _is_too_long(cell: str) -> bool:
    return len(cell) * 2 > LONGEST and len(cell.encode("utf-16-le")) // 2 > LONGEST


def _write_about(lines: Iterable[tuple[str, str]], sheet: Worksheet, looks: _Looks) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    for line, (label, value) in enumerate(lines):
        sheet.write_string(line, 0, label, looks.label)
        sheet.write_string(line, 1, value, looks.wrapped)


def _about(run: Run, rows: Rows) -> Iterator[tuple[str, str]]:
    """What the table is, and what of it is not there."""
    request, tally, say = run.request, run.tally, run.request.wording.note
    yield ABOUT, mercato.__version__
    yield say("export.about_table"), request.wording.table(request.table)
    if request.query and not rows.names_somebody(request.query):
        yield say("export.about_query"), request.query[:LONGEST]
    yield say("export.about_day"), datetime.now().astimezone().isoformat(" ", "minutes")
    yield say("export.about_rows"), say("export.about_count", count=tally.rows)
    told = [say(code, count=count) for code, count in tally.left_out()]
    yield say("export.about_withheld"), "\n".join(told) or say("export.about_nothing")


def _parts(long: Iterable[_Long]) -> Iterator[tuple[str, str]]:
    """Texts that are too long for a cell, in parts that are not, with record and column."""
    for uid, header, text in long:
        parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
        for number, part in enumerate(parts, 1):
            yield f"{uid} {header} {number}/{len(parts)}", part


def _sheet_name(text: str) -> str:
    return _SHEET_NAME.sub(" ", text)[:31]
