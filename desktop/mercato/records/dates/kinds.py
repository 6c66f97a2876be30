"""Sorting the words of a date into kinds.

D day number, M month, W weekday, Y year, y two-digit year, X decade, S season, Q quarter, H half,
F fortnight, P early/mid/late, N date in figures, Z yesterday and the like, L last/this/next,
U unit of time, C number word, G "ago" in front, A "ago" behind, I "in", V earlier/later,
R rentrée, T time of day, - hyphen, ! anything else.
"""

import re
from collections.abc import Mapping, Sequence

from mercato.records.dates import lexicon

Kinds = list[tuple[str, str | int]]

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|ere|re|e|eme|ieme|d|de|nde)")
_DECADE = re.compile(r"'?(\d{1,3})0'?s|(\d{3})x")
# Unit: its kind, the EDTF code before its first, how many a year has.
_PARTS_OF_YEAR = {"quarter": ("Q", 32, 4), "half": ("H", 39, 2), "fortnight": ("F", 0, 2)}
_LETTERS = {"q": "quarter", "t": "quarter", "h": "half", "s": "half"}
_LINKS = ("in", "dans", "a")
_HYPHENED = ("DM", "MY", "YM", "DY", "SY", "YS")
"""What a hyphen stands between in one date, and not in a period."""


def _table() -> dict[str, tuple[str, str | int]]:
    kinds: tuple[tuple[str, Mapping[str, str | int]], ...] = (
        ("T", lexicon.TIMES_OF_DAY),
        ("R", {"RENTREE": 9}),
        ("A", {"AGOAFTER": -1, "FROMNOW": 1}),
        ("G", {"AGO": -1}),
        ("V", {"EARLIER": -1, "LATER": 1}),
        ("D", lexicon.ORDINALS),
        ("C", lexicon.NUMBERS),
        ("P", {"EARLY": "early", "MID": "mid", "LATE": "late"}),
        ("Z", lexicon.DAY_WORDS),
        ("L", lexicon.DIRECTIONS),
        ("U", lexicon.UNITS),
        ("S", lexicon.SEASONS),
        ("W", lexicon.WEEKDAYS),
        ("M", lexicon.MONTHS),
        ("-", {"-": 0}),
    )
    return {word: (kind, value) for kind, words in kinds for word, value in words.items()}


_KINDS = _table()


def without_noise(words: Sequence[str]) -> list[str]:
    """Drop articles and prepositions, but those that may carry meaning."""
    return [word for word in words if word not in lexicon.NOISE or word in _LINKS]


def sort(words: Sequence[str], *, mar_is_weekday: bool) -> Kinds:
    """The kind and the value of each word or pair of words."""
    kinds: Kinds = []
    place = 0
    while place < len(words):
        word = words[place]
        following = words[place + 1] if place + 1 < len(words) else ""
        part = _part_of_year(word, following)
        if part is not None:
            kinds.append(part)
            place += 2
            continue
        place += 1
        if word in _LINKS:
            kinds.extend(_link(word, words[place : place + 2]))
        elif following in lexicon.UNITS and word in lexicon.NUMBERS:
            kinds.append(("C", lexicon.NUMBERS[word]))
        elif word == "mar" and mar_is_weekday:
            kinds.append(("W", 1))
        else:
            kinds.append(_KINDS.get(word) or _figures(word))
    return _tidy(kinds)


def _link(word: str, following: Sequence[str]) -> Kinds:
    """The words that count in "a month ago" and "in two weeks" are noise elsewhere."""
    if word == "a":
        return [("C", 1)] if following[:1] and following[0] in lexicon.UNITS else []
    if len(following) < 2 or following[1] not in lexicon.UNITS:
        return []
    amount = following[0]
    counted = amount == "a" or amount in lexicon.NUMBERS or amount.isdecimal()
    return [("I", 1)] if counted else []


def _part_of_year(word: str, following: str) -> tuple[str, int] | None:
    """Quarters, halves and fortnights: "3e trimestre", "Q3", "second half"."""
    number, unit = 0, lexicon.UNITS.get(following, "")
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        number = int(ordinal[1])
    elif word in lexicon.ORDINALS:
        number = lexicon.ORDINALS[word]
    elif word in _LETTERS and re.fullmatch("[1-4]", following):
        number, unit = int(following), _LETTERS[word]
    if unit not in _PARTS_OF_YEAR:
        return None
    kind, base, count = _PARTS_OF_YEAR[unit]
    return (kind, base + number) if 1 <= number <= count else None


def _figures(word: str) -> tuple[str, str | int]:
    if word.isdecimal():
        if len(word) == 8:
            return "N", f"{word[:4]}-{word[4:6]}-{word[6:]}"
        if len(word) > 4 or len(word) == 3:
            return "!", 0
        return ("Y", word) if len(word) == 4 else ("D", int(word))
    ordinal, decade = _ORDINAL.fullmatch(word), _DECADE.fullmatch(word)
    if ordinal:
        return "D", int(ordinal[1])
    if decade:
        digits = decade[1] or decade[2]
        if len(digits) == 1:
            digits = ("19" if digits > "2" else "20") + digits
        return ("X", digits) if len(digits) == 3 else ("!", 0)
    if re.fullmatch(r"'\d\d", word):
        return "y", int(word[1:])
    return ("N", word) if re.match(r"\d+[-/.]\d", word) else ("!", 0)


def _tidy(kinds: Kinds) -> Kinds:
    """Drop hyphens in "7-Jul-2025", "summer-2025", "mi-juillet", the unit of "mois de juillet"."""
    result: Kinds = []
    for place, (kind, value) in enumerate(kinds):
        before = kinds[place - 1][0] if place else ""
        after = kinds[place + 1][0] if place + 1 < len(kinds) else ""
        in_date = before + after in _HYPHENED or before in ("P", "U")
        if kind == "-" and (in_date or (before + after == "MD" and len(kinds) > 3)):
            continue
        if kind == "U" and value in ("month", "year") and after and after in "MYXN":
            continue
        result.append((kind, value))
    if len(result) > 1 and result[-1][0] == "T" and result[-2][0] != "L":
        result.pop()
    if result[:2] == [("L", -1), ("U", "quarter")] and len(result) == 3:
        # "The last quarter of 2025" is none that counts from a source.
        result[:2] = [("Q", 36)]
    return result
