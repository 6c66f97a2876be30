"""Cells that mean what stands above them: left empty, as in pivot tables, or with a ditto."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading.shapes import DITTOS, shape
from mercato.exchange.reading.splitting import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mercato.exchange.reading.interview import Interview
    from mercato.exchange.reading.survey import Survey

_SHARE = 0.3
"""The share of rows that must leave such a cell empty before it strikes the eye."""


def settle(
    found: Survey, rows: Sequence[Row], names: Sequence[str], interview: Interview
) -> tuple[int, ...]:
    """The columns, the leftmost first, whose empty cells mean what stands above; asked about.

    `rows` are those of the sample that count.
    """
    columns: list[int] = []
    for at in range(len(names) - 1):
        if not _stands_for_more(rows, at, set(columns)):
            break
        columns.append(at)
    if not columns or interview.answers.get("merged") == "first_only":
        return ()
    empty = [row.line for row in rows if not row.cells[columns[0]].strip()]
    used = interview.settle(
        "above",
        "reading.above",
        [
            Option(code, {}, tuple(tuple(row.cells) for row in shown))
            for code, shown in (
                ("repeated", [*filled_down(rows[:4], columns)]),
                ("kept", rows[:4]),
            )
        ],
        "repeated",
        sure=False,
        column=names[columns[0]].strip() or str(columns[0] + 1),
        count=len(empty) if found.rows <= len(found.sample) else found.first_empty,
        line=empty[0],
    )
    return tuple(columns) if used == "repeated" else ()


def settle_dittos(found: Survey, rows: Sequence[Row], interview: Interview) -> bool:
    """Whether cells such as "idem" mean what stands above; asked about.

    `rows` are those of the sample that count.
    """
    if not found.dittos:
        return False
    lines = set(found.dittos)
    first = next((at for at, row in enumerate(rows) if row.line in lines), 0)
    shown = rows[max(first - 1, 0) : first + 3]
    return interview.decide(
        "ditto",
        Option("repeated", {}, tuple(tuple(row.cells) for row in with_dittos(shown))),
        Option("kept", {}, tuple(tuple(row.cells) for row in shown)),
        sure=False,
        count=len(lines),
        line=found.dittos[0],
    )


def with_dittos(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the value of the row above where a cell says that it is the same."""
    above: list[str] = []
    for line, cells in rows:
        found = cells
        if above and not DITTOS.isdisjoint(cells):
            both = zip(cells, above, strict=True)
            found = [before if cell in DITTOS else cell for cell, before in both]
        yield Row(line, found)
        above = found


def _stands_for_more(rows: Sequence[Row], at: int, left: set[int]) -> bool:
    """Whether each value stands once, above rows that leave it out and are full otherwise.

    A new value in a column to the left begins anew.
    """
    if all(row.cells[at] for row in rows):
        return False
    empty = 0
    seen: set[tuple[str, ...]] = set()
    group: tuple[str, ...] = ()
    for number, row in enumerate(rows):
        cell = row.cells[at].strip()
        begins = [row.cells[other].strip() for other in sorted(left)]
        group = tuple(begins) if any(begins) else group
        if cell:
            if (*group, cell) in seen or shape(cell) != "text":
                return False
            seen.add((*group, cell))
        elif number == 0 or any(begins) or sum(1 for one in row.cells if one.strip()) < 2:
            return False
        else:
            empty += 1
    return empty >= max(2, _SHARE * len(rows))


def filled_down(rows: Iterable[Row], columns: Sequence[int]) -> Iterator[Row]:
    """The rows with the value from above in these columns where a cell is empty."""
    last: dict[int, str] = {}
    for line, cells in rows:
        found = list(cells)
        for number, at in enumerate(columns):
            if found[at].strip():
                last[at] = found[at]
                for other in columns[number + 1 :]:
                    last.pop(other, None)
            else:
                found[at] = last.get(at, found[at])
        yield Row(line, found)
