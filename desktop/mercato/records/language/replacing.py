"""Text found in a text and put another in its place, accents and case as asked for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from anyascii import anyascii

from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Replacement:
    """Called with a text, gives the new one; what is not found stays to the last character.

    `whole` replaces only a text that is all of it; without `case` capitals do not matter, without
    `accents` letters of the Latin script count as the plain ones. Any blank is a blank.
    """

    find: str
    replace: str
    whole: bool = False
    case: bool = False
    accents: bool = False

    def __call__(self, text: str) -> str:
        wanted = "".join(self._keys(_letters(self.find)))
        if not wanted:
            return text
        letters = _letters(text)
        keys = self._keys(letters)
        if self.whole:
            return self.replace if "".join(keys).strip() == wanted.strip() else text
        return "".join(self._pieces(letters, keys, wanted))

    @cached_property
    def likely(self) -> str:
        """What every text in which it is found holds when it is folded, as search folds it."""
        return fold(self.find)

    def _pieces(self, letters: list[str], keys: list[str], wanted: str) -> Iterator[str]:
        """The text, piece by piece; only whole letters are found: half of an "œ" is none."""
        starts = {
            place: letter for letter, place in enumerate(accumulate(map(len, keys), initial=0))
        }
        joined = "".join(keys)
        done, place = 0, joined.find(wanted)
        while place >= 0:
            first, last = starts.get(place), starts.get(place + len(wanted))
            if first is None or last is None or first < done:
                place = joined.find(wanted, place + 1)
                continue
            yield "".join(letters[done:first])
            yield self.replace
            done = last
            place = joined.find(wanted, place + len(wanted))
        yield "".join(letters[done:])

    def _keys(self, letters: list[str]) -> list[str]:
        return [_key(letter, self.case, self.accents) for letter in letters]


def _letters(text: str) -> list[str]:
    """The text as letters with the marks that belong to each."""
    letters: list[str] = []
    for character in text:
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


@lru_cache(maxsize=10_000)
def _key(letter: str, case: bool, accents: bool) -> str:
    """What a letter is compared by."""
    if letter.isspace():
        return " "
    key = unicodedata.normalize("NFC", letter)
    if not accents and not key.isascii() and "LATIN" in unicodedata.name(key[0], ""):
        key = anyascii(key) or key
    return key if case else key.casefold()
