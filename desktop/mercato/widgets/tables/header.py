"""The header of a table: sort by a click, add a second column with Shift, choose columns."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

Sort = list[tuple[str, bool]]


def next_sort(sort: Sort, column: str, *, add: bool) -> Sort:
    """The order after a click on a column: ascending, then descending; `add` keeps the first.

    A column clicked with Shift becomes the second one, or turns round where it stands.
    """
    descending = next((down for name, down in sort if name == column), None)
    clicked = (column, descending is False)
    if not add:
        return [clicked]
    if descending is None:
        return [*sort[:1], clicked]
    return [clicked if name == column else (name, down) for name, down in sort]


class TableHeader(QHeaderView):
    """Tells of clicks, and draws an arrow for each of the columns sorted by."""

    sort_asked = Signal(int, bool)
    choose_columns = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._arrows: dict[int, str] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(40)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.choose_columns)
        self.sectionClicked.connect(self._clicked)

    def show_sort(self, arrows: list[tuple[int, bool]]) -> None:
        """Mark those columns (index, descending) as sorted by, the first one first."""
        several = len(arrows) > 1
        self._arrows = {
            column: ("↓" if descending else "↑") + (str(place) if several else "")
            for place, (column, descending) in enumerate(arrows, 1)
        }
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        arrow = self._arrows.get(logical_index)
        if arrow:
            painter.save()
            painter.drawText(
                rect.adjusted(0, 0, -4, 0),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                arrow,
            )
            painter.restore()

    def _clicked(self, section: int) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort_asked.emit(section, bool(shift))
