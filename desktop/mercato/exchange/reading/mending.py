"""Rows that do not fit: what is asked about them, and what is done with them then."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mercato.exchange.questions import Option
from mercato.exchange.reading.shapes import fit, profile, shape
from mercato.exchange.reading.splitting import Row
from mercato.exchange.reading.survey import KEPT, Survey, is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mercato.exchange.reading.interview import Interview

_ONE_BY_ONE = 5
"""Shifted rows that are asked about singly; more are asked about together."""

_ENOUGH = 6
"""Rows that a table must have before a nearly empty one among them strikes the eye."""

_JOINTS = 6
"""Ways to join a shifted row that are offered, the likeliest first."""


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
        """The rows that count, each with `width` cells; goes over every row, so plain and fast."""
        width, special = self.width, self.skipped.keys() | self.replaced.keys()
        for row in rows:
            line, cells = row
            if line <= after:
                continue
            if len(cells) == width and line not in special:
                if cells[0] or any(cells):
                    yield row
            else:
                found = self._mend(line, cells)
                if found is not None:
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


class RowMender:
    """Asks about everything that a survey found odd."""

    def __init__(
        self,
        found: Survey,
        interview: Interview,
        *,
        delimiter: str,
        header: Sequence[str],
        open_end: bool,
    ) -> None:
        self.found = found
        self.interview = interview
        self.delimiter = delimiter
        self.header = header
        self.open_end = open_end
        self.mending = Mending(found.width, delimiter=delimiter)
        self.left_out: list[Skipped] = []
        self.taken_in = 0
        """Odd rows that count after all."""

    def settle(self) -> Mending:
        """Ask about what there is to ask, and say what to do with each row."""
        found = self.found
        for line in found.repeated:
            self._leave_out(line, "reading.skipped.header_again")
        for line in found.hidden_blanks:
            self.mending.skipped.setdefault(line, "reading.skipped.blank")
        lone = self._lone()
        odd = [row for row in found.odd if row.line not in lone]
        self._totals()
        self._short([row for row in odd if len(row.cells) < found.width])
        self._long([row for row in odd if len(row.cells) > found.width])
        return self.mending

    def _leave_out(self, line: int, code: str) -> None:
        if line not in self.mending.skipped:
            self.mending.skipped[line] = code
            self.left_out.append(Skipped(line, line, code))

    def _lone(self) -> set[int]:
        """Rows with a single filled cell where others are full: headings, remarks, or records."""
        found = self.found
        if found.typical < 2:
            return set()
        odd = [row for row in found.odd if sum(1 for c in row.cells if c.strip()) == 1]
        odd = [row for row in odd if len(row.cells) < found.width]
        full = found.lone if found.typical > 2 else [r for r in found.tail if r in found.lone]
        lone = sorted([*odd, *full])
        number = found.rows + found.odd_count
        ending = self._ending()
        if number < _ENOUGH:
            lone = [row for row in lone if row.line in ending and _is_remark(row)]
        if not lone or len(lone) > max(3, 0.2 * number) or found.lone_count > KEPT:
            return set()
        at_end = all(row.line in ending for row in lone)
        remarks = at_end and all(_is_remark(row) for row in lone)
        used = self.interview.settle(
            "lone",
            "reading.footer" if at_end else "reading.lone",
            [
                Option("left_out", {}, tuple(tuple(row.cells) for row in lone[:3])),
                Option("kept", {}, tuple(tuple(self._padded(row)) for row in lone[:3])),
            ],
            "left_out" if remarks else "kept",
            sure=False,
            count=len(lone),
            line=lone[0].line,
            lines=[row.line for row in lone[:20]],
        )
        for row in lone:
            if used == "left_out":
                self._leave_out(row.line, "reading.skipped.lone")
            elif len(row.cells) < found.width:
                self.mending.replaced[row.line] = self._padded(row)
                self.taken_in += 1
        return {row.line for row in lone}

    def _ending(self) -> set[int]:
        """The lines at the end that hold one filled cell each or are totals."""
        ending: set[int] = set()
        for row in reversed(self.found.tail):
            if sum(1 for cell in row.cells if cell.strip()) > 1 and not is_total(row.cells):
                break
            ending.add(row.line)
        return ending

    def _padded(self, row: Row) -> list[str]:
        return row.cells + [""] * (self.found.width - len(row.cells))

    def _totals(self) -> None:
        """Rows that sum others up: such must not become records."""
        totals = {row.line: row for row in self.found.totals}
        totals.update((row.line, row) for row in self._last_totals())
        rows = [totals[line] for line in sorted(totals) if line not in self.mending.skipped]
        if not rows:
            return
        used = self.interview.settle(
            "total_line",
            "reading.total_line",
            [Option("left_out"), Option("kept", {}, tuple(tuple(r.cells) for r in rows[:3]))],
            "left_out",
            sure=False,
            count=len(rows),
            line=rows[0].line,
            lines=[row.line for row in rows[:20]],
            cells=[cell for cell in rows[0].cells if cell.strip()][:6],
        )
        for row in rows:
            if used == "left_out":
                self._leave_out(row.line, "reading.skipped.total")
            elif len(row.cells) != self.found.width:
                excess = len(row.cells) - self.found.width
                fitted = (
                    self._padded(row) if excess < 0 else join(row.cells, 0, excess, self.delimiter)
                )
                self.mending.replaced[row.line] = fitted
                self.taken_in += 1

    def _last_totals(self) -> Iterator[Row]:
        """Totals at the end: labelled, or with nothing but numbers where others have a name."""
        number = self.found.rows + self.found.odd_count
        if number < 2:
            return
        unnamed_before = self.found.first_empty > 1 or number < 4
        for row in reversed(self.found.tail):
            if row.line in self.mending.skipped:
                continue
            filled = [cell for cell in row.cells if cell.strip()]
            numbers = [cell for cell in filled if shape(cell) == "number"]
            nameless = not row.cells[0].strip() and len(numbers) == len(filled)
            labelled = is_total(row.cells) and (bool(numbers) or len(filled) == 1)
            if not labelled and (unnamed_before or not nameless or self.found.typical < 2):
                return
            yield row

    def _short(self, rows: list[Row]) -> None:
        """Rows with too few cells: the last ones may be empty, or a line break stands inside."""
        rows = [row for row in rows if not self._is_settled(row)]
        if not rows:
            return
        pieces = self._pieces(rows)
        offered = [
            Option("pad", {}, tuple(tuple(self._padded(row)) for row in rows[:3])),
            Option("left_out", {}, tuple(tuple(row.cells) for row in rows[:3])),
        ]
        if pieces:
            offered.insert(1, Option("join", {}, tuple(tuple(c) for _, c in pieces[:3])))
        last = self.found.tail[-1].line
        cut = self.open_end and len(rows) == 1 and rows[0].line == last
        used = self.interview.settle(
            "short",
            "reading.cut_off" if cut else "reading.short",
            offered,
            "join" if pieces else "pad",
            sure=False,
            count=len(rows) + len(self.found.more_short),
            line=rows[0].line,
            cells=len(rows[0].cells),
            width=self.found.width,
            lines=[row.line for row in rows[:20]],
        )
        if used == "join":
            self._join_pieces(pieces)
        elif used == "left_out":
            for row in rows:
                self._leave_out(row.line, "reading.skipped.short")
            for line in self.found.more_short:
                self._leave_out(line, "reading.skipped.short")
        else:
            self.mending.pad = True
            self.taken_in += len(rows) + len(self.found.more_short)

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
            cells = (
                [*cells[:-1], f"{cells[-1]}\n{row.cells[0]}", *row.cells[1:]]
                if lines
                else row.cells
            )
            lines = [*lines, row.line]
            if len(cells) == self.found.width:
                whole.append((lines, cells))
                lines, cells = [], []
            elif len(cells) > self.found.width:
                return []
        return [] if lines else whole

    def _join_pieces(self, pieces: list[tuple[list[int], list[str]]]) -> None:
        for lines, cells in pieces:
            self.mending.replaced[lines[0]] = cells
            self.taken_in += 1
            for line in lines[1:]:
                self._leave_out(line, "reading.skipped.joined")

    def _long(self, rows: list[Row]) -> None:
        """Rows with too many cells: a delimiter in a cell has shifted the rest."""
        rows = [row for row in rows if not self._is_settled(row)]
        if not rows:
            return
        together = "shifted" in self.interview.answers
        if len(rows) <= _ONE_BY_ONE and self.found.odd_count <= KEPT and not together:
            for row in rows:
                self._ask_one(row)
        else:
            singly = [row for row in rows if f"shifted:{row.line}" in self.interview.answers]
            for row in singly:
                self._ask_one(row)
            self._ask_together([row for row in rows if row not in singly])

    def _ask_one(self, row: Row) -> None:
        used = self.interview.settle(
            f"shifted:{row.line}",
            "reading.shifted",
            self._joints([row]),
            self._likeliest(row),
            sure=False,
            line=row.line,
            cells=len(row.cells),
            width=self.found.width,
        )
        self._do(row, used)

    def _ask_together(self, rows: list[Row]) -> None:
        if not rows:
            return
        used = self.interview.settle(
            "shifted",
            "reading.shifted_rows",
            self._joints(rows),
            self._likeliest(rows[0]),
            sure=False,
            count=len(rows) + len(self.found.more_long),
            line=rows[0].line,
            cells=len(rows[0].cells),
            width=self.found.width,
            lines=[row.line for row in rows[:20]],
        )
        for row in rows:
            self._do(row, used)
        if used and used.startswith("join:"):
            self.mending.joint = int(used.removeprefix("join:")) - 1
            self.taken_in += len(self.found.more_long)
        else:
            for line in self.found.more_long:
                self._leave_out(line, "reading.skipped.shifted")

    def _do(self, row: Row, used: str | None) -> None:
        if used is None or used == "left_out":
            self._leave_out(row.line, "reading.skipped.shifted")
            return
        excess = len(row.cells) - self.found.width
        if used == "cut":
            self.mending.replaced[row.line] = row.cells[: self.found.width]
        else:
            at = int(used.removeprefix("join:")) - 1
            self.mending.replaced[row.line] = join(row.cells, at, excess, self.delimiter)
        self.taken_in += 1

    def _joints(self, rows: list[Row]) -> list[Option]:
        """Where the rows may be joined again, the likeliest first; the extra cells cut if empty."""
        columns = self._columns()
        scores = {}
        for at in range(self.found.width):
            joined = [self._joined(row, at) for row in rows[:50]]
            scores[at] = sum(fit(cells, columns) for cells in joined)
        likely = sorted(scores, key=lambda at: -scores[at])[:_JOINTS]
        options = [
            Option(
                f"join:{at + 1}",
                {"column": self.header[at].strip() or str(at + 1), "number": at + 1},
                tuple(tuple(self._joined(row, at)) for row in rows[:3]),
            )
            for at in likely
        ]
        if all(not any(row.cells[self.found.width :]) for row in rows):
            cut = tuple(tuple(row.cells[: self.found.width]) for row in rows[:3])
            options.append(Option("cut", {}, cut))
        options.append(Option("left_out", {}, tuple(tuple(row.cells) for row in rows[:3])))
        return options

    def _joined(self, row: Row, at: int) -> list[str]:
        return join(row.cells, at, len(row.cells) - self.found.width, self.delimiter)

    def _likeliest(self, row: Row) -> str:
        return "cut" if not any(row.cells[self.found.width :]) else self._joints([row])[0].code

    def _columns(self) -> list:  # type: ignore[type-arg]
        return profile([row.cells for row in self.found.sample[:300]], self.found.width)

    def _is_settled(self, row: Row) -> bool:
        return row.line in self.mending.skipped or row.line in self.mending.replaced


def _is_remark(row: Row) -> bool:
    text = next(cell.strip() for cell in row.cells if cell.strip())
    return len(text) > 25 or ":" in text or text.startswith(("*", "(", "(*"))
