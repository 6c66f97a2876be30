"""Lines of text into rows of cells, by a dialect; each row with the line where it begins."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_CELL = 64_000_000
"""Characters in one cell; more is a quotation mark that swallowed the rest of the file."""

MAX_LINES = 500
"""Lines that one cell may span where quotation marks cannot be trusted."""

PART = 500
"""Rows that are looked at together: few enough that the processor has their cells at hand."""

_NEVER = "\x1f"
"""Stands for a delimiter of several characters, or for none at all."""

PAIRS = {'"': '"', "'": "'", "`": "`", "“": "”", "«": "»", "„": "“"}
"""Quotation marks that open a cell, and what closes it."""


class Row(NamedTuple):
    """One row: the line of the file where it begins, counted from 1, and its cells as text."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is divided into cells.

    `delimiter` may be several characters, or empty for one column. `quote` opens a quoted cell,
    empty for none. `quoting` is "standard" (a mark inside is doubled), "escaped" (by a backslash)
    or "loose" (a mark closes a cell only where a delimiter or the end of the line follows).
    `spaces` means that spaces after a delimiter are no part of the cell.
    """

    delimiter: str = ","
    quote: str = '"'
    quoting: str = "standard"
    spaces: bool = False


class BadQuote(Exception):
    """Quotation marks that make no sense: where the row begins, and the line where it was seen.

    `unclosed` when the text ended inside a cell.
    """

    def __init__(self, row: int, line: int, *, unclosed: bool) -> None:
        super().__init__(row, line)
        self.row = row
        self.line = line
        self.unclosed = unclosed


def split(lines: Iterable[str], dialect: Dialect) -> Iterator[Row]:
    """The rows of a text, blank ones too; raises `BadQuote` where quotation marks make no sense."""
    if dialect.quoting == "loose" or dialect.quote not in {'"', "'", "`", ""}:
        return _split_loosely(lines, dialect)
    if len(dialect.delimiter) > 1:
        return _restored(_split_strictly(_marked(lines, dialect), dialect), dialect.delimiter)
    return _split_strictly(lines, dialect)


def _split_strictly(lines: Iterable[str], dialect: Dialect) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter if len(dialect.delimiter) == 1 else _NEVER,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        doublequote=dialect.quoting != "escaped",
        escapechar="\\" if dialect.quoting == "escaped" else None,
        skipinitialspace=dialect.spaces,
        strict=True,
    )
    start = 1
    new = tuple.__new__  # A quarter faster than the class itself, a million times over.
    try:
        for cells in reader:
            yield new(Row, (start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        unclosed = "unexpected end" in str(error) or "field limit" in str(error)
        raise BadQuote(start, reader.line_num, unclosed=unclosed) from None


def _marked(lines: Iterable[str], dialect: Dialect) -> Iterator[str]:
    for line in lines:
        yield line.replace(dialect.delimiter, _NEVER)


def _restored(rows: Iterator[Row], delimiter: str) -> Iterator[Row]:
    for row in rows:
        yield Row(row.line, [cell.replace(_NEVER, delimiter) for cell in row.cells])


def _split_loosely(lines: Iterable[str], dialect: Dialect) -> Iterator[Row]:
    cut = _Cutter(dialect).cut
    source = enumerate(lines, 1)
    again: deque[tuple[int, str]] = deque()
    while first := again.popleft() if again else next(source, None):
        start, text = first
        taken: list[tuple[int, str]] = []
        cells = cut(text)
        while cells is None and len(taken) < MAX_LINES:
            following = again.popleft() if again else next(source, None)
            if following is None:
                break
            taken.append(following)
            text += following[1]
            cells = cut(text)
        if cells is None or cells is _STRAY:
            # The mark belongs to the text of its own line; the lines after it stand for themselves.
            again.extendleft(reversed(taken))
            cells = cut(first[1], give_up=True)
        yield Row(start, cells or [])


_STRAY: list[str] = []
"""Not a row: another cell opens before the open one is closed. Known by its identity."""


class _Cutter:
    """Cuts one row at a time, with marks that close only where a cell can end."""

    def __init__(self, dialect: Dialect) -> None:
        self.delimiter = dialect.delimiter or _NEVER
        self.quote = dialect.quote
        self.closing = PAIRS.get(dialect.quote, dialect.quote)
        self.spaces = dialect.spaces

    def cut(self, text: str, *, give_up: bool = False) -> list[str] | None:
        """The cells of a row; None while a quoted cell is open, unless told to give up.

        `_STRAY` when another cell opens before the open one is closed.
        """
        body = text.rstrip("\r\n")
        cells: list[str] = []
        at = 0
        while body:
            at = _after_spaces(body, at) if self.spaces else at
            end = self._closing(body, at) if body.startswith(self.quote or _NEVER, at) else None
            if end in {_OPEN, _OTHER_OPENS} and not give_up:
                return None if end == _OPEN else _STRAY
            if end is None or end < 0:
                stop = body.find(self.delimiter, at)
                stop = len(body) if stop < 0 else stop
                cells.append(body[at:stop])
                at = stop
            else:
                inner = body[at + len(self.quote) : end]
                inner = inner.replace(self.closing * 2, self.closing)
                cells.append(inner.strip(" \u00a0\u202f") if self.quote == "«" else inner)
                at = _after_spaces(body, end + len(self.closing))
            if at >= len(body):
                break
            at += len(self.delimiter)
            if at == len(body):
                cells.append("")
                break
        return cells

    def _closing(self, body: str, start: int) -> int:
        """Where the mark stands that closes the cell beginning at `start`, or why there is none."""
        at = start + len(self.quote)
        first_line = body.find("\n", at) if "\n" in body else len(body)
        while (at := body.find(self.closing, at)) >= 0:
            after = at + len(self.closing)
            if body.startswith(self.closing, after):
                at = after + len(self.closing)
                continue
            ends = _after_spaces(body, after)
            if ends >= len(body) or body.startswith(self.delimiter, ends):
                return at
            if at > first_line and body.endswith((self.delimiter, "\n"), 0, at):
                return _OTHER_OPENS
            at = after
        return _OPEN


_OPEN, _OTHER_OPENS = -1, -2


def _after_spaces(text: str, at: int) -> int:
    while text.startswith(" ", at):
        at += 1
    return at
