"""How what is being typed in a filter may go on: names of fields, and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.records import codes
from mercato.records.finding.query import rewriting, vocabulary
from mercato.records.language.folding import fold
from mercato.widgets.tables.query_words import label, said, value
from mercato.workspace import words
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.records.finding.completing import Place

_PERIODS: dict[str, str] = {
    "today": QT_TRANSLATE_NOOP("query", "today"),
    "yesterday": QT_TRANSLATE_NOOP("query", "yesterday"),
    "this-week": QT_TRANSLATE_NOOP("query", "this week"),
    "last-week": QT_TRANSLATE_NOOP("query", "last week"),
    "this-month": QT_TRANSLATE_NOOP("query", "this month"),
    "last-month": QT_TRANSLATE_NOOP("query", "last month"),
    "this-year": QT_TRANSLATE_NOOP("query", "this year"),
    "last-year": QT_TRANSLATE_NOOP("query", "last year"),
}
_COMING: dict[str, str] = {
    "today": QT_TRANSLATE_NOOP("query", "by today"),
    "this-week": QT_TRANSLATE_NOOP("query", "by the end of this week"),
    "next-week": QT_TRANSLATE_NOOP("query", "by the end of next week"),
    "this-month": QT_TRANSLATE_NOOP("query", "by the end of this month"),
    "this-year": QT_TRANSLATE_NOOP("query", "by the end of this year"),
}
_FIRST = (
    *("person", "name", "from", "to", "organization", "parent", "role", "outlet", "tag"),
    *("country", "kind", "stage", "verification", "date", "after", "before", "is", "has", "no"),
    *("due", "changed", "by", "view"),
)
"""The fields in the order in which they are offered; others follow."""
_PLAIN = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: `text` comes in the place of what is typed; `meaning` says what it is."""

    text: str
    meaning: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the text says itself what it means."""
        return _words(self.text) == _words(self.meaning) or not self.meaning

    @property
    def is_field(self) -> bool:
        """Whether a value is still to come."""
        return self.text.endswith(":")


def known(table: str, place: Place) -> list[Completion]:
    """What can be offered without looking into the file."""
    typed = fold(place.typed)
    if place.field is None:
        listed = sorted(vocabulary.names(table), key=_place_of)
        offered = {f"{name}:": label(table, name) for name in listed}
    else:
        offered = _values(table, place.field)
        if place.typed and vocabulary.code(place.typed) in map(vocabulary.code, offered):
            return []
    found = [
        Completion(text, meaning)
        for text, meaning in offered.items()
        if not typed or _begins(text, typed) or _begins(meaning, typed)
    ]
    return sorted(found, key=lambda one: not one.text.startswith(typed))


def _place_of(field: str) -> int:
    return _FIRST.index(field) if field in _FIRST else len(_FIRST)


def from_file(place: Place, names: Iterable[str]) -> list[Completion]:
    """What was found in the file, as it is to be typed."""
    if place.field == "country":
        named = {code: words.country(code) for code in names}
        typed = fold(place.typed)
        return [
            Completion(code, name)
            for code, name in named.items()
            if typed != fold(code) and (_begins(code, typed) or _begins(name, typed))
        ]
    quoted = _exact if place.field == "view" else rewriting.phrase
    return [
        Completion(name if _PLAIN.fullmatch(name) else quoted(name))
        for name in names
        if fold(name) != fold(place.typed)
    ]


def _exact(name: str) -> str:
    """The whole name of a view: files from elsewhere may have “ and « in it, but it stands in "."""
    return f'"{name}"'


def _begins(text: str, typed: str) -> bool:
    """Whether the text, or a word of it, begins as typed."""
    folded = _words(text)
    return folded.startswith(typed) or f" {typed}" in folded


def _words(text: str) -> str:
    return fold(re.sub("[_:-]", " ", text))


def _held(table: str) -> list[str]:
    """What a record may have, each by the shortest of its names."""
    names = vocabulary.held(table)
    shortest = {names[code]: code for code in sorted(names, key=len, reverse=True)}
    return sorted(shortest.values())


def _values(table: str, field: str) -> dict[str, str]:
    """The values that a field takes, as typed, with their words."""
    if field == "is":
        return {code: value(table, field, code) for code in vocabulary.QUALITIES[table]}
    if field in ("has", "no"):
        return {code: value(table, field, code) for code in _held(table)}
    if field == "certainly":
        return {"yes": words.flag(True), "no": words.flag(False)}
    if field == "due":
        return {text: said(meaning) for text, meaning in _COMING.items()}
    if field in ("date", "after", "before", "changed", *vocabulary.date_fields(table)):
        return {text: said(meaning) for text, meaning in _PERIODS.items()}
    choices = vocabulary.codes_of(table, field)
    return {code: words.choice(codes.name_of(choices), code) for code in choices}
