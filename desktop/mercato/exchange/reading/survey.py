"""One walk over all rows of a table: what does not fit, and where."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.formulas import unguard
from mercato.exchange.reading.shapes import BLANKS, shape
from mercato.exchange.reading.splitting import BadQuote, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mercato.exchange.reading.watching import Watch

KEPT = 5000
"""Odd rows that are remembered whole; of more of them, only the lines."""

_TAIL = 40
_SAMPLE = 1000
_STEP = 5000
_TOTAL = re.compile(
    r"\W*(?:grand |sub[- ]?|sous[- ]?|zwischen)?(?:totals?|totaux|sum|somme|ensemble|averages?|mean"
    r"|moyenne|gesamt(?:summe)?|insgesamt|summe|totale|suma|итого|合计|合計)\b.{0,25}",
    re.IGNORECASE,
)
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
    """The one loop that every row of a big table goes through: plain and fast."""
    width, after = orders.width, orders.after
    previous, cells_before = after, list(orders.header)
    look_at_row = _row_viewer(found, orders)
    for number, row in enumerate(rows, 1):
        line, cells = row
        if line <= after:
            continue
        if line - previous > 1:
            _look_at_gap(found, previous, line, cells_before, orders)
        if found.blank and found.blank[-1][1] == line - 1 and len(found.after_blank) < KEPT:
            found.after_blank.append(row)
        previous, cells_before = line, cells
        written = filled = len(cells) - cells.count("")
        if written < 4:
            filled = sum(1 for cell in cells if cell and not cell.isspace())
        if not filled:
            _add_blank(found, line, written)
        elif len(cells) != width:
            _add_odd(found, row)
        else:
            look_at_row(row, filled)
        if number % _STEP == 0:
            watch.step(int(_STEP * bytes_per_row))
    found.last_line = previous
    if not orders.gaps and _swallows(cells_before, orders):
        found.swallowed.append(previous)


def _row_viewer(found: Survey, orders: Orders) -> Callable[[Row, int], None]:
    """What looks at each row that has the right width; a closure, since it is called so often."""
    fills, sample, tail, header = found.fills, found.sample, found.tail, list(orders.header)
    unnamed = [at for at, name in enumerate(header) if not name.strip()]
    closely = orders.guards or orders.errors
    folded = [name.casefold() for name in header]
    first = len(header[0]) if len(header) > 1 else -1

    def look(row: Row, filled: int) -> None:
        line, cells = row
        fills[filled] += 1
        tail.append(row)
        if filled == 1:
            _add_lone(found, row)
        elif not cells[0]:
            found.first_empty += 1
        if cells == header or (len(cells[0]) == first and _is_again(cells, folded)):
            found.repeated.append(line)
        elif cells[0][:1] in _TOTAL_STARTS and _is_subtotal(cells):
            found.totals.append(row)
        if not BLANKS.isdisjoint(cells):
            found.words_for_nothing.append(line)
        if unnamed:
            found.unnamed_used.update(at for at in unnamed if cells[at])
        if len(sample) < _SAMPLE:
            sample.append(row)
        if closely:
            _look_at_cells(found, line, cells, orders)

    return look


def _is_again(cells: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a row is the header once more, be it in capitals."""
    return all(cell.casefold() == name for cell, name in zip(cells, folded, strict=True))


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


_TOTAL_STARTS = frozenset("tTsSgGeEmMaAiIzZиИ合*") | {""}


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


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row is labelled as the total of others."""
    labels = islice((cell for cell in cells if cell and not cell.isspace()), 3)
    return any(_TOTAL.match(label) and _TOTAL.fullmatch(label.strip()) for label in labels)


def _is_subtotal(cells: Sequence[str]) -> bool:
    """Whether a row in the middle is a total: labelled so, with nothing but numbers beside."""
    if not is_total(cells):
        return False
    others = [cell for cell in cells if cell.strip() and not _TOTAL.fullmatch(cell.strip())]
    return bool(others) and all(shape(cell) == "number" for cell in others)


def _look_at_cells(found: Survey, line: int, cells: Sequence[str], orders: Orders) -> None:
    if orders.guards:
        for cell in cells:
            if cell[:2] == '="' and FORMULA_TEXT.fullmatch(cell):
                found.formula_texts.append(line)
            elif unguard(cell) is not cell and unguard(cell) != cell:
                found.guarded.append(line)
            elif _RAW_FORMULA.match(cell):
                found.unguarded += 1
    if orders.errors and not _ERRORS.isdisjoint(cells):
        found.errors.append(line)
