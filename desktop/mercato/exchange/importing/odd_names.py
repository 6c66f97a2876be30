"""Cells that name several, or another kind of thing, where one is named: asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.exchange.importing import odd_people
from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
_BETWEEN = re.compile(r"(?<!&amp);|\||[\r\n]+\s*(?![\s(\[])")
"""A remark in brackets below a name is none by itself."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is named: where, the names in one cell, and why a text is no name; empty if it is."""

    type: str
    question: str
    columns: Mapping[str, tuple[str, ...]]
    names: Callable[[str], list[str]]
    reason: Callable[[str], str]


def settle(staged: Staged) -> list[Question]:
    """Leave such rows out, or take their names as they stand, as was answered; else what to ask.

    Who is named by uid is known, so nobody asks.
    """
    return [] if "uid" in staged else [one for kind in _KINDS for one in _settle(staged, kind)]


def _settle(staged: Staged, kind: _Kind) -> list[Question]:
    odd = _odd(staged, kind)
    if not odd:
        return []
    answer = answered(staged.plan.answers, f"odd_names:{kind.type}", (REFUSED, KEPT))
    if answer is None:
        return [_question(kind, odd)]
    if answer == REFUSED:
        for (name, text), rows in odd.items():
            reason, count = kind.reason(text), len(kind.names(text))
            for row in rows:
                staged.refuse(row, reason, name, text=text, count=count)
    return []


def _odd(staged: Staged, kind: _Kind) -> dict[tuple[str, str], list[int]]:
    """The rows of each column and text that is no name of one."""
    odd: dict[tuple[str, str], list[int]] = defaultdict(list)
    memo = Memo(kind.reason)
    for name in kind.columns.get(staged.plan.table, ()):
        texts = staged.texts.get(name)
        if not texts or f"{name}_uid" in staged:
            continue
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


def _no_organization(text: str) -> str:
    return "import.several_organizations" if len(_organizations(text)) > 1 else ""


def _organizations(text: str) -> list[str]:
    """The names that a cell lists."""
    return [part for part in _BETWEEN.split(text) if any(map(str.isalpha, part))]


_KINDS = (
    _Kind(
        "person",
        "import.odd_names",
        {table: (name,) for table, name in PERSON_COLUMNS.items()},
        odd_people.names,
        odd_people.reason,
    ),
    _Kind(
        "organization",
        "import.odd_organizations",
        _ORGANIZATION_COLUMNS,
        _organizations,
        _no_organization,
    ),
)
