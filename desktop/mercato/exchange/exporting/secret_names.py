"""Texts that name a confidential record: the trace that no link gives away."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mercato.exchange.exporting.closed import is_secret
from mercato.records.language.folding import words
from mercato.records.schema import Alias, Identifier, Organization, Person, Record, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Key = tuple[str, ...]

SHORTEST = 4
"""Letters of a name of one word: shorter ones count only as they are written, or in capitals."""
_DIGITS = 8
"""The last digits of a number to call, which are the same with and without the country's."""

_BETWEEN_AUTHORS = re.compile(r"[,;&/\n]| and | et ")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no blank between words, or not between all."""
_NUMBER = re.compile(r"\d(?:[\s()./-]{0,3}\d){7,}")
_WORD = re.compile(r"\w+")
_OF_ADDRESSES = frozenset(("http", "https", "www", "mailto", "tel"))


class SecretNames:
    """What all that is not public is called, but for what somebody public is called as well.

    Names count whole, in either order, wherever they stand in a text, accents and case aside; so do
    numbers, addresses and uids. A family name alone is not looked for: it may be anybody's.
    """

    def __init__(self) -> None:
        closed, public = is_secret(Record), ~is_secret(Record)
        known = {_key(text) for text in (*_names_of(public), *_identifiers_of(public))}
        texts = {text for text in _closed_texts(closed) if _key(text) not in known}
        self._by_first: dict[str, set[Key]] = {}
        for key in {*map(_key, texts), *_turned(closed)} - known:
            if len(key) > 1 or len("".join(key)) >= SHORTEST:
                self._by_first.setdefault(key[0], set()).add(key)
        self._short = set(_short(texts))
        self._numbers = set(_numbers(texts)) - set(_numbers(_identifiers_of(public)))
        self._inside = _any_of(_plain(text) for text in texts if _UNSPACED.search(text))

    def __bool__(self) -> bool:
        return bool(self._by_first or self._short or self._inside or self._numbers)

    def stand_in(self, text: object) -> bool:
        """Whether a text holds one of the names."""
        if not isinstance(text, str):
            return False
        found = words(text)
        return (
            any(
                tuple(found[at : at + len(name)]) == name
                for at, word in enumerate(found)
                for name in self._by_first.get(word, ())
            )
            or self._is_inside(text)
            or bool(self._short and not self._short.isdisjoint(_WORD.findall(_plain(text))))
            or bool(self._numbers and not self._numbers.isdisjoint(_numbers((text,))))
        )

    def _is_inside(self, text: str) -> bool:
        """Whether a name stands in a text that has no blanks around it."""
        searched = self._inside is not None and _UNSPACED.search(text)
        return bool(searched and self._inside and self._inside.search(_plain(text)))


def _key(text: str) -> Key:
    """The words to look for, without what every address begins with."""
    found = words(text)
    while len(found) > 1 and found[0] in _OF_ADDRESSES:
        del found[0]
    return tuple(found)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    found = [re.escape(text) for text in texts if len(text) > 1]
    return re.compile("|".join(found)) if found else None


def _short(texts: Iterable[str]) -> Iterator[str]:
    """Names of one short word, as they are written and in capitals."""
    for text in map(_plain, texts):
        if len(text.strip()) > 1 and len("".join(_key(text))) < SHORTEST:
            yield from (text.strip(), text.strip().upper())


def _numbers(texts: Iterable[str]) -> Iterator[str]:
    """The last digits of long numbers, however they are grouped."""
    for text in texts:
        for found in _NUMBER.findall(text):
            yield re.sub(r"\D", "", found)[-_DIGITS:]


def _closed_texts(closed: object) -> Iterator[str]:
    yield from _names_of(closed)
    yield from _identifiers_of(closed)
    yield from (uid for (uid,) in Record.select(Record.uid).where(closed).tuples())
    columns = (Source.headline, Source.url, Source.authors)
    rows = Source.select(*columns).join(Record, on=(Record.id == Source.id)).where(closed)
    for headline, url, authors in rows.tuples():
        yield from _filled((headline, url))
        yield from _filled(_BETWEEN_AUTHORS.split(authors or ""))


def _names_of(which: object) -> Iterator[str]:
    """Names and aliases of people and organizations, aliases of other records too."""
    rows = Person.select(Person.name, Person.native_name, Person.given_name, Person.family_name)
    for name, native, given, family in (
        rows.join(Record, on=(Record.id == Person.id)).where(which).tuples()
    ):
        yield from _filled((name, native, f"{given} {family}" if given and family else None))
    for model, column in ((Organization, Organization.name), (Alias, Alias.text)):
        owner = model.record if model is Alias else model.id
        rows = model.select(column).join(Record, on=(Record.id == owner)).where(which)
        yield from _filled(text for (text,) in rows.tuples())


def _turned(which: object) -> Iterator[Key]:
    """Names of people with the family name first, whether it has one word or all but one."""
    columns = (Person.name, Person.sort_name, Person.given_name, Person.family_name)
    rows = Person.select(*columns).join(Record, on=(Record.id == Person.id)).where(which)
    of_people = Alias.select(Alias.text).join(Record, on=(Record.id == Alias.record))
    aliases = of_people.where(which, Record.type == "person")
    names: list[str] = [text for (text,) in aliases.tuples()]
    for name, sorted_by, given, family in rows.tuples():
        names.append(name)
        if given and family:
            yield (*_key(family), *_key(given))
        if len(_key(sorted_by or "")) > 1:
            yield _key(sorted_by)
    for key in filter(None, map(_key, names)):
        yield (*key[-1:], *key[:-1])
        yield (*key[1:], *key[:1])


def _identifiers_of(which: object) -> Iterator[str]:
    """Numbers, addresses and names elsewhere; websites too."""
    for column, owner in (
        (Identifier.value, Identifier.record),
        (Organization.website, Organization.id),
    ):
        rows = column.model.select(column).join(Record, on=(Record.id == owner)).where(which)
        yield from _filled(text for (text,) in rows.tuples())


def _filled(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text and words(text))
