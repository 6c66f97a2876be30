"""How wide columns are before anybody drew one wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mercato.records.finding.tables import Column

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
GIVES = 0.7
"""How far texts and names shrink before the other columns do."""

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
    """Widths that fill the room: texts and names give way first, all together down to `least`."""
    widths = [usual(column, font, words.column(table, column.name)) for column in columns]
    soft = [column.kind in _ELASTIC for column in columns]
    giving = sum(width for width, gives in zip(widths, soft, strict=True) if gives)
    factor = max((room - sum(widths) + giving) / giving, GIVES) if giving else 1.0
    shared = [
        width * factor if gives else float(width) for width, gives in zip(widths, soft, strict=True)
    ]
    rest = min(max(room / sum(shared), least), 1.0) if shared else 1.0
    return [int(width * rest) for width in shared]
