"""Marks of footnotes behind what cells say, as they come from an encyclopedia: Sunak[1]."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.targets import target
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.exchange.importing.staging import Staged

KEY = "footnotes"
REMOVED, KEPT = "removed", "kept"

_SIGNS = frozenset("[†‡*\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_MARK = re.compile(
    r"(?<=\S)(?:\s?\[(?:\d{1,3}|(?:note|nb|n|réf|ref)\.?\s?\d{1,3}|citation needed)\]"
    r"|\[[A-Za-z]\])(?!\w)"
    r"|(?<=[^\W\d_]{3})[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?!\w)"
    r"|(?<=\w)[†‡]+(?!\w)|(?<=\w)\s?\*{1,3}$"
)
_KINDS = frozenset(("link", "date", "period", "choice", "status", "country", "year"))
_TEXTS = frozenset(
    ("name", "given_name", "family_name", "native_name", "role", "from_role", "to_role", "party")
)
"""Texts of a few words: in longer ones such marks may be part of what is said."""


def settle(staged: Staged) -> list[Question]:
    """Leave the marks out of names, roles and dates, or keep them, as was answered; else ask.

    Until then they are left out, lest other questions are put about them.
    """
    if "uid" in staged:
        return []
    marked = {name: texts for name in _short(staged) if (texts := _marked(staged.texts[name]))}
    if not marked:
        return []
    answer = answered(staged.plan.answers, KEY, (REMOVED, KEPT))
    asked = [] if answer is not None else [_question(staged, marked)]
    if answer != KEPT:
        for name, texts in marked.items():
            staged.replace(name, {text: without(text) for text in texts})
    return asked


def without(text: str) -> str:
    """What a cell says besides its marks."""
    return text if _SIGNS.isdisjoint(text) else _MARK.sub("", text)


def _short(staged: Staged) -> Iterable[str]:
    """The fields from columns that hold a few words each."""
    table = staged.plan.table
    for one in staged.plan.columns:
        if one.field in _TEXTS or target(table, one.field).kind in _KINDS:
            yield one.field


def _marked(texts: list[str]) -> list[str]:
    """The different texts with marks; most columns have none, which is seen at once."""
    whole = "\n".join(texts)
    if not any(sign in whole for sign in _SIGNS):
        return []
    return [text for text in dict.fromkeys(texts) if without(text) != text]


def _question(staged: Staged, marked: dict[str, list[str]]) -> Question:
    name, texts = next(iter(marked.items()))
    shown = [text for listed in marked.values() for text in listed[:SAMPLES]][:SAMPLES]
    told = {
        "column": staged.column(name),
        "count": sum(map(len, marked.values())),
        "text": texts[0],
        "line": staged.line_of(name, texts[0]),
    }
    options = (
        Option(REMOVED, {}, tuple((without(text),) for text in shown)),
        Option(KEPT, {}, tuple((text,) for text in shown)),
    )
    return Question(KEY, "import.footnotes", options, told, REMOVED)
