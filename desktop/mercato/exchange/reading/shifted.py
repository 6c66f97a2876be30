"""Rows of the right length that are shifted all the same: one delimiter more, a last cell less."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mercato.exchange.questions import Option
from mercato.exchange.reading.mending import as_sample, join
from mercato.exchange.reading.shapes import DATA, profile, shape

if TYPE_CHECKING:
    from mercato.exchange.reading.mending import Decisions
    from mercato.exchange.reading.splitting import Row

_ENOUGH = 3
"""Rows that must fit before one that does not strikes the eye."""
_MOST = 5
"""More rows than these are no exceptions."""


def settle(decisions: Decisions) -> None:
    """Ask about rows in which a date, a number or an address stands one cell too far right.

    Only rows that are remembered are looked at: the first thousand, and the last ones.
    """
    found = decisions.found
    rows = {row.line: row for row in (*found.sample, *found.tail)}
    rows = {
        line: row
        for line, row in rows.items()
        if len(row.cells) == found.width and not decisions.is_settled(row)
    }
    seen = profile((row.cells for row in rows.values()), found.width)
    columns = [_usual(column) for column in seen]
    odd = {line: at for line, row in rows.items() if (at := _shifted_at(row, columns)) is not None}
    if not odd or len(odd) > _MOST or len(rows) - len(odd) < _ENOUGH:
        return
    for line, at in sorted(odd.items()):
        _ask(decisions, rows[line], at)


def _usual(column: Counter[str]) -> str | None:
    """The shape that all filled cells of a column have, but for one, or a few of many."""
    filled = Counter({name: number for name, number in column.items() if name != "empty"})
    if not filled:
        return None
    name, number = filled.most_common(1)[0]
    others = filled.total() - number
    return name if number >= _ENOUGH and others <= max(1, 0.2 * filled.total()) else None


def _shifted_at(row: Row, columns: list[str | None]) -> int | None:
    """The first column whose kind of value stands in the next one, where all fits if moved back."""
    kinds = [shape(cell) for cell in row.cells]
    for at in range(1, len(columns) - 1):
        expected = columns[at]
        if expected not in DATA or kinds[at] in (expected, "empty"):
            continue
        moved = [*kinds[:at], *kinds[at + 1 :], "empty"]
        fits = all(
            column not in DATA or kind in (column, "empty")
            for column, kind in zip(columns[at:], moved[at:], strict=True)
        )
        return at if kinds[at + 1] == expected != columns[at + 1] and fits else None
    return None


def _ask(decisions: Decisions, row: Row, at: int) -> None:
    names, between = decisions.header, decisions.mending.delimiter

    def joined(place: int) -> list[str]:
        return [*join(row.cells, place, 1, between), ""]

    used = decisions.interview.settle(
        f"shifted:{row.line}",
        "reading.shifted_within",
        [
            *(
                Option(
                    f"join:{place + 1}",
                    {"column": names[place].strip() or str(place + 1), "number": place + 1},
                    as_sample([joined(place)]),
                )
                for place in range(at)
            ),
            Option("kept", {}, as_sample([row.cells])),
        ],
        "join:1",
        sure=False,
        line=row.line,
        cell=row.cells[at],
        column=names[at].strip() or str(at + 1),
    )
    if used is not None and used != "kept":
        decisions.mending.replaced[row.line] = joined(int(used.removeprefix("join:")) - 1)
