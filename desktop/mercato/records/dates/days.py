"""Days of the proleptic Gregorian calendar, years 0000 to 9999, as ISO text."""

from datetime import date

OPEN_START = "0000-01-01"
OPEN_END = "9999-12-31"

WINDOWS_OF_MONTH: dict[str, tuple[int, int]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first": (1, 15),
    "second": (16, 31),
}
WINDOWS_OF_YEAR: dict[str, tuple[int, int]] = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
WINDOWS_OF_DECADE: dict[str, tuple[int, int]] = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def is_leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """The number of the last day of a month."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def iso(year: int, month: int, day: int) -> str:
    """Write a day as ISO text."""
    return f"{year:04d}-{month:02d}-{day:02d}"


def parts(day: str) -> tuple[int, int, int]:
    """Split an ISO day into its numbers."""
    year, month, number = day.split("-")
    return int(year), int(month), int(number)


def day_before(day: str) -> str | None:
    """The previous day; None before the first one."""
    year, month, number = parts(day)
    if number > 1:
        return iso(year, month, number - 1)
    if month > 1:
        return iso(year, month - 1, days_in_month(year, month - 1))
    return iso(year - 1, 12, 31) if year > 0 else None


def day_after(day: str) -> str | None:
    """The next day; None after the last one."""
    year, month, number = parts(day)
    if number < days_in_month(year, month):
        return iso(year, month, number + 1)
    if month < 12:
        return iso(year, month + 1, 1)
    return iso(year + 1, 1, 1) if year < 9999 else None


def weekday(day: str) -> int:
    """The weekday of a day, Monday is 0."""
    year, month, number = parts(day)
    # Weekdays repeat every 400 years, and Python's calendar has no year 0.
    return date(year % 400 + 400, month, number).weekday()


def shift(day: str, steps: int) -> str | None:
    """The day some days later (or earlier); None outside the calendar."""
    move = day_after if steps > 0 else day_before
    result: str | None = day
    for _ in range(abs(steps)):
        result = move(result) if result else None
    return result


def days_between(first: str, last: str) -> int:
    """How many days the second lies after the first, years and months counted as equal."""
    (year, month, day), (last_year, last_month, last_day) = parts(first), parts(last)
    return (last_year - year) * 372 + (last_month - month) * 31 + last_day - day
