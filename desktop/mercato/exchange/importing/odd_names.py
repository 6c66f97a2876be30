"""Cells that name several, or another kind of thing, where one is named: asked about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from mercato.exchange.importing import odd_people
from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.odd_organizations import OddOrganizations, OddSources
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mercato.exchange.importing.staging import Staged

REFUSED, KEPT = "refused", "kept"

PERSON_COLUMNS = {
    "people": "name",
    "positions": "person",
    "moves": "person",
    "organizations": "person",
}
"""Which column of a table names a person."""
_ORGANIZATION_COLUMNS = {
    "people": ("organization",),
    "organizations": ("name", "parent"),
    "positions": ("organization",),
    "moves": ("from_organization", "to_organization", "via_organization"),
    "sources": ("outlet",),
}


class _Reader(Protocol):
    """What tells why a text is no name of one, and which names it lists."""

    @property
    def reason(self) -> Callable[[str], str]:
        """The code of the reason; empty if it may be a name."""

    @property
    def names(self) -> Callable[[str], list[str]]:
        """The names in one cell."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is named, where, and what reads these names, given all that are in a file."""

    type: str
    question: str
    columns: Mapping[str, tuple[str, ...]]
    reader: Callable[[Iterable[str]], _Reader]


def settle(staged: Staged) -> list[Question]:
    """Leave such rows out, or take their names as they stand, as was answered; else what to ask.

    Who is named by uid is known, so nobody asks.
    """
    return [] if "uid" in staged else [one for kind in _KINDS for one in _settle(staged, kind)]


def _settle(staged: Staged, kind: _Kind) -> list[Question]:
    columns = {
        name: staged.texts[name]
        for name in kind.columns.get(staged.plan.table, ())
        if staged.texts.get(name) and f"{name}_uid" not in staged
    }
    reader = kind.reader(chain.from_iterable(columns.values()))
    odd = _odd(staged, columns, reader.reason)
    if not odd:
        return []
    answer = answered(staged.plan.answers, f"odd_names:{kind.type}", (REFUSED, KEPT))
    if answer is None:
        return [_question(kind, odd)]
    if answer == REFUSED:
        for (name, text), rows in odd.items():
            reason, count = reader.reason(text), len(reader.names(text))
            for row in rows:
                staged.refuse(row, reason, name, text=text, count=count)
    return []


def _odd(
    staged: Staged, columns: Mapping[str, list[str]], reason_of: Callable[[str], str]
) -> dict[tuple[str, str], list[int]]:
    """The rows of each column and text that is no name of one."""
    odd: dict[tuple[str, str], list[int]] = defaultdict(list)
    memo = Memo(reason_of)
    for name, texts in columns.items():
        reasons = memo.all(texts)
        for row, reason in enumerate(reasons if any(memo.values()) else ()):
            if reason and row not in staged.refused:
                odd[name, texts[row]].append(row)
    return odd


def _question(kind: _Kind, odd: dict[tuple[str, str], list[int]]) -> Question:
    sample = tuple((text, str(len(rows))) for (_, text), rows in list(odd.items())[:SAMPLES])
    told = {"type": kind.type, "count": len(odd), "name": sample[0][0]}
    options = tuple(Option(code, {}, sample) for code in (REFUSED, KEPT))
    return Question(f"odd_names:{kind.type}", kind.question, options, told, REFUSED)


_KINDS = (
    _Kind(
        "person",
        "import.odd_names",
        {table: (name,) for table, name in PERSON_COLUMNS.items()},
        lambda _: odd_people,
    ),
    _Kind(
        "organization",
        "import.odd_organizations",
        _ORGANIZATION_COLUMNS,
        OddOrganizations,
    ),
    _Kind(
        "source",
        "import.odd_sources",
        dict.fromkeys(("people", "organizations", "positions", "moves", "claims"), ("source",)),
        OddSources,
    ),
)
