"""Dates that leave open what a number is: Jan-20, 1/24, 2011-12. The whole column decides, or asks.

A number behind a month is its day or a year; one behind a year is a month, or the year after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mercato.exchange.importing.answering import answered
from mercato.exchange.questions import Option, Question
from mercato.records import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mercato.exchange.questions import Answers

OF_YEAR, OF_MONTH = "year", "day"
YEARS, MONTH = "years", "month"
SAMPLES = 4

_NAMED = re.compile(r"([^\W\d_]{3,9}\.?)(?:\s?[-/'’]\s?|\s)(\d\d?)")
_BARE = re.compile(r"(\d\d?)/(\d\d?)")
_AFTER_YEAR = re.compile(r"(\d{4})[-/](\d\d)")
_LAST_MONTH, _TWO_DIGITS = 12, 2
_SEASONS = range(21, 25)
"""Numbers behind a year that say a season of it, to who knows the standard of dates."""


class Reading(NamedTuple):
    """How the short dates of a column are read.

    `turned` says plainly what a text means; of `days` nobody said yet whether the day comes first.
    """

    turned: Callable[[str], str] | None = None
    question: Question | None = None
    days: tuple[tuple[str, int, int], ...] = ()


def years(texts: Sequence[str], column: str, answers: Answers) -> Reading:
    """Years with a number behind: one that is no month, or no next year, decides for all."""
    numbers = {text: int(text[5:]) for text in texts if _AFTER_YEAR.fullmatch(text)}
    spans = {text: one for text, one in numbers.items() if (int(text[:4]) + 1) % 100 == one}
    months = {text for text, one in numbers.items() if 1 <= one <= _LAST_MONTH or one in _SEASONS}
    open_ones = [text for text in spans if text in months]
    if not open_ones:
        return Reading()
    key = f"year_spans:{column}"
    as_years, as_months = bool(numbers.keys() - months), bool(months - spans.keys())
    said = answered(answers, key, (YEARS, MONTH)) if as_years == as_months else None
    if said is None and as_years == as_months:
        shown: Mapping[str, Callable[[str], str]] = {YEARS: _as_years, MONTH: str}
        return Reading(question=_question(key, "import.year_spans", column, open_ones, shown))
    if said == MONTH or (said is None and as_months):
        return Reading()
    return Reading(lambda text: _as_years(text) if text in spans else text)


def days(texts: Sequence[str], column: str, answers: Answers) -> Reading:
    """Months with a number behind: one above 31 is a year, one of a single digit a day."""
    short = [text for text in texts if _NAMED.fullmatch(text) or _BARE.fullmatch(text)]
    both = {text: (_of_year(text), _of_month(text)) for text in short}
    open_ones = [text for text, (year, day) in both.items() if year and day]
    years_only = any(year and not day for year, day in both.values())
    days_only = any(day and not year for year, day in both.values())
    if not (open_ones or years_only):
        return Reading(days=_bare(short))
    key = f"short_dates:{column}"
    said = answered(answers, key, (OF_YEAR, OF_MONTH)) if years_only == days_only else None
    if said is None and open_ones and years_only == days_only:
        shown = {OF_YEAR: _of_year, OF_MONTH: _of_month}
        return Reading(question=_question(key, "import.short_dates", column, open_ones, shown))
    if said == OF_YEAR or (said is None and years_only):
        return Reading(lambda text: _of_year(text) or text)
    return Reading(lambda text: _of_month(text) or text, days=_bare(short))


def _bare(texts: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    found = filter(None, map(_BARE.fullmatch, texts))
    return tuple((one[0], int(one[1]), int(one[2])) for one in found)


def _of_year(text: str) -> str:
    """Jan-20 or 1/20 as January 2020; empty if it cannot be one."""
    named, bare = _NAMED.fullmatch(text), _BARE.fullmatch(text)
    number = named[2] if named else bare[2] if bare else ""
    if len(number) < _TWO_DIGITS or (bare and not 1 <= int(bare[1]) <= _LAST_MONTH):
        return ""
    plain = f"1 {named[1]} {number}" if named else f"01/{text}"
    read = dates.read(plain, day_first=True)
    return (read.edtf or "")[:7]


def _of_month(text: str) -> str:
    """Jan-20 as 20 January, which stands as it is in 1/20; empty if there is no such day."""
    named = _NAMED.fullmatch(text)
    plain = f"{named[2]} {named[1]}" if named else text
    known = any(dates.read(plain, day_first=order).edtf for order in (True, False))
    return plain if known else ""


def _as_years(text: str) -> str:
    """2011-12 as 2011/2012."""
    return f"{text[:4]}/{int(text[:4]) + 1}"


def _question(
    key: str, code: str, column: str, texts: list[str], shown: Mapping[str, Callable[[str], str]]
) -> Question:
    options = tuple(
        Option(one, {}, tuple((text, _said(turned(text))) for text in texts[:SAMPLES]))
        for one, turned in shown.items()
    )
    told = {"column": column, "count": len(texts), "text": texts[0]}
    return Question(key, code, options, told, next(iter(shown)))


def _said(text: str) -> str:
    return dates.read(text).edtf or text
