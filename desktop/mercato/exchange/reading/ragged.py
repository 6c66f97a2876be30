"""Rows with fewer or more cells than the others: cut short, broken in two, or shifted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mercato.exchange.questions import Option
from mercato.exchange.reading.mending import Decisions, as_sample
from mercato.exchange.reading.shapes import fit, profile
from mercato.exchange.reading.survey import KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.exchange.reading.splitting import Row

_ONE_BY_ONE = 5
"""Shifted rows that are asked about singly; more are asked about together."""

_JOINTS = 6
"""Ways to join a shifted row that are offered, the likeliest first."""


_ALIKE = 3
"""Cells of one length that make a shorter one below them look cut."""
_DIGIT = re.compile(r"\d")
_CODE = 4
"""Digits and signs that two cells have to have in common for the same."""


class RaggedRows:
    """Asks about rows of another width; `open_end` if the last line of the file has no end."""

    def __init__(self, decisions: Decisions, *, open_end: bool) -> None:
        self.decisions = decisions
        self.found = decisions.found
        self.width = decisions.found.width
        self.interview = decisions.interview
        self.open_end = open_end
        self.columns = profile((row.cells for row in self.found.sample[:300]), self.width)

    def settle(self) -> None:
        """Ask about all rows that nothing was decided about yet."""
        rows = [row for row in self.found.odd if not self.decisions.is_settled(row)]
        short = [row for row in rows if len(row.cells) < self.width]
        long = [row for row in rows if len(row.cells) > self.width]
        if short:
            self._settle_short(short)
        if long:
            self._settle_long(long)
        if self.open_end and self.found.tail:
            self._settle_cut_cell(self.found.tail[-1])

    def _settle_cut_cell(self, last: Row) -> None:
        """The last cell of a file without an end is asked about if it looks cut.

        Many programs end no last line, so that alone says nothing.
        """
        cell = last.cells[-1].strip()
        if len(last.cells) != self.width or self.decisions.is_settled(last) or not cell:
            return
        above = [row.cells[-1].strip() for row in self.found.sample if row.line != last.line]
        other = _whole(cell, [one for one in above if one])
        if other is None:
            return
        left_out = self.interview.decide(
            "cut_cell",
            Option("left_out"),
            Option("kept", {}, as_sample([last.cells])),
            sure=False,
            line=last.line,
            cell=cell,
            other=other,
        )
        if left_out:
            self.decisions.leave_out(last.line, "reading.skipped.cut_off")

    def _settle_short(self, rows: list[Row]) -> None:
        """The last cells may be empty, or a line break stands inside one."""
        pieces = self._pieces(rows)
        options = [Option("pad", {}, as_sample(self.decisions.fitted(row, 0) for row in rows))]
        if pieces:
            options.append(Option("join", {}, as_sample(cells for _, cells in pieces)))
        options.append(Option("left_out", {}, as_sample(row.cells for row in rows)))
        cut = self.open_end and len(rows) == 1 and rows[0].line == self.found.tail[-1].line
        used = self.interview.settle(
            "short",
            "reading.cut_off" if cut else "reading.short",
            options,
            "join" if pieces else "pad",
            sure=False,
            **self._values(rows, len(self.found.more_short)),
        )
        if used == "join":
            self._join(pieces)
        elif used == "left_out":
            for line in [*(row.line for row in rows), *self.found.more_short]:
                self.decisions.leave_out(line, "reading.skipped.short")
        else:
            self.decisions.mending.pad = True
            self.decisions.taken_in += len(rows) + len(self.found.more_short)

    def _values(self, rows: list[Row], more: int) -> dict[str, Any]:
        return {
            "count": len(rows) + more,
            "line": rows[0].line,
            "lines": [row.line for row in rows[:20]],
            "cells": len(rows[0].cells),
            "width": self.width,
        }

    def _pieces(self, rows: list[Row]) -> list[tuple[list[int], list[str]]]:
        """Short rows one after the other that make whole ones, if all of them do."""
        if self.found.odd_count > KEPT:
            return []
        whole: list[tuple[list[int], list[str]]] = []
        lines: list[int] = []
        cells: list[str] = []
        for row in rows:
            if lines and row.line != lines[-1] + 1:
                return []
            broken = [*cells[:-1], f"{cells[-1]}\n{row.cells[0]}"] if lines else row.cells[:1]
            cells = [*broken, *row.cells[1:]]
            lines = [*lines, row.line]
            if len(cells) == self.width:
                whole.append((lines, cells))
                lines, cells = [], []
            elif len(cells) > self.width:
                return []
        return [] if lines else whole

    def _join(self, pieces: list[tuple[list[int], list[str]]]) -> None:
        for lines, cells in pieces:
            self.decisions.replace(lines[0], cells)
            for line in lines[1:]:
                self.decisions.leave_out(line, "reading.skipped.joined")

    def _settle_long(self, rows: list[Row]) -> None:
        """A delimiter in a cell has shifted the rest."""
        together = "shifted" in self.interview.answers or self.found.odd_count > KEPT
        if len(rows) <= _ONE_BY_ONE and not together:
            singly = rows
        else:
            singly = [row for row in rows if f"shifted:{row.line}" in self.interview.answers]
        for row in singly:
            self._settle_one(row)
        rest = [row for row in rows if row not in singly]
        if rest:
            self._settle_together(rest)

    def _settle_one(self, row: Row) -> None:
        options = self._joints([row])
        used = self.interview.settle(
            f"shifted:{row.line}",
            "reading.shifted",
            options,
            self._likeliest(row, options),
            sure=False,
            free=self._any_joint,
            line=row.line,
            cells=len(row.cells),
            width=self.width,
        )
        self._do(row, used)

    def _settle_together(self, rows: list[Row]) -> None:
        more = self.found.more_long
        options = self._joints(rows)
        used = self.interview.settle(
            "shifted",
            "reading.shifted_rows",
            options,
            self._likeliest(rows[0], options),
            sure=False,
            free=self._any_joint,
            **self._values(rows, len(more)),
        )
        for row in rows:
            self._do(row, used)
        if used and used.startswith("join:"):
            self.decisions.mending.joint = int(used.removeprefix("join:")) - 1
            self.decisions.taken_in += len(more)
        else:
            for line in more:
                self.decisions.leave_out(line, "reading.skipped.shifted")

    def _any_joint(self, answer: str) -> str | None:
        """A joint that was not among the likeliest."""
        number = answer.removeprefix("join:")
        fits = number.isdecimal() and 1 <= int(number) <= self.width
        return answer if answer.startswith("join:") and fits else None

    def _do(self, row: Row, used: str | None) -> None:
        if used is None or used == "left_out":
            self.decisions.leave_out(row.line, "reading.skipped.shifted")
        elif used == "cut":
            self.decisions.replace(row.line, row.cells[: self.width])
        else:
            at = int(used.removeprefix("join:")) - 1
            self.decisions.replace(row.line, self.decisions.fitted(row, at))

    def _joints(self, rows: list[Row]) -> list[Option]:
        """Where the rows may be joined again, the likeliest first; the extra cells cut if empty."""
        fitted = self.decisions.fitted
        scores = {
            at: sum(fit(fitted(row, at), self.columns) for row in rows[:50])
            for at in range(self.width)
        }
        names = self.decisions.header
        options = [
            Option(
                f"join:{at + 1}",
                {"column": names[at].strip() or str(at + 1), "number": at + 1},
                as_sample(fitted(row, at) for row in rows),
            )
            for at in sorted(scores, key=lambda at: -scores[at])[:_JOINTS]
        ]
        if not any(cell.strip() for row in rows for cell in row.cells[self.width :]):
            options.append(Option("cut", {}, as_sample(row.cells[: self.width] for row in rows)))
        options.append(Option("left_out", {}, as_sample(row.cells for row in rows)))
        return options

    def _likeliest(self, row: Row, options: list[Option]) -> str:
        empty = not any(cell.strip() for cell in row.cells[self.width :])
        cut = empty and any(option.code == "cut" for option in options)
        return "cut" if cut else options[0].code


def _whole(cell: str, above: Sequence[str]) -> str | None:
    """A cell above, of which or of whose kind the last cell is only the beginning.

    Whole words stand for themselves: not each minister is one of finance.
    """
    if not above or cell in above:
        return None
    if not cell.isdigit():
        longer_ones = (one for one in above if one.startswith(cell))
        longer = next((one for one in longer_ones if one[len(cell)].isalnum()), None)
        if longer is not None:
            return longer
    if len({*map(len, above)}) == 1 and len(cell) < len(above[-1]) and len(above) >= _ALIKE:
        return above[-1]
    patterns = {_DIGIT.sub("9", one) for one in above}
    pattern = next(iter(patterns))
    begun = pattern.startswith(_DIGIT.sub("9", cell)) and len(cell) < len(pattern)
    alike = len(patterns) == 1 and len(above) > 1 and len(pattern) >= _CODE and "9" in pattern
    return above[-1] if begun and alike else None
