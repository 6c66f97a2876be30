"""Days that programs write where there is none: 9999-12-31, 1900-01-01. Asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.exchange.importing.answering import answered
from mercato.exchange.importing.group_questions import SAMPLES
from mercato.exchange.importing.targets import target
from mercato.exchange.questions import Option, Question

if TYPE_CHECKING:
    from mercato.exchange.importing.staging import Staged

KEY = "no_dates"
EMPTY, KEPT = "empty", "kept"

_FIRST, _LAST = r"(?:1900|1901|1970|1753|1601|0001)", r"(?:9999|2999|2099|4712)"
_NO_DAY = re.compile(
    rf"(?:{_FIRST}[-/.]?01[-/.]?01|{_LAST}[-/.]?12[-/.]?31|9999[-/.]?01[-/.]?01|1899[-/.]?12[-/.]?3[01]"
    rf"|0?1[-/.]0?1[-/.]{_FIRST}|(?:31[-/.]12|12[-/.]31)[-/.]{_LAST}|0?1[-/.]0?1[-/.]9999"
    r"|(?:3[01][-/.]12|12[-/.]3[01])[-/.]1899|0000[-/.]00[-/.]00|00[-/.]00[-/.]0000)(?:[T ].*)?"
)


def settle(staged: Staged) -> list[Question]:
    """Empty such cells, or take them for days, as was answered; else ask.

    Until then they are empty, lest other questions are put about them.
    """
    found = {name: texts for name in _dates(staged) if (texts := _no_days(staged.texts[name]))}
    if not found:
        return []
    answer = answered(staged.plan.answers, KEY, (EMPTY, KEPT))
    asked = [] if answer is not None else [_question(staged, found)]
    if answer != KEPT:
        for name, texts in found.items():
            staged.replace(name, dict.fromkeys(texts, ""))
    return asked


def _dates(staged: Staged) -> list[str]:
    """The fields from columns of dates; not from our own exports, which have no such days."""
    if "uid" in staged:
        return []
    table, columns = staged.plan.table, staged.plan.columns
    return [one.field for one in columns if target(table, one.field).kind == "date"]


def _no_days(texts: list[str]) -> dict[str, int]:
    """The different texts of such days, with how many cells have each."""
    different = (text for text in dict.fromkeys(texts) if _NO_DAY.fullmatch(text.strip()))
    return {text: texts.count(text) for text in different}


def _question(staged: Staged, found: dict[str, dict[str, int]]) -> Question:
    name, texts = next(iter(found.items()))
    first = next(iter(texts))
    told = {
        "column": staged.column(name),
        "count": sum(sum(one.values()) for one in found.values()),
        "text": first.strip(),
        "line": staged.line_of(name, first),
    }
    pairs = [(text, str(count)) for one in found.values() for text, count in one.items()]
    options = tuple(Option(code, {}, tuple(pairs[:SAMPLES])) for code in (EMPTY, KEPT))
    return Question(KEY, "import.no_dates", options, told, EMPTY)
