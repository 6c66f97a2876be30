"""The order of Tab."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each of these widgets to the next; they are in one window."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
