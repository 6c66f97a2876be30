"""Names as they stand in texts: whole, in any spelling, in scripts without blanks too."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from mercato.records.language.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Key = tuple[str, ...]
"""A name as its folded words."""

SHORTEST = 4
"""Letters of a name of one word: shorter ones count only as they are written, or in capitals."""
LONG = 8
"""Letters of names that are looked for run together."""
_REMEMBERED, _SHORT_TEXT = 50_000, 100
"""How many texts of how many letters are remembered: roles and dates come again and again."""
_DIGITS = 8
"""The last digits of a number to call, which are the same with and without the country's."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no blank between words, or not between all."""
_NUMBER = re.compile(r"\d(?:[\s()./-]{0,3}\d){7,}")
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"@|://|www\.|#\w|\w\.[^\W\d_]{2}")
"""What stands in addresses, also without a scheme, and not where a sentence ends at a blank."""
_TAG = re.compile(r"<[^<>]{0,200}>")
_NICKNAME = re.compile(r"(?<=\w)\s+[\"'“”„«‘(\[][^\"“”„«»()\[\]]{1,30}[\"'”“»’)\]]\s+(?=\w)")
"""What may stand in the middle of a name: Edward “Ed” Snowden."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Ø": "Oe", "Å": "Aa"}
)
_OF_ADDRESSES = frozenset(("http", "https", "www", "mailto", "tel"))


class NameSearch:
    """Finds names in texts: those of some words, and what stands there in no words."""

    def __init__(
        self,
        keys: Iterable[Key],
        written: Iterable[str] = (),
        digits: Iterable[str] = (),
        alone: Iterable[str] = (),
    ) -> None:
        """`keys` are looked for as words; `written` without blanks, or as they are if short.

        Words of `alone` count where they are written as names are, or stand in an address.
        """
        texts = [plain(text) for text in written]
        self._by_first = by_first(
            one for one in keys if len(one) > 1 or len("".join(one)) >= SHORTEST
        )
        self._alone = set(alone)
        self._short = set(_short(texts))
        self._digits = set(digits)
        self._inside = _any_of(text for text in texts if is_unspaced(text))
        self._remembered = lru_cache(_REMEMBERED)(self._reads)

    def __bool__(self) -> bool:
        found = self._by_first or self._short or self._inside or self._digits
        return bool(found or self._alone)

    def finds(self, text: str) -> bool:
        """Whether a text holds one of the names."""
        return self._remembered(text) if len(text) <= _SHORT_TEXT else self._reads(text)

    def _reads(self, text: str) -> bool:
        if text.isascii() and text.replace(" ", "").isalnum():  # as most are
            return self._finds(text)
        return any(map(self._finds, _readings(text)))

    def _finds(self, text: str) -> bool:
        return (
            self._is_among(words(text))
            or bool(self._alone and self._stands_alone(text))
            or self._is_inside(text)
            or bool(self._short and not self._short.isdisjoint(_WORD.findall(plain(text))))
            or bool(self._digits and not self._digits.isdisjoint(last_digits(text)))
        )

    def _is_among(self, found: list[str]) -> bool:
        whole = [word for word in found if len(word) > 1]
        return any(within(self._by_first, found)) or (
            len(whole) < len(found) and any(within(self._by_first, whole))
        )

    def _stands_alone(self, text: str) -> bool:
        """Whether a name is there with a capital letter, in a script without, or in an address."""
        parts = (part for part in text.split() if not part.islower() or _ADDRESS.search(part))
        return any(not self._alone.isdisjoint(words(part.replace("#", " "))) for part in parts)

    def _is_inside(self, text: str) -> bool:
        """Whether a name stands in a text that has no blanks around it."""
        searched = self._inside is not None and is_unspaced(text)
        return bool(searched and self._inside and self._inside.search(plain(text)))


def by_first(keys: Iterable[Key]) -> dict[str, set[Key]]:
    """Names by their first words."""
    found: dict[str, set[Key]] = {}
    for one in keys:
        found.setdefault(one[0], set()).add(one)
    return found


def within(names: dict[str, set[Key]], found: Sequence[str]) -> Iterator[Key]:
    """Those of the names, by their first words, that stand among some words."""
    for at, word in enumerate(found):
        for name in names.get(word, ()):
            if tuple(found[at : at + len(name)]) == name:
                yield name


def keys_of(text: str) -> set[Key]:
    """The words to look for in every way in which a name may be spelled."""
    return set(map(key, spellings(text)))


def spellings(text: str) -> Iterator[str]:
    """A text, also with ä, ö, ü, ø and å written out, as in Mueller."""
    yield text
    if not text.isascii():
        written_out = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
        if written_out != text:
            yield written_out


def together(one: Key) -> Key:
    """A name run together, as O'Neill in oneill@…"""
    return ("".join(one),)


def variants(keys: Iterable[Key]) -> Iterator[Key]:
    """Names also run together, as in #JaneDoe or jdoering@…, and without initials."""
    for one in keys:
        yield one
        if len(one) > 1 and len(joined := f"{one[0][0]}{one[-1]}") >= LONG:
            yield (joined,)
        if len(joined := "".join(one)) >= LONG:
            yield (joined,)
        whole = tuple(word for word in one if len(word) > 1)
        if len(whole) > 1:
            yield whole


def key(text: str) -> Key:
    """The words to look for, without what every address begins with."""
    found = words(text)
    while len(found) > 1 and found[0] in _OF_ADDRESSES:
        del found[0]
    return tuple(found)


def _readings(text: str) -> Iterator[str]:
    """A text in every way in which it may be meant."""
    for decoded in _decoded(text):
        for spelled in spellings(decoded):
            yield spelled
            if (shorter := _NICKNAME.sub(" ", spelled)) != spelled:
                yield shorter


def _decoded(text: str) -> Iterator[str]:
    """A text, also with what stands for a sign in addresses and in HTML as that sign."""
    yield text
    if "%" in text or "+" in text:
        yield unquote_plus(text)
    if "#" in text:  # which is a letter otherwise, as in C#
        yield text.replace("#", " ")
    if "&" in text or "<" in text:
        unescaped = html.unescape(text)
        yield from {unescaped, _TAG.sub(" ", unescaped)} - {text}


def plain(text: str) -> str:
    """A text with its letters as they are usually written."""
    return unicodedata.normalize("NFKC", text)


def is_unspaced(text: str) -> bool:
    """Whether there are letters of a script that puts no blanks between words."""
    return _UNSPACED.search(text) is not None


def last_digits(text: str) -> Iterator[str]:
    """The last digits of long numbers, however they are grouped."""
    for found in _NUMBER.findall(text):
        yield re.sub(r"\D", "", found)[-_DIGITS:]


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    found = [re.escape(text) for text in texts if len(text) > 1]
    return re.compile("|".join(found)) if found else None


def _short(texts: Iterable[str]) -> Iterator[str]:
    """Names of one short word, as they are written and in capitals."""
    for text in texts:
        if len(text.strip()) > 1 and len("".join(key(text))) < SHORTEST:
            yield from (text.strip(), text.strip().upper())
