"""Looking at a file: what it is, what is in it, and what it leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from mercato.exchange.questions import NO_ANSWERS, Answers, Note, Option, Question, Unanswered
from mercato.exchange.reading import dialects, encodings, kinds, mends, packed, quoting
from mercato.exchange.reading.folder import Folder
from mercato.exchange.reading.headers import is_ours
from mercato.exchange.reading.interview import Interview
from mercato.exchange.reading.marks import Marks, look_for_marks
from mercato.exchange.reading.mending import Skipped
from mercato.exchange.reading.splitting import BadQuote, Dialect, Row, split
from mercato.exchange.reading.table import Source, Table, TableReader
from mercato.exchange.reading.text import Text
from mercato.exchange.reading.watching import Watch
from mercato.records.errors import Refused
from mercato.records.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mercato.exchange.reading.spreadsheets import Sheet

_HEAD_LINES = 2000
_HEAD_SIZE = 300_000
SAMPLED = 300
"""Rows that a look keeps for samples."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What was understood of a file; None for what it does not have.

    `settings` say the same as questions, each with all its answers and the one in use as
    `proposed`: so everything can be shown and corrected in one way.
    """

    format: str
    settings: tuple[Question, ...]
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    header: int | None = None
    sheet: str | None = None
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """One table as it was understood, with what is still open.

    `total` rows count; `skipped` are lines that are no rows. While `questions` are open, what is
    proposed stands in for the answers: `sample` shows it, `rows` refuses. The `first` rows are kept
    as they were read. `stamp` tells whether the file is still the same.
    """

    layout: Layout
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]
    headers: tuple[str, ...]
    total: int
    skipped: tuple[Skipped, ...]
    first: tuple[Row, ...]
    _table: Table
    stamp: Stamp

    def rows(self) -> Iterator[Row]:
        """All rows, one after the other; raises `Unanswered` while questions are open."""
        if self.questions:
            raise Unanswered(self.questions)
        self.stamp.check()
        return self._table.rows()

    def sample(self, number: int = 20) -> list[Row]:
        """The first rows, of which `SAMPLED` are known."""
        return list(self.first[:number])


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whether a file is still the one that was looked at."""

    path: Path | None
    size: int = 0
    changed: int = 0

    def check(self) -> None:
        """Raise `Refused` if the file was written to since."""
        if self.path is None:
            return
        now = Stamp.of(self.path)
        if (now.size, now.changed) != (self.size, self.changed):
            raise Refused("reading.changed", path=str(self.path))

    @staticmethod
    def of(path: Path) -> Stamp:
        try:
            found = path.stat()
        except OSError:
            return Stamp(path, -1, -1)
        return Stamp(path, found.st_size, found.st_mtime_ns)


def look(
    origin: Path | str,
    answers: Answers = NO_ANSWERS,
    *,
    progress: Progress = unwatched,
    before: Look | None = None,
) -> Look:
    """Look at a file (a path) or at text from the clipboard (a string).

    `progress` hears how much is done and how much there is, and may raise to stop. `before` is an
    earlier look, whose sheets are taken if it is the same workbook. Raises `Refused` for what is no
    table, and `FileTrouble` for what cannot be read.
    """
    interview = Interview(answers)
    if isinstance(origin, str):
        watch = Watch(progress, 2 * len(origin))
        return _Looker(origin, interview, watch, Stamp(None)).text(Text(origin), "text")
    kind = kinds.kind_of(origin)
    stamp = Stamp.of(origin)
    watch = Watch(progress, 3 * stamp.size)
    path, folder = origin, Folder() if kind in kinds.PACKED | kinds.SHEETS else None
    if folder and kind in kinds.PACKED:
        path = packed.unpack(origin, kind, folder.path, interview, watch)
        kind = kinds.kind_of(path)
        watch.total += 3 * path.stat().st_size
    looker = _Looker(path, interview, watch, stamp)
    if kind in kinds.SHEETS:
        from mercato.exchange.reading import spreadsheets  # most files are none

        known = before.layout.sheets if before and before.stamp == stamp else ()
        return looker.sheets(
            known or spreadsheets.read(path, kind, folder or Folder(), watch), kind
        )
    if kind == "text":
        text = encodings.decide(path, interview, watch)
        return looker.text(replace(text, keep=folder), "csv")
    raise Refused(f"reading.kind.{kind}", name=origin.name)


class _Looker:
    """Puts together what one file holds."""

    def __init__(
        self, origin: Path | str, interview: Interview, watch: Watch, stamp: Stamp
    ) -> None:
        self.origin = origin
        self.interview = interview
        self.watch = watch
        self.stamp = stamp

    def text(self, text: Text, kind: str) -> Look:
        """A table in a text."""
        marks = look_for_marks(text.utf8(self.watch))
        if marks.blank:
            raise Refused("reading.empty")
        if marks.lines == 1 and marks.odd_line_end:
            raise Refused("reading.odd_line_ends", character=marks.odd_line_end)
        self._tell(marks)
        first = next(text.lines(), "")
        self.interview.ours = is_ours(re.split(r'[,;\t"\r\n]+', first))
        text = mends.before_splitting(text, marks, self.interview)
        lines, whole = _first_lines(text)
        dialect = dialects.DialectFinder(lines, self.interview, whole=whole).find()
        text = mends.without_controls(text, marks, dialect.delimiter, self.interview)
        directive = dialects.sep_line(lines) is not None
        cut = text.encoding == "cut" and self._leaves_last_line_out(marks.lines)
        table = self._table(text, dialect, marks, directive=directive, cut=cut)
        apart = [Skipped(1, 1, "reading.skipped.sep")] if directive else []
        apart += [Skipped(marks.lines, marks.lines, "reading.skipped.cut_off")] if cut else []
        table.skipped = tuple(sorted([*table.skipped, *apart]))
        layout = Layout(
            kind,
            (),
            encoding=text.encoding if isinstance(self.origin, Path) else None,
            delimiter=dialect.delimiter,
            quote=dialect.quote,
        )
        return self._look(layout, table)

    def sheets(self, book: tuple[Sheet, ...], kind: str) -> Look:
        """A table in a spreadsheet."""
        from mercato.exchange.reading import spreadsheets

        sheet = spreadsheets.chosen(book, self.interview)
        source = spreadsheets.source(sheet, book, self.interview)
        table = TableReader(source, self.interview, self.watch).read()
        layout = Layout(kind, (), sheet=sheet.name, sheets=book)
        return self._look(layout, table)

    def _look(self, layout: Layout, table: Table) -> Look:
        interview, settings = self.interview, tuple(self.interview.settings)
        return Look(
            layout=replace(layout, settings=settings, header=table.header.line),
            questions=tuple(interview.open),
            notes=tuple(interview.notes),
            headers=table.names,
            total=table.total,
            skipped=table.skipped,
            first=tuple(islice(table.rows(), SAMPLED)),
            _table=table,
            stamp=self.stamp,
        )

    def _tell(self, marks: Marks) -> None:
        note = self.interview.note_lines
        note("reading.lost_characters", marks.lost)
        seen = sorted({f"U+{ord(one):04X}" for one in marks.invisible.values()})
        note("reading.invisible", marks.invisible, characters=seen)
        note("reading.question_marks", marks.question_marks)
        note("reading.error_cells", marks.errors)
        note("reading.rounded_numbers", marks.rounded)

    def _leaves_last_line_out(self, line: int) -> bool:
        """Whether the last line, which ends inside a character, is no row."""
        ways = Option("left_out"), Option("kept")
        return self.interview.decide("cut_character", *ways, sure=False, line=line)

    def _table(
        self, text: Text, dialect: Dialect, marks: Marks, *, directive: bool, cut: bool
    ) -> Table:
        """The table; where quotation marks make no sense it is read loosely and asked about."""
        size = text_size(self.origin) / max(marks.lines, 1)
        rows = partial(_rows, text, dialect, directive)
        source = Source(
            partial(_without_last, rows) if cut else rows,
            delimiter=dialect.delimiter,
            open_end=marks.last_line_open and isinstance(self.origin, Path),
            guards=marks.guarded,
            guarded=True if text.encoding == "utf-8-sig" else None,
            bytes_per_row=size,
        )
        before = self.interview.copy()
        trouble: BadQuote | None
        table: Table | None = None
        swallowed: list[int] = []
        try:
            table = TableReader(source, self.interview, self.watch).read()
            trouble, swallowed = table.found.trouble, table.found.swallowed
        except BadQuote as found:
            trouble = found
        known = dialect.quoting == "loose" or "quoting" in self.interview.answers
        if table is not None and trouble is None and (known or not swallowed):
            quoting.tell_quoting(self.interview, dialect)
            return table
        self.interview.restore(before)
        line = trouble.row if trouble else swallowed[0]
        lines = _lines_at(text, line)
        way = quoting.ask_about_quotes(self.interview, lines, line, dialect, trouble)
        changed = quoting.with_quoting(dialect, way)
        return self._table(text, changed, marks, directive=directive, cut=cut)


def _without_last(rows: Callable[[], Iterator[Row]]) -> Iterator[Row]:
    waiting = None
    for row in rows():
        if waiting is not None:
            yield waiting
        waiting = row


def _rows(text: Text, dialect: Dialect, directive: bool) -> Iterator[Row]:
    lines = text.lines()
    if not directive:
        return split(lines, dialect)
    next(lines, None)
    return (Row(line + 1, cells) for line, cells in split(lines, dialect))


def _lines_at(text: Text, line: int) -> list[str]:
    return list(islice(text.lines(), line - 1, line + 3))


def _first_lines(text: Text) -> tuple[list[str], bool]:
    """Enough lines to judge by, and whether these are all."""
    lines: list[str] = []
    size = 0
    source = text.lines()
    for line in islice(source, _HEAD_LINES):
        lines.append(line)
        size += len(line)
        if size > _HEAD_SIZE:
            break
    return lines, next(source, None) is None


def text_size(origin: Path | str) -> int:
    """Bytes of a file, or characters of a text."""
    return len(origin) if isinstance(origin, str) else origin.stat().st_size
