"""How wide columns are before anybody drew one wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.tables import Column

_CHARACTERS = {"date": 11, "choice": 11, "number": 8, "flag": 7, "link": 15, "text": 17}
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
_ELASTIC = ("text", "link")
_PADDING = 14


def usual(column: Column, font: QFont, heading: str = "") -> int:
    """A width in pixels that fits the heading, and what usually stands in a column."""
    characters = _BY_NAME.get(column.name) or _CHARACTERS.get(column.kind, 16)
    bold = QFont(font)
    bold.setBold(True)
    needed = QFontMetrics(bold).horizontalAdvance(heading) + _PADDING
    return max(QFontMetrics(font).averageCharWidth() * characters + _PADDING, needed)


def fitting(
    table: str, columns: Sequence[Column], font: QFont, room: int, least: float
) -> list[int]:
    """Widths that fill the room; texts and names give way, but not below `least` of the usual."""
    widths = [usual(column, font, words.column(table, column.name)) for column in columns]
    elastic = [column.kind in _ELASTIC for column in columns]
    stiff = sum(width for width, gives in zip(widths, elastic, strict=True) if not gives)
    soft = sum(widths) - stiff
    if not soft:
        return widths
    factor = max((room - stiff) / soft, least)
    return [
        int(width * factor) if gives else width
        for width, gives in zip(widths, elastic, strict=True)
    ]
