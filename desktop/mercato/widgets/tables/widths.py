"""How wide columns are before anybody drew one wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from mercato.records.tables import Column

_CHARACTERS = {"date": 11, "choice": 11, "number": 8, "flag": 7, "link": 15, "text": 17}
_BY_NAME = {
    "name": 22,
    "headline": 36,
    "quote": 26,
    "role": 20,
    "from_role": 14,
    "to_role": 14,
    "source": 20,
    "record": 18,
}
_ELASTIC = ("text", "link")
_PADDING = 14


def usual(column: Column, font: QFont) -> int:
    """A width in pixels that fits what usually stands in a column."""
    characters = _BY_NAME.get(column.name) or _CHARACTERS.get(column.kind, 16)
    return QFontMetrics(font).averageCharWidth() * characters + _PADDING


def fitting(columns: Sequence[Column], font: QFont, room: int, least: float) -> list[int]:
    """Widths that fill the room; texts and names give way, but not below `least` of the usual."""
    widths = [usual(column, font) for column in columns]
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
