"""The value of a date field, and what it becomes once its year or its source's date is known."""

from typing import NamedTuple

from mercato.records.dates import edtf as grammar
from mercato.records.dates.days import days_between, is_leap, parts, weekday


class DateValue(NamedTuple):
    """One date as recorded: what was typed, what it means, and what keeps it from being sure.

    earliest and latest are ISO days or the sentinels of an open end; None when nothing is known.
    problem: unreadable, impossible, needs_anchor, year_missing, weekday_mismatch, ambiguous_order.
    """

    text: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    problem: str | None
    years: tuple[int, ...]


def unread(text: str, problem: str | None) -> DateValue:
    """A value without a date: unknown, unreadable or impossible."""
    return DateValue(text, None, None, None, problem, ())


def from_edtf(edtf: str, text: str = "") -> DateValue:
    """The value of an EDTF text; ValueError when it is malformed."""
    edtf = canonical(edtf.strip())
    missing = grammar.year_missing(grammar.parse(edtf))
    earliest, latest = grammar.bounds(edtf)
    return DateValue(text.strip(), edtf, earliest, latest, "year_missing" if missing else None, ())


def canonical(edtf: str) -> str:
    """One spelling for what EDTF spells in two ways: "~2019" is "2019~"."""
    if edtf[:1] in ("?", "~", "%") and len(edtf) == 5:
        return edtf[1:] + edtf[0]
    return edtf


def with_year(edtf: str, year: int) -> str:
    """Put the year in; ValueError when the date does not exist in it.

    A period that runs over the new year ends in the next one.
    """
    if not 0 <= year <= 9999:
        raise ValueError(year)
    if edtf.startswith(("[", "{")) or "/" in edtf:
        if not is_leap(year):
            edtf = edtf.replace("XXXX-02-29", "XXXX-02-28")
        link = "/" if "/" in edtf else ".."
        start, _, end = edtf.partition(link)
        texts = [edtf.replace("XXXX", f"{year:04d}")]
        if year < 9999:
            later = end.replace("XXXX", f"{year + 1:04d}")
            texts.append(start.replace("XXXX", f"{year:04d}") + link + later)
    else:
        texts = [edtf.replace("XXXX", f"{year:04d}")]
    for text in texts:
        try:
            grammar.parse(text)
        except ValueError:
            continue
        return text
    raise ValueError(edtf)


# The years that are proposed lie around this one when the source has no date of its own. It is
# written down because the clock must not have a say in what a record means.
_USUAL_YEAR = 2025
_CYCLE = 28


def proposed_years(
    single: str, weekday_named: int | None, anchor: tuple[str, str] | None
) -> tuple[int, ...]:
    """Years for a date without one, nearest to the anchor first: those in which the weekday fits.

    Without a weekday every year fits, so only an anchor can propose the two nearest.
    """
    if weekday_named is None and anchor is None:
        return ()
    low, high = anchor or (f"{_USUAL_YEAR}-07-02", f"{_USUAL_YEAR}-07-02")
    ranked: list[tuple[int, int]] = []
    for year in range(max(parts(low)[0] - _CYCLE, 0), min(parts(high)[0] + _CYCLE, 9999) + 1):
        try:
            earliest, latest = grammar.bounds(with_year(single, year))
        except ValueError:
            continue
        if earliest is None or latest is None:
            continue
        if weekday_named is None or weekday(earliest) == weekday_named:
            distance = max(days_between(high, earliest), days_between(latest, low), 0)
            ranked.append((distance, year))
    ranked.sort()
    return tuple(year for _, year in ranked[: 5 if weekday_named is not None else 2])
