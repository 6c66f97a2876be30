"""What is asked of an export, what became of it, and what a format needs to do its part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = "all"
"""The name that stands for all tables of a file at once."""

ABOUT = "Mercato"
"""What the sheet about an exported table begins with, so that it is never taken for a table."""

PAGE = 1000
"""Rows or records read at once: a reader that stops this often never keeps a writer waiting."""

Progress = Callable[[int, int], object]
"""Hears how much is done of how much; whatever it raises ends the export."""


class Wording(Protocol):
    """The words of the catalogue above, for what people read in a file."""

    def interface_language(self) -> str: ...

    def note(self, code: str, **values: Any) -> str: ...

    def table(self, name: str) -> str: ...

    def column(self, table: str, column: str) -> str: ...

    def choice(self, group: str, code: str | None) -> str: ...

    def flag(self, value: bool) -> str: ...


class Codes:
    """No words: everything by its code."""

    def interface_language(self) -> str:
        return "en"

    def note(self, code: str, **values: Any) -> str:
        return " ".join([code, *map(str, values.values())])

    def table(self, name: str) -> str:
        return name

    def column(self, table: str, column: str) -> str:
        return column

    def choice(self, group: str, code: str | None) -> str:
        return code or ""

    def flag(self, value: bool) -> str:
        return "yes" if value else "no"


CODES = Codes()


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write, where to, and how.

    Rows are `ids` in their order, or else what `query` finds in the order of `sort`; columns are
    the table's own names, None for everything known. `style` is a key of `formats.FORMATS`; those
    of whole records also take `EVERYTHING` for a table.
    """

    table: str
    path: Path
    style: str = "csv"
    query: str = ""
    sort: tuple[tuple[str, bool], ...] = ()
    ids: Sequence[int] | None = None
    columns: tuple[str, ...] | None = None
    include_confidential: bool = False
    language: str = "en"
    day_first: bool = True
    delimiter: str | None = None
    wording: Wording = CODES


@dataclass(slots=True)
class Tally:
    """What an export counts on the way.

    `rows`, or whatever the file consists of, written; records `withheld` as confidential, and
    `namesakes`, for a name that holds one of those; `blanked` links to what is withheld, and
    entries that rest on it; `named` texts left out because they name it; `unstated` records, each
    once, that are no facts there, or not wholly; `implied` moves of which positions tell alone;
    `untold_…` records for whose kind a format has no word; `too_long` texts that a cell of a
    spreadsheet cannot hold; `unwritable` characters for which a format has no way; edits made
    `meanwhile`, of which the file may hold a part.
    """

    rows: int = 0
    withheld: int = 0
    namesakes: int = 0
    blanked: int = 0
    named: int = 0
    unstated: int = 0
    implied: int = 0
    untold_claims: int = 0
    untold_changes: int = 0
    untold_sources: int = 0
    too_long: int = 0
    unwritable: int = 0
    meanwhile: int = 0

    def left_out(self) -> list[tuple[str, int]]:
        """What is not in the file, or only in part, as codes with how many there are."""
        names = (one.name for one in fields(Tally) if one.name != "rows")
        return [(f"export.{name}", count) for name in names if (count := getattr(self, name))]


@dataclass(slots=True)
class ExportResult(Tally):
    """What was written: the counts, and where."""

    path: Path = field(kw_only=True)


class Run:
    """One export under way: what was asked, and what is counted."""

    def __init__(self, request: ExportRequest, progress: Progress | None = None) -> None:
        self.request = request
        self.tally = Tally()
        self._progress = progress
        self._reached = (0, 0)

    def step(self, done: int, total: int) -> None:
        """Tell how far it is."""
        self._reached = (done, total)
        self.look()

    def look(self) -> None:
        """Tell it again: a moment at which the export can be stopped."""
        if self._progress is not None:
            self._progress(*self._reached)
