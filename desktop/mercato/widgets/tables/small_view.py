"""What all tables have in common, and small ones beside a form or in a page even more so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from mercato.widgets.tables.header import ElidingHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


_ROOM = 10
"""Pixels of a row beside its line of text."""


def row_height(widget: QWidget, room: int = _ROOM) -> int:
    """Of a table's row, in the font of that widget."""
    return QFontMetrics(widget.font()).lineSpacing() + room


def set_up(view: QTableView, room: int = _ROOM) -> None:
    """Give a table rows of one line each, which are chosen as a whole and told apart by colour."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(row_height(view, room))


def dress(view: QTableView, model: QAbstractItemModel, name: str) -> None:
    """Make a view one of the small tables over that model; `name` is for who cannot see it."""
    view.setObjectName("linked")
    view.setAccessibleName(name)
    header = ElidingHeader(Qt.Orientation.Horizontal, view)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.setHorizontalHeader(header)
    view.setModel(model)
    set_up(view)
