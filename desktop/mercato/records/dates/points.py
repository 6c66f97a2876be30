"""A point in time as a phrase names it, before it becomes EDTF."""

from dataclasses import dataclass, replace

from mercato.records.dates import edtf
from mercato.records.dates.days import (
    WINDOWS_OF_DECADE,
    WINDOWS_OF_MONTH,
    WINDOWS_OF_YEAR,
    day_after,
    day_before,
    days_in_month,
    parts,
)


@dataclass(frozen=True, slots=True)
class Point:
    """What one phrase says: fields that it does not name stay None.

    year is text ("2025", "199X"); month is 1 to 12 or an EDTF part of the year; window is early,
    mid, late, first or second; span names two EDTF ends outright. guessed: day and month could be
    swapped. waiting: counts from a source's date that is not known; empty: says nothing without it.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""
    window: str = ""
    span: tuple[str, str] | None = None
    weekday: int | None = None
    guessed: bool = False
    waiting: bool = False
    empty: bool = False
    impossible: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether it is only a day number, to be completed by its neighbour."""
        return self.span is None and (self.month is None) and (self.day is not None)

    def checked(self) -> "Point":
        """Mark a day or a month that the calendar does not have."""
        month, day = self.month, self.day
        fits = month is None or 1 <= month <= 12 or (day is None and month in edtf.PARTS_OF_YEAR)
        if fits and day is not None:
            year = int(self.year) if self.year and self.year.isdigit() else 2000
            fits = 1 <= day <= (31 if month is None else days_in_month(year, month))
        return self if fits else replace(self, impossible=True)

    def single(self, *, last: bool = False) -> str:
        """One EDTF date, as intervals need it; where there are two ends, about one of them."""
        if self.span is not None:
            return self.span[last].rstrip("~") + "~"
        text = self.year or edtf.UNKNOWN_YEAR
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text + (self.mark or ("~" if self.window else ""))

    def ends(self) -> tuple[str, str]:
        """The first and the last EDTF date that the point covers."""
        if self.span is not None:
            return self.span
        if not self.window:
            return self.single(), self.single()
        year = self.year or edtf.UNKNOWN_YEAR
        if self.month is not None:
            first, last = WINDOWS_OF_MONTH[self.window]
            leap_or_known = int(year) if year.isdigit() else 2000
            last = min(last, days_in_month(leap_or_known, self.month))
            return f"{year}-{self.month:02d}-{first:02d}", f"{year}-{self.month:02d}-{last:02d}"
        if year.endswith("X"):
            first, last = WINDOWS_OF_DECADE[self.window]
            return f"{year[:3]}{first}", f"{year[:3]}{last}"
        first, last = WINDOWS_OF_YEAR[self.window]
        return f"{year}-{first:02d}", f"{year}-{last:02d}"

    def whole(self) -> str:
        """The point as one EDTF value."""
        first, last = self.ends()
        return first if first == last else f"[{first}..{last}]"

    def days(self) -> tuple[str, str]:
        """Its first and its last day; a missing year counts as 2000."""
        first, last = (edtf.parse_single(end) for end in self.ends())
        return edtf.single_bounds(first)[0], edtf.single_bounds(last)[1]


def before(point: Point) -> str | None:
    """All that lies before a point, to the day; None where the year would change unseen."""
    day = day_before(point.days()[0])
    return None if day is None else _outside(point, day)


def after(point: Point) -> str | None:
    """All that lies behind a point, in the precision in which it was stated."""
    day = day_after(point.days()[1])
    if day is None:
        return None
    stated = _outside(point, day)
    if stated is None or point.span or point.window or (point.month or 0) > 12:
        return stated
    if point.month is None:
        return stated[:4] + point.mark
    return stated if point.day is not None else stated[:7] + point.mark


def _outside(point: Point, day: str) -> str | None:
    if point.year is not None or point.span is not None:
        return day + point.mark
    year, month, number = parts(day)
    if year != 2000:
        return None
    return f"{edtf.UNKNOWN_YEAR}-{month:02d}-{number:02d}{point.mark}"


def complete(left: Point, right: Point) -> tuple[Point, Point] | None:
    """Two ends of a range lend each other what was said once: "3-7 July", "July to May 2025"."""
    if left.is_partial and right.is_partial:
        return None
    if left.is_partial:
        if right.day is None:
            return None
        left = replace(left, month=right.month, year=right.year)
    elif right.is_partial:
        if left.day is None:
            return None
        right = replace(right, month=left.month)
    left, right = left.checked(), right.checked()
    if left.empty or right.empty or left.impossible or right.impossible:
        return left, right
    left = _with_year_of(right, left, later=False)
    return left, _with_year_of(left, right, later=True)


def _with_year_of(giver: Point, taker: Point, *, later: bool) -> Point:
    year = giver.year
    if taker.year is not None or taker.span or year is None or not year.isdigit():
        return taker
    if giver.month is not None:
        same = replace(giver, year="2000").days(), replace(taker, year="2000").days()
        if later and same[1] < same[0]:
            year = f"{int(year) + 1:04d}"
        elif not later and same[1] > same[0]:
            year = f"{max(int(year) - 1, 0):04d}"
    return replace(taker, year=year[-4:]).checked()
