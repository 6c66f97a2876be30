"""One walk over all rows of a table: what does not fit, and where."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from mercato.exchange.formulas import unguard
from mercato.exchange.reading import totals
from mercato.exchange.reading.shapes import BLANKS, DITTOS
from mercato.exchange.reading.splitting import PART, BadQuote, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.exchange.reading.watching import Watch

KEPT = 5000
"""Odd rows that are remembered whole; of more of them, only the lines."""

_TAIL = 40
_SAMPLE = 1000
_FEW = 8
"""Rows that are looked at one by one where one of them is odd."""
_SPECIAL = BLANKS | DITTOS
_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
FORMULA_TEXT = re.compile(r'="([^"]*)"')
"""How programs keep a spreadsheet from retyping a text: ="0012"."""
_RAW_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


@dataclass(slots=True)
class Survey:
    """What was found. Lists hold rows; `fills` counts rows by their number of filled cells."""

    width: int
    odd: list[Row] = field(default_factory=list)
    more_short: list[int] = field(default_factory=list)
    more_long: list[int] = field(default_factory=list)
    blank: list[tuple[int, int]] = field(default_factory=list)
    hidden_blanks: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    lone: list[Row] = field(default_factory=list)
    lone_count: int = 0
    after_blank: list[Row] = field(default_factory=list)
    totals: list[Row] = field(default_factory=list)
    swallowed: list[int] = field(default_factory=list)
    tail: deque[Row] = field(default_factory=lambda: deque(maxlen=_TAIL))
    sample: list[Row] = field(default_factory=list)
    fills: Counter[int] = field(default_factory=Counter)
    first_empty: int = 0
    unnamed_used: set[int] = field(default_factory=set)
    words_for_nothing: list[int] = field(default_factory=list)
    dittos: list[int] = field(default_factory=list)
    errors: list[int] = field(default_factory=list)
    guarded: list[int] = field(default_factory=list)
    unguarded: int = 0
    formula_texts: list[int] = field(default_factory=list)
    trouble: BadQuote | None = None
    last_line: int = 0

    @property
    def typical(self) -> int:
        """How many cells are filled in most rows."""
        return max(self.fills, key=lambda n: (self.fills[n], n)) if self.fills else 0

    @property
    def rows(self) -> int:
        """Rows of the right width that are not blank."""
        return self.fills.total()

    @property
    def odd_count(self) -> int:
        return len(self.odd) + len(self.more_short) + len(self.more_long)


@dataclass(frozen=True, slots=True)
class Orders:
    """What a survey has to know: where rows begin, the header, and what to look for.

    `gaps` means that lines which no row has are blank ones (spreadsheets), otherwise a row that
    spans several lines.
    """

    after: int
    header: Sequence[str]
    width: int
    delimiter: str = ""
    gaps: bool = False
    guards: bool = False
    errors: bool = False


def survey(rows: Iterable[Row], orders: Orders, watch: Watch, bytes_per_row: float) -> Survey:
    """Walk over all rows; `trouble` stops the walk where quotation marks make no sense."""
    found = Survey(orders.width)
    try:
        _walk(found, rows, orders, watch, bytes_per_row)
    except BadQuote as trouble:
        found.trouble = trouble
    return found


def _walk(
    found: Survey, rows: Iterable[Row], orders: Orders, watch: Watch, bytes_per_row: float
) -> None:
    walk, left = _Walk(found, orders), iter(rows)
    while part := list(islice(left, PART)):
        walk.look_at(part)
        watch.step(int(len(part) * bytes_per_row))
    found.last_line = walk.line
    if not orders.gaps and _swallows(walk.cells, orders):
        found.swallowed.append(walk.line)


class _Walk:
    """Looks at some rows at a time; `line` and `cells` are those of the row before them.

    Every row of a big table goes through this: rows like all others are looked at together.
    """

    def __init__(self, found: Survey, orders: Orders) -> None:
        self._found, self._orders = found, orders
        self._header = list(orders.header)
        self._folded = [name.casefold() for name in self._header]
        self._unnamed = [at for at, name in enumerate(self._header) if not name.strip()]
        self._closely = orders.guards or orders.errors
        self.line, self.cells = orders.after, self._header

    def look_at(self, part: list[Row]) -> None:
        """Look at the next rows: at once where they are all full, else at fewer of them."""
        lines, cells = zip(*part, strict=True)
        if self._are_apart(lines) or not self._count_filled(cells):
            if len(part) > _FEW:
                self.look_at(part[: len(part) // 2])
                self.look_at(part[len(part) // 2 :])
            else:
                for row in part:
                    self._look_at_one(row)
            return
        if lines[-1] - self.line != len(lines):
            self._look_for_gaps(part)
        self._look_into(part, cells)
        self.line, self.cells = part[-1]

    def _look_for_gaps(self, part: list[Row]) -> None:
        line, cells = self.line, self.cells
        for row in part:
            if row.line - line > 1:
                _look_at_gap(self._found, line, row.line, cells, self._orders)
            line, cells = row

    def _are_apart(self, lines: Sequence[int]) -> bool:
        """Whether blank lines may stand before or between these, or the header among them."""
        blank, gaps = self._found.blank, lines[-1] - self.line != len(lines)
        after_blank = bool(blank) and blank[-1][1] == lines[0] - 1
        return lines[0] <= self._orders.after or after_blank or (self._orders.gaps and gaps)

    def _count_filled(self, cells: Sequence[list[str]]) -> bool:
        """Count the filled cells of rows that have several each; False if some row has not."""
        width = self._orders.width
        if set(map(len, cells)) != {width}:
            return False
        empty = list(map(list.count, cells, repeat("")))
        most = max(empty)
        sparse = most > width - 4 and any(map(str.isspace, chain.from_iterable(cells)))
        if sparse or most >= width - 1:
            return False
        self._found.fills.update(width - number for number in empty)
        return True

    def _look_at_one(self, row: Row) -> None:
        line, cells = row
        found, orders = self._found, self._orders
        if line <= orders.after:
            return
        if line - self.line > 1:
            _look_at_gap(found, self.line, line, self.cells, orders)
        if found.blank and found.blank[-1][1] == line - 1 and len(found.after_blank) < KEPT:
            found.after_blank.append(row)
        self.line, self.cells = line, cells
        written = filled = len(cells) - cells.count("")
        if written < 4:
            filled = sum(1 for cell in cells if cell and not cell.isspace())
        if not filled:
            _add_blank(found, line, written)
        elif len(cells) != orders.width:
            _add_odd(found, row)
        else:
            found.fills[filled] += 1
            if filled == 1:
                _add_lone(found, row)
            self._look_into([row], [cells], lone=filled == 1)

    def _is_header(self, cells: list[str]) -> bool:
        """Whether a row is the header once more, be it in capitals."""
        header, folded = self._header, self._folded
        if cells == header or len(header) < 2 or len(cells[0]) != len(header[0]):
            return cells == header
        return all(cell.casefold() == name for cell, name in zip(cells, folded, strict=True))

    def _look_into(
        self, part: list[Row], cells: Sequence[list[str]], *, lone: bool = False
    ) -> None:
        """Look at what stands in rows of the right width."""
        found, firsts = self._found, [row[0] for row in cells]
        found.tail.extend(part[-_TAIL:])
        found.sample += part[: max(_SAMPLE - len(found.sample), 0)]
        if not lone:
            found.first_empty += firsts.count("")
        folded = "\n".join(("", *firsts, "")).casefold()
        if f"\n{self._folded[0]}\n" in folded or totals.may_begin(folded):
            for row in part:
                if self._is_header(row.cells):
                    found.repeated.append(row.line)
                elif totals.is_subtotal(row.cells):
                    found.totals.append(row)
        if not _SPECIAL.isdisjoint(chain.from_iterable(cells)):
            for words, lines in ((BLANKS, found.words_for_nothing), (DITTOS, found.dittos)):
                lines += (row.line for row in part if not words.isdisjoint(row.cells))
        for at in self._unnamed:
            if any(row[at] for row in cells):
                found.unnamed_used.add(at)
        for line, those in part if self._closely else ():
            _look_at_cells(found, line, those, self._orders)


def _add_lone(found: Survey, row: Row) -> None:
    found.lone_count += 1
    if len(found.lone) < KEPT:
        found.lone.append(row)


def _add_odd(found: Survey, row: Row) -> None:
    found.tail.append(row)
    if len(found.odd) < KEPT:
        found.odd.append(row)
    else:
        shorter = len(row.cells) < found.width
        (found.more_short if shorter else found.more_long).append(row.line)


def _look_at_gap(
    found: Survey, previous: int, line: int, cells_before: list[str], orders: Orders
) -> None:
    if orders.gaps:
        found.blank.append((previous + 1, line - 1))
    elif previous > orders.after and _swallows(cells_before, orders):
        found.swallowed.append(previous)


def _add_blank(found: Survey, line: int, written: int) -> None:
    if found.blank and found.blank[-1][1] == line - 1:
        found.blank[-1] = (found.blank[-1][0], line)
    else:
        found.blank.append((line, line))
    if written:
        found.hidden_blanks.append(line)


def _swallows(cells: Sequence[str], orders: Orders) -> bool:
    """Whether a cell of several lines seems to hold whole rows, after a mark that never closed."""
    if not orders.delimiter or orders.width < 2:
        return False
    for cell in cells:
        inner = cell.splitlines()[1:-1] if "\n" in cell or "\r" in cell else []
        alike = sum(line.count(orders.delimiter) == orders.width - 1 for line in inner)
        if alike and (orders.width > 2 or alike >= 3) and alike >= 0.8 * len(inner):
            return True
    return False


def _look_at_cells(found: Survey, line: int, cells: Sequence[str], orders: Orders) -> None:
    if orders.guards:
        for cell in cells:
            if cell[:2] == '="' and FORMULA_TEXT.fullmatch(cell):
                found.formula_texts.append(line)
            elif "'" in cell and unguard(cell) != cell:
                found.guarded.append(line)
            elif _RAW_FORMULA.match(cell):
                found.unguarded += 1
    if orders.errors and not _ERRORS.isdisjoint(cells):
        found.errors.append(line)
