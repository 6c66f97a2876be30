"""Which rows a line of the journal stands for.

A line stands for the row it names, or for all from that to its `last`: of very many rows that were
inserted, one line stands for up to `SPAN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPAN = 250
"""Rows that one line of the journal stands for at most."""

ROWS_OF_LINE = f"(min(max(ifnull(last, row) - row, 0), {SPAN - 1}) + 1)"
"""How many rows a line of the journal stands for, whatever a stranger says there."""


def spans(first: int, last: int) -> Iterator[tuple[int, int]]:
    """The lines that stand for all rows from one to another: where each begins and ends."""
    for start in range(first, last + 1, SPAN):
        yield start, min(start + SPAN - 1, last)


def is_row(row: str, line: str = "change") -> str:
    """SQL that goes from a line, by its alias, to the rows it stands for."""
    return f"{row} BETWEEN {line}.row AND ifnull({line}.last, {line}.row)"


def is_line(row: str, line: str = "change") -> str:
    """The same from a row to the lines that stand for it, which are found by where they begin."""
    begins = f"{line}.row BETWEEN {row} - {SPAN - 1} AND {row}"
    return f"{begins} AND ifnull({line}.last, {line}.row) >= {row}"
