"""Words for ranges that have a name: early July, the week of 30 June, winter 2024-2025."""

from mercato.records.dates.days import (
    WINDOWS_OF_MONTH,
    WINDOWS_OF_YEAR,
    days_in_month,
    shift,
    weekday,
)
from mercato.records.dates.edtf import Range, Single, parse_single
from mercato.records.dates.naming import name
from mercato.records.dates.wording import Wording


def named_range(limits: Range, wording: Wording) -> str | None:
    """The name of a range, where it has one."""
    first, last = limits.first, limits.last
    if first is None or last is None or not (is_exact(first) and is_exact(last)):
        return None
    if first.mark or last.mark:
        return None
    if first.day and last.day:
        return _part_of_month(first, last, wording) or _week(first, last, wording)
    if first.month and last.month and not (first.day or last.day or first.year_missing):
        return _months(first, last, wording)
    return None


def is_exact(single: Single) -> bool:
    """Whether every digit is known, but perhaps the whole year, and it is no part of a year."""
    digits = (single.month or "01") + (single.day or "")
    if single.inner_marks or not digits.isdigit() or int(digits[:2]) > 12:
        return False
    return single.year.isdigit() or (single.year_missing and single.month is not None)


def _part_of_month(first: Single, last: Single, wording: Wording) -> str | None:
    if (first.year, first.month) != (last.year, last.month) or first.month is None:
        return None
    year = 2000 if first.year_missing else int(first.year)
    end = days_in_month(year, int(first.month))
    days = int(first.day or 0), int(last.day or 0)
    found = name(parse_single(first.text[:7]), wording)
    for window, (start, stop) in WINDOWS_OF_MONTH.items():
        if found is not None and days == (start, min(stop, end)):
            return wording.templates[window].format(**found.forms())
    return None


def _week(first: Single, last: Single, wording: Wording) -> str | None:
    if first.year_missing or weekday(first.text) or shift(first.text, 6) != last.text:
        return None
    found = name(first, wording)
    return wording.templates["week"].format(plain=found.plain) if found else None


def _months(first: Single, last: Single, wording: Wording) -> str | None:
    months = int(first.month or 0), int(last.month or 0)
    if first.year == last.year:
        for window, limits in WINDOWS_OF_YEAR.items():
            if months == limits:
                return wording.templates[window].format(plain=first.year)
    if months == (12, 2) and int(first.year) + 1 == int(last.year):
        return wording.templates["winter"].format(plain=first.year, second_plain=last.year)
    return None
