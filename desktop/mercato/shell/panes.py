"""The three panes of the desk side by side, in widths that follow the font."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_USUAL = (204, 696, 380)
_LEAST = (140, 240, 380)
_LINE = 17
"""Height of a line in the font that these widths in pixels are meant for."""


def side_by_side(*panes: QWidget) -> QSplitter:
    """A splitter with the side bar, the middle and the right side."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    scale = splitter.fontMetrics().height() / _LINE
    for pane, least in zip(panes, _LEAST, strict=True):
        pane.setMinimumWidth(round(least * scale))
        splitter.addWidget(pane)
    splitter.setStretchFactor(1, 3)
    splitter.setStretchFactor(2, 2)
    splitter.setSizes([round(width * scale) for width in _USUAL])
    return splitter
