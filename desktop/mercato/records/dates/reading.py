"""Reading dates as people say them, in English and French."""

import re
from datetime import date
from functools import lru_cache

from mercato.records.dates import edtf as grammar
from mercato.records.dates.days import days_between, iso, weekday
from mercato.records.dates.expressions import Reading, read_expression
from mercato.records.dates.lexicon import UNKNOWN
from mercato.records.dates.phrases import Setting
from mercato.records.dates.points import Point
from mercato.records.dates.tokens import normalise, without_time, without_year_mark
from mercato.records.dates.values import (
    DateValue,
    canonical,
    from_edtf,
    proposed_years,
    unread,
    with_year,
)

LONGEST_TEXT = 200
_LONGEST_ANCHOR = 372
_TWO_YEARS = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


def read(
    text: str, *, language: str = "en", day_first: bool = True, anchor: str | None = None
) -> DateValue:
    """What a typed date means. Never refuses: what cannot be read is kept and marked.

    anchor is the date of the source, from which "last Monday" counts; the clock has no say.
    """
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        return unread(text, "unreadable")
    return _read_short(text, language, day_first, anchor)


@lru_cache(maxsize=8192)
def _read_short(text: str, language: str, day_first: bool, anchor: str | None) -> DateValue:
    days = _anchor_days(anchor)
    plain = without_year_mark(normalise(text))
    if plain.replace(".", "").strip() in UNKNOWN:
        return unread(text, None)
    value = _typed_edtf(text)
    if value is not None:
        return _with_proposals(value, (), days)
    reading = _read(plain, Setting(language, day_first, _as_dates(days)))
    if reading is None:
        return unread(text, "unreadable")
    return _with_proposals(_value(text, reading), reading.points, days)


def query_range(text: str, language: str = "en", day_first: bool = True) -> tuple[str, str] | None:
    """The first and the last day of a date or of a range a..b; None when it is no date."""
    if years := two_years(text.strip()):
        return f"{years[0]:04d}-01-01", f"{years[1]:04d}-12-31"
    value = read(text, language=language, day_first=day_first)
    if value.earliest is None or value.latest is None:
        return None
    return value.earliest, value.latest


def two_years(text: str) -> tuple[int, int] | None:
    """The years of "2025-26": a mandate or a season to most people, in EDTF a part of 2025."""
    found = _TWO_YEARS.fullmatch(text)
    year, part = (int(found[1]), int(found[2])) if found else (0, 0)
    return (year, year + 1) if part > 12 and (year + 1) % 100 == part else None


def resolve(value: DateValue, anchor: str) -> DateValue:
    """Fill in what only the source's date can tell; unchanged where that is not enough."""
    if value.problem == "needs_anchor":
        again = read(value.text, anchor=anchor)
        return value if again.problem == "needs_anchor" else again
    if value.problem != "year_missing" or value.edtf is None:
        return value
    again = read(value.text, anchor=anchor)
    years = again.years if again.edtf == value.edtf else ()
    if not years:
        single = next(
            single for single in grammar.singles(grammar.parse(value.edtf)) if single.year_missing
        )
        years = proposed_years(single.text, None, _anchor_days(anchor))
    return resolve_year(value, years[0]) if years else value


def resolve_year(value_or_edtf: DateValue | str, year: int) -> DateValue:
    """The value with its missing year; "impossible" where that year has no such day."""
    value = from_edtf(value_or_edtf) if isinstance(value_or_edtf, str) else value_or_edtf
    if value.edtf is None or "XXXX" not in value.edtf:
        return value
    try:
        dated = from_edtf(with_year(value.edtf, year), value.text)
    except ValueError:
        return unread(value.text, "impossible")
    reading = _read(without_year_mark(normalise(value.text)), Setting())
    points = reading.points if reading is not None else ()
    if any(_mismatches(point, f"{year:04d}") for point in points):
        return dated._replace(problem="weekday_mismatch")
    return dated


def _typed_edtf(text: str) -> DateValue | None:
    """EDTF typed as such; X in either case, spaces allowed in sets."""
    spelled = canonical(text.upper())
    if spelled[:1] in ("[", "{"):
        spelled = spelled.replace(" ", "")
    try:
        value = from_edtf(spelled, text)
    except ValueError:
        return None
    return value._replace(problem="ambiguous_order") if two_years(spelled) else value


def _read(plain: str, setting: Setting) -> Reading | None:
    return read_expression(without_time(plain).rstrip(" ,;"), setting)


def _value(text: str, reading: Reading) -> DateValue:
    points = reading.points
    if any(point.impossible for point in points):
        return unread(text, "impossible")
    waiting = any(point.waiting for point in points)
    if waiting and any(point.empty for point in points):
        return unread(text, "needs_anchor")
    try:
        value = from_edtf(canonical(reading.edtf), text)
    except ValueError:
        return unread(text, "impossible")
    if waiting:
        return value._replace(problem="needs_anchor")
    if value.problem is not None:
        return value
    if any(_mismatches(point, point.year) for point in points):
        return value._replace(problem="weekday_mismatch")
    guessed = any(point.guessed for point in points)
    return value._replace(problem="ambiguous_order" if guessed else None)


def _mismatches(point: Point, year: str | None) -> bool:
    if point.weekday is None or point.month is None or point.day is None or year is None:
        return False
    return weekday(iso(int(year), point.month, point.day)) != point.weekday


def _with_proposals(
    value: DateValue, points: tuple[Point, ...], anchor: tuple[str, str] | None
) -> DateValue:
    if value.problem != "year_missing" or value.edtf is None:
        return value
    for point in points:
        if point.year is None and point.span is None:
            years = proposed_years(point.ends()[0].rstrip("~?%"), point.weekday, anchor)
            return value._replace(years=years)
    single = next(
        single for single in grammar.singles(grammar.parse(value.edtf)) if single.year_missing
    )
    return value._replace(years=proposed_years(single.text, None, anchor))


def _anchor_days(anchor: str | None) -> tuple[str, str] | None:
    """The days of a source's date, when it is precise enough to count from."""
    if not anchor:
        return None
    value = read(anchor)
    if value.earliest is None or value.latest is None:
        return None
    if days_between(value.earliest, value.latest) > _LONGEST_ANCHOR:
        return None
    return value.earliest, value.latest


def _as_dates(days: tuple[str, str] | None) -> tuple[date, date] | None:
    if days is None or days[0] < "0001":
        return None
    return date.fromisoformat(days[0]), date.fromisoformat(days[1])
