"""Cells that list several organizations where one is named: asked about, as of people."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.odd_people import KEPT, REFUSED
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

KEY = "odd_names:organization"

_COLUMNS = {
    "people": ("organization",),
    "organizations": ("name", "parent"),
    "positions": ("organization",),
    "moves": ("from_organization", "to_organization", "via_organization"),
    "sources": ("outlet",),
}
_BETWEEN = re.compile(r"(?<!&amp);|\||[\r\n]+\s*(?![\s(\[])")
"""A remark in brackets below a name is none by itself."""
_SIGNS = ";|\n\r"


def settle(staged: Staged) -> list[Question]:
    """Leave such rows out, or take their names as they stand, as was answered; else what to ask."""
    if "uid" in staged:
        return []
    odd: dict[tuple[str, str], list[int]] = defaultdict(list)
    for name in _COLUMNS.get(staged.plan.table, ()):
        texts = staged.texts.get(name)
        if texts and f"{name}_uid" not in staged and _may_list(texts):
            for row, text in enumerate(texts):
                if row not in staged.refused and len(_listed(text)) > 1:
                    odd[name, text].append(row)
    if not odd:
        return []
    answer = answered(staged.plan.answers, KEY, (REFUSED, KEPT))
    if answer is None:
        return [_question(odd)]
    if answer == REFUSED:
        for (name, text), rows in odd.items():
            for row in rows:
                count = len(_listed(text))
                staged.refuse(row, "import.several_organizations", name, text=text, count=count)
    return []


def _may_list(texts: list[str]) -> bool:
    """Whether a sign that may part names is anywhere in a column: mostly it is not."""
    whole = "\x1f".join(texts)
    return any(sign in whole for sign in _SIGNS)


def _listed(text: str) -> list[str]:
    """The names that a cell lists."""
    return [part for part in _BETWEEN.split(text) if any(map(str.isalpha, part))]


def _question(odd: dict[tuple[str, str], list[int]]) -> Question:
    sample = tuple((text, str(len(rows))) for (_, text), rows in list(odd.items())[:SAMPLES])
    told = {"type": "organization", "count": len(odd), "name": sample[0][0]}
    options = tuple(Option(code, {}, sample) for code in (REFUSED, KEPT))
    return Question(KEY, "import.odd_organizations", options, told, REFUSED)
