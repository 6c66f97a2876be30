"""Viewports of tables and lists, made known without the types of all other widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

_NAME = "qt_scrollarea_viewport"


def meet_viewport(area: QAbstractScrollArea) -> None:
    """Have PySide know the viewport before it is first asked for.

    Of a widget that `viewport()` gives it tries which kind it is, and makes Python types of all
    kinds there are for that: 10 ms before the first paint. A child it takes for what Qt says it is.
    """
    area.findChild(QWidget, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
