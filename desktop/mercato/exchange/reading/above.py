"""Cells left empty below the one whose value stands for them all, as in pivot tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading.shapes import shape
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
