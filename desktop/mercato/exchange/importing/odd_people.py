"""Cells that hold several people, an organization or more than a name for one person: asked."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.cells import Memo
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.questions import Option, Question
from mercato.records.language import name_words, naming, parties
from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

KEY = "odd_names:person"
REFUSED, KEPT = "refused", "kept"

COLUMNS = {"people": "name", "positions": "person", "moves": "person", "organizations": "person"}
_JOINED = re.compile(r"\s(?:et|and|und|&|\+|/|(?-i:or|ou|oder))\s+(?=\S)|\s*[|•]\s*", re.IGNORECASE)
_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_ROLE = "|".join(sorted(name_words.NO_GIVEN_NAMES))
_SUSPECT = re.compile(r"[@<>|•&+/,(\[\d:]|\s(?:et|and|und|or|ou|oder|[-–—])\s", re.IGNORECASE)
_IN_FRONT = re.compile(rf"(?:{_ROLE}|pr[ée]sidente?)\s", re.IGNORECASE)
"""What stands in all names that are to be looked at more closely; most have nothing of it."""
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)|\W*[^\s@]*@[^\s@]+$", re.IGNORECASE)
_MORE = re.compile(
    rf"<[^<>]*>|\S@\S+\.\S|\s[-–—]\s|^\s*\d{{1,4}}[.)]\s"
    rf"|^(?:{_ROLE})\s|[,(\[]\s*(?:{_ROLE})(?!\w)",
)
"""In a folded text: an address, a number, a remark behind a dash, a role beside the name."""


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
    is_suspect = _SUSPECT.search(text) or _IN_FRONT.match(text)
    return _closer_look(text) if is_suspect else ""


def _closer_look(text: str) -> str:
    if not any(map(str.isalpha, text)) or _ADDRESS.match(text):
        return "import.no_name"
    if parties.understand(text) is not None:
        return ""
    plain = naming.without_honorifics(text)
    if _MORE.search(fold(plain)):
        return "import.more_than_name"
    return "import.several_people" if len(_names(text)) > 1 else ""


def _names(text: str) -> list[str]:
    """The names that commas, or words like "and", join in one cell."""
    joined = _JOINED.split(_REMARK.sub("", text))
    if len(joined) > 1 or "," in naming.read(text).name:
        joined = max(parties.split_names(naming.without_honorifics(text)), joined, key=len)
    return joined
