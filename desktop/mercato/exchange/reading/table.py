"""Rows that were split become a table: header, width, odd rows settled, everything counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading import above, cell_texts, headers, mending, shifted, strangers
from mercato.exchange.reading.mending import Decisions, Mending, Skipped
from mercato.exchange.reading.ragged import RaggedRows
from mercato.exchange.reading.splitting import Row
from mercato.exchange.reading.survey import Orders, Survey, survey
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.watching import Watch

HEAD = 200
"""Rows that header and width are judged by."""

MAX_COLUMNS = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from, and what is known about them.

    `gaps`: lines without a row are blank. `open_end`: the last line has no end. `guards`: cells
    with an apostrophe before a formula were seen. `guarded`: whether those are ours, by a mark of
    the file; None if it has none. `headings`: lines of which one cell, merged with all others, is
    filled.
    """

    rows: Callable[[], Iterator[Row]]
    delimiter: str = ""
    gaps: bool = False
    open_end: bool = False
    guards: bool = False
    guarded: bool | None = None
    bytes_per_row: float = 0.0
    headings: frozenset[int] = frozenset()


@dataclass(slots=True)
class Table:
    """A table ready to be read; `found` tells what the walk over it saw."""

    source: Source
    header: headers.Header
    names: tuple[str, ...]
    columns: tuple[int, ...]
    mending: Mending
    found: Survey
    from_above: tuple[int, ...] = ()
    dittos: bool = False
    changes: tuple[Callable[[str], str], ...] = ()
    skipped: tuple[Skipped, ...] = ()
    total: int = 0

    def rows(self) -> Iterator[Row]:
        """All rows that count, each with one cell for each name."""
        rows = self.mending.mended(self.source.rows(), self.header.last_line)
        if self.dittos:
            rows = above.with_dittos(rows)
        if self.from_above:
            rows = above.filled_down(rows, self.from_above)
        if len(self.columns) < self.mending.width:
            rows = _picked(rows, self.columns)
        for change in self.changes:
            rows = _each_cell(rows, change)
        return rows


def _is_filled(row: Row) -> bool:
    return any(cell.strip() for cell in row.cells)


def _blank_lines(head: Sequence[Row], last: int, *, gaps: bool) -> list[tuple[int, int]]:
    """Lines above the first row with nothing in them."""
    if gaps:
        filled = {row.line for row in head}
        return [(line, line) for line in range(1, last) if line not in filled]
    blank = [row.line for row in head if not any(cell.strip() for cell in row.cells)]
    return [(line, line) for line in blank if line < last]


def _picked(rows: Iterable[Row], columns: Sequence[int]) -> Iterator[Row]:
    for line, cells in rows:
        yield Row(line, [cells[at] for at in columns])


def _each_cell(rows: Iterable[Row], change: Callable[[str], str]) -> Iterator[Row]:
    for line, cells in rows:
        yield Row(line, [change(cell) for cell in cells])


class TableReader:
    """Understands the rows of one source, asking where they can be read in two ways."""

    def __init__(self, source: Source, interview: Interview, watch: Watch) -> None:
        self.source = source
        self.interview = interview
        self.watch = watch

    def read(self) -> Table:
        """The table; raises `Refused` when there is none, `BadQuote` from the first rows."""
        head = list(islice(self.source.rows(), HEAD))
        if not any(map(_is_filled, head)):
            head = list(islice(filter(_is_filled, self.source.rows()), HEAD))
        if not head:
            raise Refused("reading.empty")
        if max(len(row.cells) for row in head) > MAX_COLUMNS:
            raise Refused("reading.too_many_columns", limit=MAX_COLUMNS)
        header = headers.find_header(head, self.interview)
        self.blank_above = _blank_lines(head, header.last_line, gaps=self.source.gaps)
        cells, joint = self._columns(header, [r for r in head if r.line > header.last_line])
        orders = Orders(
            after=header.last_line,
            header=cells,
            width=len(cells),
            delimiter=self.source.delimiter,
            gaps=self.source.gaps,
            guards=self.source.guards,
            errors=self.source.gaps,
        )
        found = survey(self.source.rows(), orders, self.watch, self.source.bytes_per_row)
        return self._settled(header, cells, found, joint)

    def _columns(self, header: headers.Header, rows: list[Row]) -> tuple[list[str], str | None]:
        """A name or nothing for each column, as many as rows have; how longer rows are joined."""
        filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
        several = [r for r in filled if sum(1 for c in r.cells if c.strip()) > 1] or filled
        widths = Counter(len(row.cells) for row in several)
        usual = max(widths, key=lambda width: (widths[width], width)) if widths else 0
        if header.line is None:
            return [""] * usual, None
        cells = list(header.cells)
        while len(cells) > max(usual, 1) and not cells[-1].strip():
            cells.pop()
        excess = usual - len(cells)
        if excess <= 0 or widths[usual] < 0.9 * widths.total():
            return cells, None
        longer = [row for row in several if len(row.cells) == usual]
        if len(longer) < 2:
            return cells, None
        if not any(cell.strip() for row in longer for cell in row.cells[len(cells) :]):
            return cells + [""] * excess, None
        return self._ask_for_names(cells, longer, excess)

    def _ask_for_names(
        self, cells: list[str], rows: list[Row], excess: int
    ) -> tuple[list[str], str | None]:
        """All rows are longer than the header: a name is missing, or each row is shifted."""
        ways = {"left": [""] * excess + cells, "right": cells + [""] * excess}
        some = [row.cells for row in rows[:2]]
        options = [
            Option(code, {}, tuple(tuple(row) for row in (names, *some)))
            for code, names in ways.items()
        ]
        for at in range(min(len(cells), 12)):
            joined = [mending.join(row, at, excess, self.source.delimiter) for row in some]
            sample = tuple(tuple(row) for row in (cells, *joined))
            name = cells[at].strip() or str(at + 1)
            options.append(Option(f"join:{at + 1}", {"column": name, "number": at + 1}, sample))
        numbered = all(row.cells[0].strip().isdigit() for row in rows)
        used = self.interview.settle(
            "names_missing",
            "reading.names_missing",
            options,
            "left" if numbered else "join:1",
            sure=False,
            count=excess,
            cells=len(cells) + excess,
            width=len(cells),
            line=rows[0].line,
        )
        return (ways[used], None) if used in ways else (cells, used)

    def _settled(
        self, header: headers.Header, cells: list[str], found: Survey, joint: str | None
    ) -> Table:
        if joint is not None:
            self.interview.answers = {"shifted": joint, **self.interview.answers}
        decisions = Decisions(
            found,
            self.interview,
            cells,
            Mending(found.width, delimiter=self.source.delimiter),
            self.source.rows,
            self.source.headings,
        )
        strangers.settle(decisions)
        RaggedRows(decisions, open_end=self.source.open_end).settle()
        if self.source.delimiter:
            shifted.settle(decisions)
        columns = self._used_columns(header, cells, found)
        names = self._names(header, [cells[at] for at in columns], columns)
        skipped = self._skipped(header, found, decisions.left_out)
        odd = {row.line for row in found.odd} | {*found.more_short, *found.more_long}
        full_left_out = sum(1 for one in decisions.left_out if one.first not in odd)
        table = Table(
            self.source, header, names, columns, decisions.mending, found, skipped=skipped
        )
        table.total = found.rows - full_left_out + decisions.taken_in
        rows = [row for row in found.sample if not decisions.is_settled(row)]
        table.dittos = above.settle_dittos(found, rows, self.interview)
        table.from_above = above.settle(found, rows, cells, self.interview)
        table.changes = cell_texts.settle(found, self.source.guarded, self.interview)
        self.interview.note_lines("reading.error_cells", found.errors)
        return table

    def _used_columns(
        self, header: headers.Header, cells: list[str], found: Survey
    ) -> tuple[int, ...]:
        """All columns but those without a name that nothing stands in."""
        if header.line is None or found.odd:
            return tuple(range(len(cells)))
        used = [at for at, name in enumerate(cells) if name.strip() or at in found.unnamed_used]
        if len(used) < len(cells):
            self.interview.note("reading.empty_columns", count=len(cells) - len(used))
        return tuple(used)

    def _names(
        self, header: headers.Header, cells: list[str], columns: tuple[int, ...]
    ) -> tuple[str, ...]:
        named = [
            cell.strip() or headers.letter(at) for at, cell in zip(columns, cells, strict=True)
        ]
        if header.line is not None:
            for at, cell, name in zip(columns, cells, named, strict=True):
                if not cell.strip():
                    self.interview.note("reading.header_missing", column=at + 1, new=name)
        return headers.unique_names(named, self.interview)

    def _skipped(
        self, header: headers.Header, found: Survey, left_out: list[Skipped]
    ) -> tuple[Skipped, ...]:
        above = [Skipped(line, line, code) for line, code in header.apart]
        above += [Skipped(first, last, "reading.skipped.blank") for first, last in self.blank_above]
        blank = [Skipped(first, last, "reading.skipped.blank") for first, last in found.blank]
        return tuple(sorted([*above, *blank, *left_out]))
