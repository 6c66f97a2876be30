"""The Extended Date/Time Format, levels 1 and 2, as far as a desk needs it: grammar and bounds.

Dates, unspecified digits, qualifiers, seasons and other parts of a year, intervals, sets.
Times of day, years beyond four digits and significant digits are not part of it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from mercato.records.dates.days import OPEN_END, OPEN_START, days_in_month, iso

_SINGLE = re.compile(
    r"([?~%]?)([0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)

# Code of a part of a year: its first month and its length in months. Seasons, those of the north,
# those of the south, quarters, thirds, halves. "Winter 2025" may mean the one that began or the
# one that ended in 2025, so it covers both.
PARTS_OF_YEAR: dict[int, tuple[int, int]] = {
    **dict(zip(range(21, 25), ((3, 3), (6, 3), (9, 3), (1, 14)), strict=True)),
    **dict(zip(range(25, 29), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip(range(29, 33), ((9, 3), (12, 3), (3, 3), (6, 3)), strict=True)),
    **dict(zip(range(33, 37), ((1, 3), (4, 3), (7, 3), (10, 3)), strict=True)),
    **dict(zip(range(37, 40), ((1, 4), (5, 4), (9, 4)), strict=True)),
    **dict(zip(range(40, 42), ((1, 6), (7, 6)), strict=True)),
}
UNKNOWN_YEAR = "XXXX"


class Single(NamedTuple):
    """One date: digits may be unspecified (X); mark is the qualifier of the whole."""

    text: str
    year: str
    month: str | None
    day: str | None
    mark: str
    inner_marks: bool

    @property
    def year_missing(self) -> bool:
        """Whether nothing at all is known of the year."""
        return self.year == UNKNOWN_YEAR


End = Single | Literal["open", "unknown"]


class Interval(NamedTuple):
    """A period from one date to another."""

    start: End
    end: End


class Range(NamedTuple):
    """Consecutive members of a set; a missing end is open."""

    first: Single | None
    last: Single | None


class Members(NamedTuple):
    """A set of dates: one of them, or every one."""

    every: bool
    items: tuple[Single | Range, ...]


Node = Single | Interval | Members


@lru_cache(maxsize=4096)
def parse(edtf: str) -> Node:
    """Read EDTF text; ValueError when it is malformed or names no day of the calendar."""
    if edtf[:1] in ("[", "{"):
        return _members(edtf)
    if "/" in edtf:
        return _interval(edtf)
    return parse_single(edtf)


def singles(node: Node) -> Iterator[Single]:
    """Every date that stands in an EDTF value."""
    if isinstance(node, Single):
        yield node
    elif isinstance(node, Interval):
        yield from (end for end in (node.start, node.end) if isinstance(end, Single))
    else:
        for item in node.items:
            if isinstance(item, Single):
                yield item
            else:
                yield from (end for end in (item.first, item.last) if end is not None)


def year_missing(node: Node) -> bool:
    """Whether any date in the value lacks its year altogether."""
    return any(single.year_missing for single in singles(node))


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The earliest and the latest day an EDTF value can mean; None, None without a year."""
    node = parse(edtf)
    if year_missing(node):
        return None, None
    if isinstance(node, Single):
        return single_bounds(node)
    if isinstance(node, Interval):
        return _limits(node.start, node.end)
    limits = [
        single_bounds(item)
        if isinstance(item, Single)
        else _limits(item.first or "open", item.last or "open")
        for item in node.items
    ]
    return min(low for low, _ in limits), max(high for _, high in limits)


@lru_cache(maxsize=4096)
def single_bounds(single: Single) -> tuple[str, str]:
    """The first and the last day of one date; a missing year counts as the year 2000."""
    year = "2000" if single.year_missing else single.year
    years = _numbers(year, range(10000)) if "X" in year else (int(year),)
    if single.month and single.month.isdigit() and int(single.month) in PARTS_OF_YEAR:
        first, length = PARTS_OF_YEAR[int(single.month)]
        low = iso(years[0], first, 1)
        months = first + length - 2
        last_year, last_month = years[-1] + months // 12, months % 12 + 1
        if last_year > 9999:
            return low, OPEN_END
        return low, iso(last_year, last_month, days_in_month(last_year, last_month))
    return (
        _first_day(years, single.month, single.day, latest=False),
        _first_day(years, single.month, single.day, latest=True),
    )


def _limits(start: End, end: End) -> tuple[str, str]:
    low = single_bounds(start)[0] if isinstance(start, Single) else OPEN_START
    high = single_bounds(end)[1] if isinstance(end, Single) else OPEN_END
    return low, high


def _first_day(years: Sequence[int], month: str | None, day: str | None, *, latest: bool) -> str:
    months = _numbers(month or "XX", range(1, 13))
    numbers = _numbers(day or "XX", range(1, 32))
    step = -1 if latest else 1
    for year, month_number, number in product(years[::step], months[::step], numbers[::step]):
        if number <= days_in_month(year, month_number):
            return iso(year, month_number, number)
    raise ValueError("no such day")


@lru_cache(maxsize=256)
def _numbers(digits: str, allowed: range) -> tuple[int, ...]:
    choices = [range(10) if digit == "X" else (int(digit),) for digit in digits]
    numbers = (
        sum(digit * 10**place for place, digit in enumerate(reversed(picked)))
        for picked in product(*choices)
    )
    return tuple(number for number in numbers if number in allowed)


def parse_single(text: str) -> Single:
    """Read one EDTF date; ValueError as for any other."""
    found = _SINGLE.fullmatch(text)
    if found is None or (found[1] and found[3]):
        raise ValueError(f"not EDTF: {text!r}")
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = (
        found.groups(default="")
    )
    mark, *inner = [
        (after_year or before_year, ""),
        (after_month, after_year, before_year, before_month),
        (after_day, after_month, after_year, before_year, before_month, before_day),
    ][bool(month) + bool(day)]
    if day and month.isdigit() and int(month) in PARTS_OF_YEAR:
        raise ValueError(f"not EDTF: {text!r}")
    single = Single(text, year, month or None, day or None, mark, any(inner))
    single_bounds(single)
    return single


def _interval(text: str) -> Interval:
    start_text, _, end_text = text.partition("/")
    if start_text in ("", "..") and end_text in ("", ".."):
        raise ValueError(f"no date in {text!r}")
    start, end = _end(start_text), _end(end_text)
    _check_order(start, end)
    return Interval(start, end)


def _end(text: str) -> End:
    if text == "..":
        return "open"
    return parse_single(text) if text else "unknown"


def _members(text: str) -> Members:
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise ValueError(f"not EDTF: {text!r}")
    texts = text[1:-1].split(",")
    items: list[Single | Range] = []
    for place, item in enumerate(texts):
        first, dots, last = item.partition("..")
        if not dots:
            items.append(parse_single(item))
            continue
        if not (first or (last and place == 0)) or not (last or place == len(texts) - 1):
            raise ValueError(f"not EDTF: {text!r}")
        ends = Range(parse_single(first) if first else None, parse_single(last) if last else None)
        _check_order(ends.first or "open", ends.last or "open")
        items.append(ends)
    return Members(text[0] == "{", tuple(items))


def _check_order(start: End, end: End) -> None:
    if not isinstance(start, Single) or not isinstance(end, Single):
        return
    if start.year_missing or end.year_missing:
        return
    if single_bounds(start)[0] > single_bounds(end)[1]:
        raise ValueError("the end lies before the start")
