"""A workbook: the table with text that stays text, and a sheet that says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

import mercato
from mercato.exchange.exporting import safe_file, unfinished
from mercato.exchange.exporting.request import ABOUT
from mercato.exchange.exporting.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from mercato.exchange.exporting.request import Run

    _Long = tuple[str, str, str]

MOST_ROWS = 1_048_575
"""What a sheet holds below its header; the rest goes on another one."""
LONGEST = 32_767
"""What a cell holds, counted as UTF-16 does."""

_PART = LONGEST // 2
"""Characters that a cell holds in any case."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_DAY = "1900-03-01"
"""Before it, spreadsheets disagree on the number of a day: Excel knows a 29 February 1900."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_NARROWEST, _WIDEST, _UID = 8, 48, 10
_LONGEST_NAME = 31
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


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet on which no text is markup, as <r>…</r> is to the writer."""

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[Any]) -> None:
        self._xml_inline_string(string, True, attributes)


def write_xlsx(run: Run, handle: IO[bytes]) -> None:
    """The rows of a table; then query, day, counts, and what was withheld."""
    rows = Rows(run)
    place = safe_file.meant(run.request.path)
    with unfinished.folder(place) as folder, _Packed(run, handle) as packed:
        book = xlsxwriter.Workbook(packed, {**_OPTIONS, "tmpdir": str(folder)})
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
    table = _Table(run, rows, book, looks)
    for page in rows.pages():
        for row in page:
            table.write(row, page)
    table.end()
    about = book.add_worksheet(_sheet_name(run.request.wording.note("export.about")), _Sheet)
    _write_about((*_about(run, rows), *_parts(table.long)), about, looks)


class _Table:
    """The rows on a sheet, or on several if there are more than one holds.

    What is too long for a cell is kept in `long`.
    """

    def __init__(self, run: Run, rows: Rows, book: Workbook, looks: _Looks) -> None:
        self._run, self._headers, self._book, self._looks = run, rows.headers, book, looks
        self._days = [header in rows.sheet.days for header in rows.headers]
        self._sheets = 0
        self.long: list[_Long] = []
        self._begin(())

    def write(self, row: Sequence[Any], page: Sequence[Sequence[Any]]) -> None:
        """Write the next row; those of the page around it tell how wide columns have to be."""
        if self._line == MOST_ROWS:
            self.end()
            self._begin(page)
        elif self._line == 0:
            self._fit(page)
        self._line += 1
        for place, cell in enumerate(row):
            if cell is not None:
                self._write_cell(place, cell, row)

    def end(self) -> None:
        """Let what stands on the sheet be filtered by its header."""
        self._sheet.autofilter(0, 0, max(1, self._line), max(0, len(self._headers) - 1))

    def _begin(self, page: Sequence[Sequence[Any]]) -> None:
        self._sheets += 1
        number = "" if self._sheets == 1 else f" {self._sheets}"
        name = self._run.request.wording.table(self._run.request.table)
        self._sheet = self._book.add_worksheet(_sheet_name(name, number), _Sheet)
        self._line = 0
        self._sheet.freeze_panes(1, 0)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS + 1}"})
        for place, header in enumerate(self._headers):
            self._sheet.write_string(0, place, header, self._looks.header)
        self._fit(page)

    def _fit(self, page: Sequence[Sequence[Any]]) -> None:
        """Columns as wide as what stands in some rows, uids just to be seen."""
        for place, header in enumerate(self._headers):
            found = (len(str(row[place])) for row in page if row[place] is not None)
            is_uid = header == "uid" or header.endswith("_uid")
            least = len(header) + 2 if page else 0
            width = min(max(*found, least, _NARROWEST), _UID if is_uid else _WIDEST)
            self._sheet.set_column(place, place, width)

    def _write_cell(self, place: int, cell: Any, row: Sequence[Any]) -> None:
        if isinstance(cell, int):
            self._sheet.write_number(self._line, place, cell)
        elif self._days[place] and (serial := _serial(cell)) is not None:
            self._sheet.write_number(self._line, place, serial, self._looks.day)
        elif _is_too_long(cell):
            self._run.tally.too_long += 1
            self.long.append((row[0], self._headers[place], cell))
        else:
            self._sheet.write_string(self._line, place, cell)


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


def _sheet_name(text: str, number: str = "") -> str:
    return f"{_SHEET_NAME.sub(' ', text)[: _LONGEST_NAME - len(number)]}{number}"
