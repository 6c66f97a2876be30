"""What is to be imported and how: the one object that the wizard and the command line fill in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.exchange.questions import Answers, Question

TABLES = {
    "people": "person",
    "organizations": "organization",
    "positions": "position",
    "moves": "move",
    "sources": "source",
    "claims": "claim",
}
"""What a row can be, and the type of the record that it makes."""

MATCHES = ("uid", "identifier", "name_organization", "name", "content", "none")
"""How a row finds the record that is there already: by Mercato's own id, by the number it has in
somebody else's system, by name and organization, by the name alone, by everything that makes a
position or a move what it is, or not at all: each row makes a new record."""

RULES = ("keep", "fill", "overwrite")
"""What a cell may do to a field of a record that is there already."""

THIS_FILE = "@file"
"""As a constant `source`: the imported file itself."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where the text of a field comes from: one column, or several joined by a blank.

    With `cut`, a column is cut at that text and only `part` (counted from 1) is taken.
    """

    field: str
    columns: tuple[str, ...]
    cut: str = ""
    part: int = 1


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a row is, where its fields come from, and what happens to what is there already.

    `match` is one of `MATCHES`, tried alone; None takes the surest that the columns allow. `rules`
    says for a field whether it is kept, filled where it is empty, or overwritten; for the others
    `rule` counts, and None means overwrite where rows are matched by uid, else fill. Only the
    fields in `blank` are emptied by empty cells. `day_first` is None where dates such as 3/4/2025
    have to be asked about. `tag` is worn by all that is made or changed; empty for no tag.
    """

    table: str
    columns: tuple[Mapped, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    match: str | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    rule: str | None = None
    blank: frozenset[str] = frozenset()
    answers: Answers = field(default_factory=dict)
    language: str = "en"
    day_first: bool | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column of this table may fill.

    `group` says what of: the record itself ("record"), who or what it links to ("link"), its names
    and numbers ("names"), the post that a row makes beside it ("position"), or what it rests on
    ("evidence"). `kind` is that of the field, or alias, identifier, tag, status, period.
    """

    name: str
    group: str
    kind: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of the file, for the wizard: samples, and the field proposed with the reason.

    `reason` is header, content or remembered; empty where nothing is proposed.
    """

    header: str
    samples: tuple[str, ...]
    target: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A plan to begin with, what it rests on, and what has to be asked before it can run."""

    plan: ImportPlan
    columns: tuple[ColumnView, ...]
    questions: tuple[Question, ...] = ()


class Row(Protocol):
    """A row of a file: the line where it begins, its cells as they stand there."""

    @property
    def line(self) -> int:
        """Counted from 1."""

    @property
    def cells(self) -> list[str]:
        """As many as there are headers."""


class Skipped(Protocol):
    """Lines of a file that are no row, with the code of the reason."""

    @property
    def first(self) -> int:
        """Counted from 1."""

    @property
    def last(self) -> int:
        """The same line, or a later one."""

    @property
    def code(self) -> str:
        """reading.skipped.blank and the like."""


class Rows(Protocol):
    """What gives rows: a `Look` of `exchange.reading`, or anything like it."""

    @property
    def headers(self) -> tuple[str, ...]:
        """What the columns are called, each once."""

    @property
    def skipped(self) -> Sequence[Skipped]:
        """Lines that are no rows."""

    def rows(self) -> Iterable[Row]:
        """All rows, from the beginning."""

    def sample(self, number: int) -> Sequence[Row]:
        """The first rows, even while questions are open."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is imported, and what its file is called."""

    look: Rows
    name: str

    @property
    def headers(self) -> tuple[str, ...]:
        """What the columns are called, each once."""
        return self.look.headers

    @property
    def skipped(self) -> Sequence[Skipped]:
        """Lines that are no rows."""
        return self.look.skipped

    def rows(self) -> Iterable[Row]:
        """All rows, from the beginning."""
        return self.look.rows()

    def sample(self, number: int) -> Sequence[Row]:
        """The first rows, even while questions are open."""
        return self.look.sample(number)
