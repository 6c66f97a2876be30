"""Weeks and winters, the periods that have no EDTF of their own."""

import re
from datetime import date

from mercato.records.dates.days import shift, weekday
from mercato.records.dates.edtf import UNKNOWN_YEAR
from mercato.records.dates.points import Point

WEEK = re.compile(
    r"(?:la |the )?(?:week|wk|semaine|sem\.?) (?:of|du|starting|beginning) (?:the |le )?(.+)"
)
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d\d)")
_WINTER = re.compile(r"(?:l'|the )?(?:hiver|winter)(?: of| de)? (\d{4})[-/\u2013](\d{4}|\d\d)")
_YEARS = re.compile(r"(\d{4})\s?[-/\u2013]\s?(\d\d)")


def years(text: str) -> str | None:
    """Seasons and mandates: "2019-20", "2019/20"; below 13 it could be a month."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    if last <= 12 or last <= first % 100:
        return None
    return f"{first:04d}/{first - first % 100 + last:04d}"


def winter(text: str) -> str | None:
    """The winter that is no question: "hiver 2024-2025"."""
    found = _WINTER.fullmatch(text)
    if found is None or not f"{int(found[1]) + 1:04d}".endswith(found[2]):
        return None
    first, last = int(found[1]), int(found[1]) + 1
    return f"[{first:04d}-12..{last:04d}-02]" if last <= 9999 else None


def numbered_week(text: str) -> str | None:
    """A week by its number, "2025-W28": from its Monday to its Sunday."""
    found = _ISO_WEEK.fullmatch(text)
    if found is None:
        return None
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
    return _from(monday.isoformat())


def week_of(point: Point) -> str | None:
    """The week of a day, from Monday to Sunday; without a year, the seven days from it on."""
    first: str | None = point.days()[0]
    if first and point.year is not None:
        first = shift(first, -weekday(first))
    week = _from(first) if first else None
    if week is None or point.year is not None:
        return week
    return week.replace("2000-", f"{UNKNOWN_YEAR}-") if "2001-" not in week else None


def _from(first: str) -> str | None:
    last = shift(first, 6)
    return f"[{first}..{last}]" if last else None
