"""Dates in conditions: any date that a field takes, and what counts from today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mercato.records import dates

if TYPE_CHECKING:
    from mercato.records.finding.query.terms import Asked

Period = tuple[str, str]

_LONGEST = 120


def read(text: str, asked: Asked) -> Period | None:
    """The first and the last day of what the text says; None when it is no date.

    In brackets, `[2024..2025]` is one date, as EDTF has it; a range that ends before it begins
    is none.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if ".." in text and not text.startswith("["):
        return _range(text, asked)
    return _from_today(text.casefold(), asked.today) or _dated(text, asked)


def _range(text: str, asked: Asked) -> Period | None:
    first, _, last = text.partition("..")
    start = read(first, asked) if first.strip() else (dates.OPEN_START, "")
    end = read(last, asked) if last.strip() else ("", dates.OPEN_END)
    if start is None or end is None or not (first.strip() or last.strip()):
        return None
    return (start[0], end[1]) if start[0] <= end[1] else None


def _dated(text: str, asked: Asked) -> Period | None:
    found = dates.query_range(text, asked.language, asked.day_first)
    if found is None:
        anchored = dates.read(
            text,
            language=asked.language,
            day_first=asked.day_first,
            anchor=asked.today.isoformat(),
        )
        if anchored.problem is None and anchored.earliest and anchored.latest:
            found = anchored.earliest, anchored.latest
    return found


def _from_today(text: str, today: date) -> Period | None:
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if text in days:
        return _period(today, days[text], 1)
    which, _, unit = text.replace("-", " ").replace("_", " ").partition(" ")
    if not unit:
        which, unit = "this", which
    step = {"last": -1, "this": 0, "next": 1}.get(which)
    if step is None or unit not in {"week", "month", "year"}:
        return None
    if unit == "week":
        return _period(today, 7 * step - today.weekday(), 7)
    months = 1 if unit == "month" else 12
    index = today.year * 12 + (today.month - 1 if months == 1 else 0)
    return _month(index + months * step, 0), _month(index + months * (step + 1), -1)


def _period(today: date, offset: int, length: int) -> Period | None:
    try:
        first = today + timedelta(days=offset)
        return first.isoformat(), (first + timedelta(days=length - 1)).isoformat()
    except OverflowError:
        return None


def _month(index: int, offset: int) -> str:
    first = date(index // 12, index % 12 + 1, 1)
    return (first + timedelta(days=offset)).isoformat()
