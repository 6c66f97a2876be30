"""What a query is made of: terms in groups, each with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


LONGEST = 100
"""Letters of one value that are looked for: what begins so is found. A phrase costs the index more
than its length, and nobody needs more to tell it from others.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a query is to be read: the language and order of its dates, today, the saved views.

    `views` maps the folded names of the table's saved views to their queries; None takes any name.
    """

    language: str = "en"
    day_first: bool = True
    today: date = field(default_factory=date.today)
    views: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a condition; `quoted` is "", "whole", or "open" while the quote is typed."""

    text: str
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: of a field, or words anywhere (`field` is None).

    `start` and `end` are its place in the query, `text` what stands there, its minus included.
    What was not understood is not `understood`, and searched as text.
    """

    start: int
    end: int
    text: str
    field: str | None
    parts: tuple[Value, ...]
    negated: bool = False
    understood: bool = True

    @property
    def values(self) -> tuple[str, ...]:
        """The values, any of which will do."""
        return tuple(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of which all must hold, or any if `either`; the opposite if `negated`."""

    children: tuple[Node, ...]
    either: bool = False
    negated: bool = False


Node = Term | Group


@dataclass(frozen=True, slots=True)
class Query:
    """A query, read: `str` gives back its text."""

    text: str
    table: str
    root: Node | None
    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def unknown(self) -> list[str]:
        """What was not understood and is searched as text, as typed."""
        return [term.text for term in self.terms if not term.understood]

    @property
    def certainly(self) -> bool:
        """Whether dates must surely lie within what is asked for."""
        return any(
            (fold(term.values[-1]) == "yes") != term.negated
            for term in self.terms
            if term.field == "certainly" and term.understood
        )
