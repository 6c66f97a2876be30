"""The three panes of the desk side by side, in widths that follow the font."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

_USUAL = (204, 696, 380)
_LEAST = (140, 240, 380)
_WIDEST_SIDE = 340
_LINE = 17
"""Height of a line in the font that these widths in pixels are meant for."""


class Panes(QSplitter):
    """The side bar, the middle and the right side.

    The side bar grows to what it has to show, until somebody draws a pane wider or narrower.
    """

    def __init__(self, *panes: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._scale = self.fontMetrics().height() / _LINE
        self._by_hand = False
        self._right = panes[-1]
        for pane, least in zip(panes, _LEAST, strict=True):
            pane.setMinimumWidth(round(least * self._scale))
            self.addWidget(pane)
        self.setStretchFactor(1, 3)
        self.setStretchFactor(2, 2)
        self.setSizes([round(width * self._scale) for width in _USUAL])
        self.splitterMoved.connect(self._moved)

    def bring_back(self, state: QByteArray) -> None:
        """Arrange them as they were when that was kept."""
        self._by_hand = self.restoreState(state)

    def state(self) -> QByteArray:
        """What is to be kept: nothing while nobody drew any of them."""
        return self.saveState() if self._by_hand else QByteArray()

    def fit_side(self, width: int) -> None:
        """Give the side bar that width where it has less."""
        side, *others = self.sizes()
        more = min(width, round(_WIDEST_SIDE * self._scale)) - side
        if more > 0 and self.isVisible() and not self._by_hand:
            middle, right = others
            spare = min(max(right - self._right.minimumWidth(), 0), more // 2)
            self.setSizes([side + more, middle - (more - spare), right - spare])

    def _moved(self, *_place: int) -> None:
        self._by_hand = True
