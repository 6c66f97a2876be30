"""The three panes of the desk side by side, in widths that follow the font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SIDE = 204
_LEAST = (140, 240, 400)
"""The right side: the move form with its fields pinned, its button and hints seen whole."""
_MIDDLE_FIRST = 900
"""The width of the middle up to which it has all that the others do not need."""
_PART = 0.6
"""The part of what is left over that is the middle's."""
_WIDEST_SIDE = 340
_LINE = 17
"""Height of a line in the font that these widths in pixels are meant for."""


class Panes(QSplitter):
    """The side bar, the middle and the right side.

    The side bar is as wide as what it has to show, the right side grows once the table in the
    middle is seen well: until somebody draws a pane wider or narrower.
    """

    def __init__(self, *panes: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._scale = self.fontMetrics().height() / _LINE
        self._by_hand = False
        self._side = self._pixels(_SIDE)
        for pane, least in zip(panes, _LEAST, strict=True):
            pane.setMinimumWidth(self._pixels(least))
            self.addWidget(pane)
        self.setStretchFactor(1, 3)
        self.setStretchFactor(2, 2)
        self.splitterMoved.connect(self._moved)

    def bring_back(self, state: QByteArray) -> None:
        """Arrange them as they were when that was kept."""
        self._by_hand = self.restoreState(state)

    def state(self) -> QByteArray:
        """What is to be kept: nothing while nobody drew any of them."""
        return self.saveState() if self._by_hand else QByteArray()

    def fit_side(self, width: int) -> None:
        """Give the side bar that width where it has less."""
        self._side = max(self._side, min(width, self._pixels(_WIDEST_SIDE)))
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each pane its part of the width, unless somebody drew one."""
        if self._by_hand:
            return
        right = self._pixels(_LEAST[2])
        beside = self.width() - self._side - 2 * self.handleWidth() - right
        middle = min(beside, self._pixels(_MIDDLE_FIRST))
        middle += round((beside - middle) * _PART)
        self.setSizes([self._side, middle, right + beside - middle])

    def _pixels(self, width: int) -> int:
        return round(width * self._scale)

    def _moved(self, *_place: int) -> None:
        self._by_hand = True
