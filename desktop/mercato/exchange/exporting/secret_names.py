"""Texts that name a confidential record: the trace that no link gives away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.records.language.folding import words
from mercato.records.schema import Alias, Organization, Person, Record, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 4
"""Letters of a name of one word: less would be found in half of all texts."""

_BETWEEN_AUTHORS = re.compile(r"[,;&/\n]| and | et ")


class SecretNames:
    """The names of all that is not public, but for those that somebody public has as well.

    Only whole names count, accents and case aside, wherever they stand in a text.
    """

    def __init__(self) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        names = set(map(_key, _closed_names()))
        names -= {_key(name) for name in _names_of(Record.confidentiality == "public")}
        for name in names:
            if len(name) > 1 or len("".join(name)) >= SHORTEST:
                self._by_first.setdefault(name[0], set()).add(name)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def stand_in(self, text: object) -> bool:
        """Whether a text holds one of the names."""
        if not isinstance(text, str):
            return False
        found = words(text)
        return any(
            tuple(found[at : at + len(name)]) == name
            for at, word in enumerate(found)
            for name in self._by_first.get(word, ())
        )


def _key(name: str) -> tuple[str, ...]:
    return tuple(words(name))


def _closed_names() -> Iterator[str]:
    closed = Record.confidentiality != "public"
    yield from _names_of(closed)
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


def _filled(texts: Iterable[str | None]) -> Iterator[str]:
    return (text for text in texts if text and words(text))
