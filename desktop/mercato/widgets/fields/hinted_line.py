"""A line of text that says what may be typed, as much of it as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MARGIN = 2
"""Pixels that Qt keeps free at either side of the text of a line."""


class HintedLine(QLineEdit):
    """Its hint is the longest one that is seen whole, or the shortest."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[str, ...] = ()
        self._cover = ""

    def set_hints(self, *hints: str) -> None:
        """What may be said, the longest first."""
        self._hints = hints
        self._say()

    def cover(self, text: str) -> None:
        """Say this in place of the hints; "" brings them back."""
        self._cover = text
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        self.setPlaceholderText(self._cover or self._fitting())

    def _fitting(self) -> str:
        if len(self._hints) < 2:
            return "".join(self._hints)
        room, metrics = self._room(), self.fontMetrics()
        fitting = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
        return next(fitting, self._hints[-1])

    def _room(self) -> int:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return contents.width() - 2 * _MARGIN
