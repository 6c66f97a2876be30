"""How wide columns are before anybody drew one wider."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontMetrics

from mercato.records import dates
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.finding.tables import Column

_CHARACTERS = {"choice": 11, "number": 8, "year": 6, "flag": 7, "link": 17, "text": 17}
_BY_NAME = {
    **dict.fromkeys(("name", "person", "from_organization", "to_organization"), 24),
    "headline": 36,
    "text": 36,
    "quote": 26,
    "role": 20,
    "from_role": 12,
    "to_role": 12,
    "source": 20,
    "record": 18,
}
_FEW = {"choice": 11, "number": 4, "year": 4, "flag": 4, "link": 18, "text": 9}
_FEW_BY_NAME = {"name": 18, "headline": 24, "text": 24, "quote": 14, "role": 12}
"""Characters down to which all columns shrink under headings that are still seen whole."""
_LEAST = {"choice": 7, "number": 4, "year": 4, "flag": 4, "link": 14, "text": 4}
_LEAST_BY_NAME = {"name": 16, "headline": 18, "text": 18, "quote": 12, "role": 10}
"""Characters down to which a column shrinks before the table scrolls, its heading cut, too, unless
there is a short one.

Of a status, whose icon says it, or a role the beginning is left, of a name nearly all. Room that
there is beyond that goes to statuses first: most are words that are then seen whole.
"""

_DAY, _SPAN = "2028-09-28~", "[2028-09-28..2029-09-28]"
"""About a long day, which is always seen whole, and two with what lies between them."""

_MARKED = ("verification", "to_verification")
"""Columns whose words have an icon before them."""

_ICON = 22
ARROW = " ↓"
"""What stands behind the heading of a column sorted by."""
_ELASTIC = ("text", "link")
_MOST_OF_CHOICES = 17
PADDING = 14
_MARGINS = 10
"""Beside a text that is measured, since it is to be seen whole."""
NARROWEST = 40
"""A column that is narrower cannot be taken hold of."""


class _Measures(NamedTuple):
    """How wide texts of cells and of headings are."""

    cells: QFontMetrics
    headings: QFontMetrics


def usual(column: Column, font: QFont, heading: str = "") -> int:
    """A width in pixels that fits the heading, and what usually stands in a column."""
    return _wide(column, _measures(font), heading, _usual(column), _SPAN)


def fitting(
    table: str, columns: Sequence[Column], font: QFont, room: int, least: float
) -> list[int]:
    """Widths that fill the room, in proportion to what each column can give or use.

    Texts and names use what is left over, once picklists have theirs. Where all is as narrow as
    it may be, they shrink further down to `least`, so that all is seen, before statuses are cut; if
    it is not even so, the table scrolls, and they shrink half as far.
    """
    elastic = [column.kind in _ELASTIC for column in columns]
    steps = _steps(table, columns, font)
    narrowest, whole, widest = steps[0], steps[1], steps[-1]
    steps[:1] = [_scaled(step, elastic, least) for step in (narrowest, whole)]
    steps.append(_scaled(widest, elastic, 2))
    if room < sum(steps[0]):
        return _scaled(narrowest, elastic, (1 + least) / 2)
    for low, high in pairwise(steps):
        if room < sum(high):
            return _between(low, high, room)
    return _between(widest, steps[-1], room) if any(elastic) else widest


def _steps(table: str, columns: Sequence[Column], font: QFont) -> list[list[int]]:
    """All columns as narrow as they may be, with whole statuses, short, usual, whole picklists."""
    steps: list[list[int]] = []
    measures = _measures(font)
    for column in columns:
        heading = words.column(table, column.name)
        wanted = _wide(column, measures, f"{heading}{ARROW}", _usual(column), _SPAN)
        few = _FEW_BY_NAME.get(column.name) or _FEW.get(column.kind, 8)
        least = _LEAST_BY_NAME.get(column.name) or _LEAST.get(column.kind, 8)
        short = min(wanted, _wide(column, measures, heading, few, _DAY))
        shorter = words.column_short(table, column.name)
        kept = shorter if shorter != heading else ""
        smallest = min(short, _wide(column, measures, kept, least, _DAY))
        largest = _wide(column, measures, heading, _MOST_OF_CHOICES, _SPAN)
        is_choice = column.kind == "choice"
        widest = largest if is_choice else wanted
        steps.append([smallest, short if is_choice else smallest, short, wanted, widest])
    return [list(step) for step in zip(*steps, strict=True)]


def _usual(column: Column) -> int:
    return _BY_NAME.get(column.name) or _CHARACTERS.get(column.kind, 16)


def _wide(column: Column, measures: _Measures, heading: str, characters: int, date: str) -> int:
    """The width of a heading, and of so many characters below it or of a date like that."""
    metrics = measures.cells
    if column.kind == "date":
        said = dates.say_short(date, words.interface_language())
        content = metrics.horizontalAdvance(said) + _MARGINS
    else:
        icon = _ICON if column.name in _MARKED else 0
        content = metrics.averageCharWidth() * characters + icon + PADDING
    headed = measures.headings.horizontalAdvance(heading) + PADDING
    return max(content, headed, NARROWEST)


def _measures(font: QFont) -> _Measures:
    return _Measures(QFontMetrics(font), QFontMetrics(bold(font)))


def _scaled(step: list[int], elastic: list[bool], by: float) -> list[int]:
    return [
        max(int(width * by), NARROWEST) if stretches else width
        for width, stretches in zip(step, elastic, strict=True)
    ]


def bold(font: QFont) -> QFont:
    """The font of headings."""
    heavier = QFont(font)
    heavier.setBold(True)
    return heavier


def _between(low: list[int], high: list[int], room: int) -> list[int]:
    """Widths from `low` towards `high`, or past it, that fill the room."""
    part = (room - sum(low)) / max(sum(high) - sum(low), 1)
    return [int(a + (b - a) * part) for a, b in zip(low, high, strict=True)]
