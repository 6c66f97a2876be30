"""Cells that name several people or an organization where one person is named: asked about."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.questions import Option, Question
from mercato.records.language import naming, parties

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

KEY = "odd_names:person"
REFUSED, KEPT = "refused", "kept"

COLUMNS = {"people": "name", "positions": "person", "moves": "person", "organizations": "person"}
_JOINED = re.compile(r"\s(?:et|and|und|&|\+|/)\s+(?=\S)", re.IGNORECASE)
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")


def settle(staged: Staged) -> list[Question]:
    """Leave such rows out, or take their names as they stand, as was answered; else what to ask.

    Who is named by uid is known, so nobody asks.
    """
    name = COLUMNS.get(staged.plan.table, "")
    texts = staged.texts.get(name)
    if not texts or "uid" in staged or f"{name}_uid" in staged:
        return []
    rows: dict[str, list[int]] = defaultdict(list)
    for row, reason in enumerate(Memo(_reason).all(texts)):
        if reason and row not in staged.refused:
            rows[texts[row]].append(row)
    if not rows:
        return []
    answer = answered(staged.plan.answers, KEY, (REFUSED, KEPT))
    if answer is None:
        return [_question(rows)]
    if answer == REFUSED:
        for text, places in rows.items():
            reason, count = _reason(text), len(_names(text))
            for row in places:
                staged.refuse(row, reason, name, text=text, count=count)
    return []


def _question(rows: dict[str, list[int]]) -> Question:
    sample = tuple((text, str(len(places))) for text, places in list(rows.items())[:SAMPLES])
    told = {"type": "person", "count": len(rows), "name": sample[0][0]}
    options = tuple(Option(code, {}, sample) for code in (REFUSED, KEPT))
    return Question(KEY, "import.odd_names", options, told, REFUSED)


def _reason(text: str) -> str:
    """Why a text is not the name of one person; empty if it may be, or is a group in words."""
    if naming.is_organization(text):
        return "import.no_person"
    several = len(_names(text)) > 1 and parties.understand(text) is None
    return "import.several_people" if several else ""


def _names(text: str) -> list[str]:
    """The names that words like "and" join in one cell."""
    joined = _JOINED.split(_REMARK.sub("", text))
    return max(parties.split_names(text), joined, key=len) if len(joined) > 1 else joined
