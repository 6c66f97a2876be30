"""Rows that do not fit: what was decided about them, and rows as they are then."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from mercato.exchange.reading.splitting import PART, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.survey import Survey


class Skipped(NamedTuple):
    """Lines that are no rows, and the code of the reason."""

    first: int
    last: int
    code: str


@dataclass(slots=True)
class Mending:
    """What is done with each row that does not fit the width, by its line."""

    width: int
    skipped: dict[int, str] = field(default_factory=dict)
    replaced: dict[int, list[str]] = field(default_factory=dict)
    pad: bool = False
    joint: int | None = None
    delimiter: str = ","

    def mended(self, rows: Iterable[Row], after: int) -> Iterator[Row]:
        """The rows that count, each with `width` cells."""
        return chain.from_iterable(self._parts(iter(rows), after))

    def _parts(self, rows: Iterator[Row], after: int) -> Iterator[Iterable[Row]]:
        """The same, some rows at a time: nearly all are as they should be."""
        special = self.skipped.keys() | self.replaced.keys()
        while part := list(islice(rows, PART)):
            lines, cells = zip(*part, strict=True)
            even = set(map(len, cells)) == {self.width} and all(map(any, cells))
            whole = even and lines[0] > after and special.isdisjoint(lines)
            yield part if whole else self._one_by_one(part, after, special)

    def _one_by_one(self, part: list[Row], after: int, special: set[int]) -> Iterator[Row]:
        for row in part:
            line, cells = row
            if line <= after:
                continue
            if len(cells) == self.width and line not in special:
                if any(cells):
                    yield row
            elif (found := self._mend(line, cells)) is not None:
                yield Row(line, found)

    def _mend(self, line: int, cells: list[str]) -> list[str] | None:
        if line in self.replaced:
            return self.replaced[line]
        excess = len(cells) - self.width
        if line in self.skipped or not any(cell.strip() for cell in cells):
            return None
        if excess > 0:
            return (
                join(cells, self.joint, excess, self.delimiter) if self.joint is not None else None
            )
        return cells + [""] * -excess if self.pad else None


def join(cells: Sequence[str], at: int, excess: int, between: str) -> list[str]:
    """The row with the cell at `at` and the next ones put together again."""
    whole = between.join(cells[at : at + excess + 1])
    return [*cells[:at], whole, *cells[at + excess + 1 :]]


@dataclass(slots=True)
class Decisions:
    """What is settled about odd rows so far, and what there is to settle it by."""

    found: Survey
    interview: Interview
    header: Sequence[str]
    mending: Mending
    rows: Callable[[], Iterator[Row]]
    headings: frozenset[int] = frozenset()
    left_out: list[Skipped] = field(default_factory=list)
    taken_in: int = 0
    """Rows of another width that count after all."""

    def leave_out(self, line: int, code: str) -> None:
        """That line is no row, for this reason."""
        if line not in self.mending.skipped:
            self.mending.skipped[line] = code
            self.left_out.append(Skipped(line, line, code))

    def end_before(self, line: int, code: str) -> None:
        """That line and all after it are no rows, for this reason."""
        for row in self.rows():
            if row.line >= line and any(cell.strip() for cell in row.cells):
                self.leave_out(row.line, code)

    def keep(self, row: Row) -> None:
        """The row counts; its cells are made to fit."""
        if len(row.cells) != self.found.width:
            self.replace(row.line, self.fitted(row, 0))

    def replace(self, line: int, cells: list[str]) -> None:
        """The row, which has another width, counts with these cells."""
        self.mending.replaced[line] = cells
        self.taken_in += 1

    def fitted(self, row: Row, at: int) -> list[str]:
        """The row with empty cells at its end, or with what is too much joined to the cell `at`."""
        excess = len(row.cells) - self.found.width
        if excess <= 0:
            return row.cells + [""] * -excess
        return join(row.cells, at, excess, self.mending.delimiter)

    def is_settled(self, row: Row) -> bool:
        return row.line in self.mending.skipped or row.line in self.mending.replaced


def as_sample(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The first rows, to be shown beside an answer."""
    return tuple(tuple(cells) for cells, _ in zip(rows, range(3), strict=False))
