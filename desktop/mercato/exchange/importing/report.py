"""What an import did, or would do: every row of the file in exactly one of five lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mercato.exchange.questions import Note, Question

OUTCOMES = ("new", "changed", "same", "skipped", "refused")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that a row changes, or would have changed had its field not been `kept`.

    Values are as they are stored: codes, EDTF, the names of linked records.
    """

    field: str
    old: str | None
    new: str | None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was taken: its line in the file, the record it became, the cells that differ."""

    line: int
    uid: str
    title: str
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that was not taken: the code of the reason with its values, the field and column."""

    line: int
    code: str
    values: Mapping[str, Any]
    field: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line that holds no record: blank, a title, a total; or several up to `last`."""

    line: int
    last: int
    code: str

    def __len__(self) -> int:
        return self.last - self.line + 1


class Lines:
    """Rows that were taken, column by column: a million of them weigh little."""

    __slots__ = ("cells", "lines", "titles", "uids")

    def __init__(self) -> None:
        self.lines: Sequence[int] = ()
        self.uids: Sequence[str] = ()
        self.titles: Sequence[str] = ()
        self.cells: dict[int, tuple[Cell, ...]] = {}

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Line]:
        for place in range(len(self)):
            yield self[place]

    def __getitem__(self, place: int) -> Line:
        line = self.lines[place]
        return Line(line, self.uids[place], self.titles[place] or "", self.cells.get(line, ()))


@dataclass(slots=True)
class Report:
    """All rows of the file: new + changed + same + skipped + refused.

    `made` and `altered` count records of each type, those that rows link to included; `notes` tell
    what is worth knowing (dates kept as text, values kept), `answered` what rests on answers of the
    plan; `heard` are the keys of all answers that counted. `dry_run`: nothing was written.
    """

    table: str
    file: str
    rows: int = 0
    dry_run: bool = False
    new: Lines = field(default_factory=Lines)
    changed: Lines = field(default_factory=Lines)
    same: Lines = field(default_factory=Lines)
    skipped: list[SkippedLine] = field(default_factory=list)
    refused: list[RefusedLine] = field(default_factory=list)
    made: dict[str, int] = field(default_factory=dict)
    altered: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    absent: list[tuple[str, str]] = field(default_factory=list)
    answered: list[Question] = field(default_factory=list)
    heard: frozenset[str] = frozenset()
    tag: str | None = None
    backup: str | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each list has."""
        counts = {name: len(getattr(self, name)) for name in OUTCOMES}
        return counts | {"skipped": sum(map(len, self.skipped))}

    @property
    def adds_up(self) -> bool:
        """Whether every row of the file is in one list; always true, and always shown."""
        return self.rows == sum(self.counts.values())
