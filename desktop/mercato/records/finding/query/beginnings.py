"""Whether more letters may make a date of what is typed: some that could follow are tried."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mercato.records.dates import lexicon
from mercato.records.dates.tokens import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LATE = "2996"
"""A leap year that no range ends before."""
_BEHIND_WORDS = (
    *("", f" {_LATE}", f" 1 {_LATE}", f" july {_LATE}", f" half {_LATE}", f" quarter {_LATE}"),
    *(f" 1 july {_LATE}", f" 1 and {_LATE}", f" {_LATE} and {_LATE}", " week", " 3 days", " ago"),
)
_BEHIND_FIGURES = (
    *("", _LATE, *(_LATE[cut:] for cut in (1, 2)), "1", "x", "xx", f".{_LATE}", "week"),
    *(f"{space}{word} {_LATE}" for word in ("july", "and", "or") for space in (" ", "")),
    *(f"{_LATE[cut:]} and {_LATE}" for cut in range(4)),
    *(f" {_LATE}", " days", " days ago", f"1 {_LATE}"),
    *map(str, range(10)),
    *("01", "04", "12", "28"),
)
_LAST_WORDS = re.compile(r"(?<![a-z])[a-z][a-z ']*$")
_DAY = re.compile(r"(?<![\d/-])(?<!\d\.)\d{1,2}(?:([/.-])\d{0,2})?$")
"""A day in figures, perhaps with its month."""
_CLOSED_BY = {"[": "]", "{": "}"}


def may_become_date(text: str, is_date: Callable[[str], bool]) -> bool:
    """Whether the text begins a date; `is_date` tells of a text whether it is one."""
    plain = normalise(text) + " " * text[-1:].isspace()
    closing = _CLOSED_BY.get(plain[:1], "")
    return any(is_date(f"{longer}{closing}") for longer in _longer(plain))


def _longer(plain: str) -> Iterator[str]:
    last = _LAST_WORDS.search(plain)
    if last is None:
        yield from (f"{plain}{more}" for more in _BEHIND_FIGURES)
        if day := _DAY.search(plain):
            signs = day[1] or "/.-"
            yield from (f"{plain}{more}{_LATE}" for sign in signs for more in _behind_day(sign))
        return
    for place in range(last.start(), len(plain)):
        if place == last.start() or plain[place - 1] in " '":
            typed = plain[place:]
            for word in _words():
                if word.startswith(typed) or word == typed.rstrip():
                    yield from (f"{plain[:place]}{word}{more}" for more in _BEHIND_WORDS)


def _behind_day(sign: str) -> tuple[str, ...]:
    """What may stand between a day that is just begun and its year."""
    return sign, f"1{sign}", f"{sign}1{sign}", f"1{sign}1{sign}"


@cache
def _words() -> tuple[str, ...]:
    """Words and phrases that dates are made of, and the letters behind figures."""
    lists = (
        *(lexicon.MONTHS, lexicon.WEEKDAYS, lexicon.SEASONS, lexicon.NUMBERS, lexicon.ORDINALS),
        *(lexicon.DIRECTIONS, lexicon.DAY_WORDS, lexicon.TIMES_OF_DAY, lexicon.UNITS),
    )
    found = [word for one in lists for word in one if word.islower()]
    found += [" ".join(phrase) for phrase in lexicon.PHRASES]
    found += [word for word in lexicon.NOISE if word.isalpha()]
    found += ["st", "nd", "rd", "th", "er", "eme", "x", "xx", "s", "q1", "t1", "h1", "s1"]
    found += ["to", "aujourd'hui"]
    return tuple(dict.fromkeys(found))
