"""How wide columns are before anybody drew one wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

from mercato.records import dates
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.finding.tables import Column

_CHARACTERS = {"choice": 11, "number": 8, "year": 6, "flag": 7, "link": 15, "text": 17}
_BY_NAME = {
    "name": 22,
    "headline": 36,
    "quote": 26,
    "role": 20,
    "from_role": 12,
    "to_role": 12,
    "source": 20,
    "record": 18,
}
_LEAST = {"choice": 11, "number": 4, "year": 4, "flag": 4, "link": 9, "text": 5}
_LEAST_BY_NAME = {"name": 16, "headline": 18, "quote": 12, "role": 10}
"""Characters down to which a column shrinks before the table scrolls."""

_DAY, _SPAN = "2028-09-28", "[2028-09-28..2029-09-28]"
"""A long day, which is always seen whole, and two with what lies between them."""

_MARKED = ("verification", "to_verification")
"""Columns whose words have an icon before them."""

_ICON = 22
ARROW = " ↓"
"""What stands behind the heading of a column sorted by."""
_ELASTIC = ("text", "link")
_MOST_OF_CHOICES = 17
PADDING = 14


def usual(column: Column, font: QFont, heading: str = "") -> int:
    """A width in pixels that fits the heading, and what usually stands in a column."""
    if column.kind == "date":
        return _dated(_SPAN, font, heading)
    characters = _BY_NAME.get(column.name) or _CHARACTERS.get(column.kind, 16)
    return _wide(column, font, heading, characters)


def fitting(
    table: str, columns: Sequence[Column], font: QFont, room: int, least: float
) -> list[int]:
    """Widths that fill the room, in proportion to what each column can give or use.

    Texts and names use what is left over, once picklists have theirs; below what all of them need
    at least, everything shrinks together down to `least`.
    """
    headings = [words.column(table, column.name) for column in columns]
    named = list(zip(columns, headings, strict=True))
    wanted = [usual(column, font, f"{heading}{ARROW}") for column, heading in named]
    smallest = [
        min(wide, _smallest(column, font, heading))
        for wide, (column, heading) in zip(wanted, named, strict=True)
    ]
    largest = [
        _wide(column, font, heading, _MOST_OF_CHOICES) if column.kind == "choice" else wide
        for wide, (column, heading) in zip(wanted, named, strict=True)
    ]
    if room < sum(smallest):
        rest = max(room / sum(smallest), least)
        return [int(width * rest) for width in smallest]
    if room < sum(wanted):
        return _between(smallest, wanted, room)
    if room < sum(largest):
        return _between(wanted, largest, room)
    elastic = [
        wide if column.kind in _ELASTIC else 0
        for column, wide in zip(columns, largest, strict=True)
    ]
    grown = [wide + more for wide, more in zip(largest, elastic, strict=True)]
    return _between(largest, grown, room) if any(elastic) else largest


def _smallest(column: Column, font: QFont, heading: str) -> int:
    if column.kind == "date":
        return _dated(_DAY, font, heading)
    characters = _LEAST_BY_NAME.get(column.name) or _LEAST.get(column.kind, 8)
    return _wide(column, font, heading, characters)


def _dated(sample: str, font: QFont, heading: str) -> int:
    said = dates.say_short(sample, words.interface_language())
    return max(QFontMetrics(font).horizontalAdvance(said) + PADDING, _headed(font, heading))


def _wide(column: Column, font: QFont, heading: str, characters: int) -> int:
    icon = _ICON if column.name in _MARKED else 0
    content = QFontMetrics(font).averageCharWidth() * characters + icon + PADDING
    return max(content, _headed(font, heading))


def _headed(font: QFont, heading: str) -> int:
    return QFontMetrics(bold(font)).horizontalAdvance(heading) + PADDING


def bold(font: QFont) -> QFont:
    """The font of headings."""
    heavier = QFont(font)
    heavier.setBold(True)
    return heavier


def _between(low: list[int], high: list[int], room: int) -> list[int]:
    """Widths from `low` towards `high`, or past it, that fill the room."""
    part = (room - sum(low)) / max(sum(high) - sum(low), 1)
    return [int(a + (b - a) * part) for a, b in zip(low, high, strict=True)]
