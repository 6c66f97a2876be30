"""A query's conditions in words, and how what is being typed may go on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from mercato.records import codes
from mercato.records.finding.query import LONGEST, Query, Term, vocabulary
from mercato.workspace import words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

_LABELS: dict[str, str] = {
    "from": QT_TRANSLATE_NOOP("query", "leaves"),
    "to": QT_TRANSLATE_NOOP("query", "joins"),
    "via": QT_TRANSLATE_NOOP("query", "via"),
    "is": QT_TRANSLATE_NOOP("query", "is"),
    "has": QT_TRANSLATE_NOOP("query", "has"),
    "no": QT_TRANSLATE_NOOP("query", "has no"),
    "date": QT_TRANSLATE_NOOP("query", "date"),
    "after": QT_TRANSLATE_NOOP("query", "after"),
    "before": QT_TRANSLATE_NOOP("query", "before"),
    "certainly": QT_TRANSLATE_NOOP("query", "surely in that time"),
    "due": QT_TRANSLATE_NOOP("query", "due"),
    "changed": QT_TRANSLATE_NOOP("query", "changed"),
    "by": QT_TRANSLATE_NOOP("query", "changed by"),
    "tag": QT_TRANSLATE_NOOP("query", "tag"),
    "role": QT_TRANSLATE_NOOP("query", "role"),
    "person": QT_TRANSLATE_NOOP("query", "person"),
    "organization": QT_TRANSLATE_NOOP("query", "organization"),
    "outlet": QT_TRANSLATE_NOOP("query", "outlet"),
    "country": QT_TRANSLATE_NOOP("query", "country"),
    "view": QT_TRANSLATE_NOOP("query", "saved view"),
    "uid": QT_TRANSLATE_NOOP("query", "identifier"),
}
"""What the fields of the query language are called; others have the name of their field."""

_NOT = QT_TRANSLATE_NOOP("query", "not: {condition}")
_AS_TEXT = QT_TRANSLATE_NOOP("query", "{text} (searched as text)")
_TOO_LONG = QT_TRANSLATE_NOOP("query", "{text} (too long: searched by its first {count} letters)")
_MOST = 80
"""Characters of a condition that a chip shows."""
_LITTLE = 24
"""Characters that are enough to tell one that is too long."""


def _said(text: str) -> str:
    return QCoreApplication.translate("query", text)


def label(table: str, field: str) -> str:
    """What a field of the query language is called."""
    if field in _LABELS:
        return _said(_LABELS[field])
    name = vocabulary.SAME.get(field, field)
    return words.field(vocabulary.RECORD_TYPES[table], name).casefold()


def condition(table: str, term: Term) -> str:
    """A condition as its chip shows it."""
    if term.understood:
        values = ", ".join(_value(table, term.field or "", value) for value in term.values)
        shown = f"{label(table, term.field)}  {values}" if term.field else values
    else:
        shown = term.text
    if any(len(value) > LONGEST for value in term.values):
        shown = _said(_TOO_LONG).format(text=_cut(shown, _LITTLE), count=words.number(LONGEST))
    else:
        shown = _cut(shown, _MOST)
        shown = shown if term.understood else _said(_AS_TEXT).format(text=shown)
    negated = term.negated and term.understood
    return _said(_NOT).format(condition=shown) if negated else shown


def _cut(text: str, most: int) -> str:
    cut = f"{text[:most]}…" if len(text) > most else text
    return words.visible(cut, one_line=True)


def alternatives(query: Query) -> list[int]:
    """The places of the conditions that "OR" stands before."""
    pairs = enumerate(pairwise(query.terms), 1)
    return [
        place
        for place, (one, other) in pairs
        if "OR" in re.split(r"[\s()]+", query.text[one.end : other.start])
    ]


def _value(table: str, field: str, value: str) -> str:
    choices = vocabulary.codes_of(table, field)
    code = vocabulary.code(value)
    return words.choice(_group(choices), code) if code in choices else value


def _group(choices: tuple[str, ...]) -> str:
    named = (name for name, value in vars(codes).items() if value == choices)
    return next(named, "").lower()


@dataclass(frozen=True, slots=True)
class Completion:
    """How a word may go on: from `start` on the text becomes `text`; `meaning` says what it is."""

    start: int
    text: str
    meaning: str


def completions(text: str, cursor: int, table: str) -> list[Completion]:
    """How the word before the cursor may go on: names of fields, or the values of one."""
    before = text[:cursor]
    start = max(before.rfind(" "), before.rfind("(")) + 1
    word = before[start:].lstrip("-")
    start = cursor - len(word)
    if not word or '"' in word:
        return []
    field, colon, value = word.partition(":")
    if not colon:
        names = sorted(set(vocabulary.names(table)))
        found = [name for name in names if name.startswith(field.casefold())]
        return [Completion(start, f"{name}:", label(table, name)) for name in found]
    typed = value.rsplit(",", 1)[-1]
    offered = _offered(table, field.casefold())
    fitting = {code: said for code, said in offered.items() if code.startswith(typed.casefold())}
    if typed in fitting:
        return []
    return [Completion(cursor - len(typed), code, said) for code, said in fitting.items()]


def _offered(table: str, field: str) -> dict[str, str]:
    """The values that a field takes, as typed, with their words."""
    if field == "is":
        return {code: code.replace("_", " ") for code in vocabulary.QUALITIES[table]}
    if field in ("has", "no"):
        record_type = vocabulary.RECORD_TYPES[table]
        return {
            name: words.field(record_type, stands_for).casefold()
            for name, stands_for in sorted(vocabulary.held(table).items())
        }
    if field == "certainly":
        return {"yes": words.flag(True)}
    choices = vocabulary.codes_of(table, field)
    return {code: words.choice(_group(choices), code) for code in choices}
