"""Dates that count from the source's date: "last Monday", "il y a trois semaines"."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from mercato.records.dates.days import days_in_month
from mercato.records.dates.kinds import Kinds
from mercato.records.dates.points import Point

_Values = dict[str, str | int]
_Rule = Callable[[_Values, date], Point | None]
# Stands in while the source has no date, so that the phrase itself can be checked.
_ANY_DAY = date(2001, 1, 1)
# In French "in eight days" is in a week, "in fifteen days" is in two.
_WEEKS_IN_DAYS = {8: 1, 15: 2}


def read(kinds: Kinds, anchor: tuple[date, date] | None) -> Point | None:
    """The point, if the kinds are those of a relative date.

    A source dated to the month settles "last month" but not "Monday": where its first and its last
    day give different answers, the point goes on waiting.
    """
    shape = "".join(sorted(kind for kind, _ in kinds))
    values = dict(kinds)
    if "D" in values and "U" in values:
        shape = "".join(sorted(shape.replace("D", "C")))
        values["C"] = values["D"]
    rule = _RULES.get(shape)
    if rule is None:
        return None
    first, last = anchor or (_ANY_DAY, _ANY_DAY)
    try:
        point, at_last = rule(values, first), rule(values, last)
    except (OverflowError, ValueError):
        return None
    if point is None or (anchor is not None and point == at_last):
        return point
    has_name = bool(values.keys() & {"M", "R", "S"}) and point.span is None
    if not has_name:
        return replace(point, waiting=True, empty=True)
    return replace(point, year=None, waiting=True)


def _year(number: int) -> str:
    if not 0 <= number <= 9999:
        raise ValueError(number)
    return f"{number:04d}"


def _day(day: date) -> Point:
    return Point(_year(day.year), day.month, day.day)


def _span(first: date, last: date) -> Point:
    return Point(span=(first.isoformat(), last.isoformat()))


def _week(day: date, weeks: int = 0) -> Point:
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return _span(monday, monday + timedelta(days=6))


def _month(day: date, months: int = 0, mark: str = "") -> Point:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Point(_year(year), month + 1, mark=mark)


def _part_of_year(day: date, length: int, steps: int) -> Point:
    count = 12 // length
    year, part = divmod(day.year * count + (day.month - 1) // length + steps, count)
    return Point(_year(year), part + (33 if length == 3 else 40))


def _day_word(values: _Values, day: date) -> Point | None:
    return _day(day + timedelta(days=int(values["Z"])))


def _weekday(values: _Values, day: date) -> Point | None:
    """A bare weekday is the latest one, the day of the source included."""
    return _day(day - timedelta(days=(day.weekday() - int(values["W"])) % 7))


def _next_weekday(values: _Values, day: date) -> Point | None:
    back = (day.weekday() - int(values["W"])) % 7
    if values["L"] == -1:
        return _day(day - timedelta(days=back or 7))
    if values["L"] == 1:
        return _day(day + timedelta(days=7 - back))
    return _day(day - timedelta(days=back if back <= 3 else back - 7))


def _unit(values: _Values, day: date) -> Point | None:
    steps, unit = int(values.get("L", 0)), values["U"]
    if unit == "week":
        return _week(day, steps)
    if unit == "weekend":
        saturday = day + timedelta(days=7 * steps + 5 - day.weekday())
        return _span(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return _month(day, steps)
    if unit == "year":
        return Point(_year(day.year + steps))
    if unit in ("quarter", "half"):
        return _part_of_year(day, 3 if unit == "quarter" else 6, steps)
    return _day(day) if unit in ("day", "jour") and not steps else None


def _part_of_unit(values: _Values, day: date) -> Point | None:
    whole = _unit(values, day) if values["U"] in ("month", "year") else None
    return None if whole is None else replace(whole, window=str(values["P"]))


def _side_of_unit(values: _Values, day: date) -> Point | None:
    """What ends with the source, "earlier this year", or begins with it, "later this year"."""
    if values["U"] not in ("week", "month", "year") or values.get("L", 0):
        return None
    if values["U"] == "week":
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=6)
    elif values["U"] == "month":
        first, last = day.replace(day=1), day.replace(day=days_in_month(day.year, day.month))
    else:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return _span(first, day) if values["V"] == -1 else _span(day, last)


def _weekday_of_week(values: _Values, day: date) -> Point | None:
    if values["U"] != "week":
        return None
    monday = day + timedelta(days=7 * int(values["L"]) - day.weekday())
    return _day(monday + timedelta(days=int(values["W"])))


def _named(values: _Values, day: date) -> Point | None:
    """A named month or day: "juin dernier", "le 15 septembre prochain", "early next July"."""
    month, number = int(values["M"]), int(values.get("D", 0))
    here = (day.month, day.day if number else 0)
    year = day.year
    if values["L"] == -1 and (month, number) >= here:
        year -= 1
    elif values["L"] == 1 and (month, number) <= here:
        year += 1
    return Point(_year(year), month, number or None, window=str(values.get("P", "")))


def _season(values: _Values, day: date) -> Point | None:
    season, direction = int(values["S"]), values["L"]
    first_month = 3 * (season - 20)
    here = day.year * 12 + day.month - 1
    starts = [(day.year + step) * 12 + first_month - 1 for step in (-2, -1, 0, 1, 2)]
    if direction == -1:
        start = max(start for start in starts if start + 2 < here)
    elif direction == 1:
        start = min(start for start in starts if start > here)
    else:
        start = min(starts, key=lambda start: max(start - here, here - start - 2, 0))
    year = start // 12
    if season == 24:
        return Point(span=(f"{_year(year)}-12", f"{_year(year + 1)}-02"))
    return Point(_year(year), season)


def _amount(values: _Values, day: date) -> Point | None:
    """So much time ago or ahead, as exact as its unit: "two weeks ago", "dans un mois"."""
    direction = next(int(values[kind]) for kind in "AGI" if kind in values)
    count, unit = int(values["C"]), values["U"]
    if unit == "jour" and count in _WEEKS_IN_DAYS:
        count, unit = _WEEKS_IN_DAYS[count], "week"
    if unit in ("day", "jour"):
        return _day(day + timedelta(days=direction * count))
    if unit in ("week", "fortnight"):
        return _week(day, direction * count * (1 if unit == "week" else 2))
    if unit == "month":
        return _month(day, direction * count, mark="~")
    return Point(_year(day.year + direction * count), mark="~") if unit == "year" else None


def _back_to_work(values: _Values, day: date) -> Point | None:
    """The French rentrée is about September, of the source's year unless told otherwise."""
    september = _named({"L": 0, **values, "M": 9}, day)
    return None if september is None else replace(september, mark="~")


def _time_of_day(values: _Values, day: date) -> Point | None:
    return _day(day + timedelta(days=int(values["L"])))


# By the kinds of the words, in alphabetical order.
_RULES: dict[str, _Rule] = {
    "Z": _day_word,
    "W": _weekday,
    "LW": _next_weekday,
    "LU": _unit,
    "PU": _part_of_unit,
    "LPU": _part_of_unit,
    "UV": _side_of_unit,
    "LUV": _side_of_unit,
    "LUW": _weekday_of_week,
    "LM": _named,
    "DLM": _named,
    "LMP": _named,
    "LS": _season,
    "ACU": _amount,
    "CGU": _amount,
    "CIU": _amount,
    "R": _back_to_work,
    "LR": _back_to_work,
    "LT": _time_of_day,
}
