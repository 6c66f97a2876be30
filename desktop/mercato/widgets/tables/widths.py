"""How wide a column is before anybody drew it wider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetrics

if TYPE_CHECKING:
    from mercato.records.tables import Column

_CHARACTERS = {"date": 11, "choice": 12, "number": 9, "flag": 8, "link": 16, "text": 18}


def default_width(column: Column, font: QFont) -> int:
    """A width in pixels that fits what usually stands in a column of this kind."""
    return QFontMetrics(font).averageCharWidth() * _CHARACTERS.get(column.kind, 20) + 16
