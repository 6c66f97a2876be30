"""Headers of tables: whole headings for the mouse, sorting by clicks, choosing columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QToolTip

from mercato.widgets.tables.widths import NARROWEST, PADDING, bold
from mercato.widgets.viewports import meet_viewport
from mercato.workspace.table_model import ShortRole

if TYPE_CHECKING:
    from mercato.widgets.tables.pinned import PinningView

Sort = list[tuple[str, bool]]

_RIGHT = Qt.TextElideMode.ElideRight

MOST = 4
"""Columns that are sorted by together: one more takes the place of the last."""


def next_sort(sort: Sort, column: str, *, add: bool) -> Sort:
    """The order after a click on a column: ascending, then descending; `add` keeps the others.

    A column clicked with Shift becomes the last one, or turns round where it stands.
    """
    descending = next((down for name, down in sort if name == column), None)
    clicked = (column, descending is False)
    if not add:
        return [clicked]
    if descending is None:
        return [*sort[: MOST - 1], clicked]
    return [clicked if name == column else (name, down) for name, down in sort]


class ElidingHeader(QHeaderView):
    """A header that cuts its headings with "…" where there is no room; the mouse finds them whole.

    Where the model has a shorter heading, that is shown instead.
    The style would cut them, too, but as if their letters were not bold.
    """

    def section_at(self, place: QPoint) -> int:
        """The section at a place; -1 for none."""
        return self.logicalIndexAt(place)

    def behind(self, _section: int) -> str:
        """What stands behind a heading and is never cut."""
        return ""

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical_index: int) -> None:
        super().initStyleOptionForIndex(option, logical_index)
        metrics, behind = QFontMetrics(bold(self.font())), self.behind(logical_index)
        room = self.sectionSize(logical_index) - PADDING - metrics.horizontalAdvance(behind)
        heading = self._heading(logical_index)
        if metrics.horizontalAdvance(heading) > room:
            heading = self._heading(logical_index, ShortRole) or heading
        if metrics.horizontalAdvance(heading) > room:
            heading = metrics.elidedText(heading, _RIGHT, room)
        option.text = f"{heading}{behind}"

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        section = self.section_at(event.pos())
        tip = self._heading(section, Qt.ItemDataRole.ToolTipRole)
        text = tip or self._heading(section) if section >= 0 else ""
        QToolTip.showText(event.globalPos(), text, self)
        return True

    def _heading(self, section: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal, role) or "")


class TableHeader(ElidingHeader):
    """Tells of clicks, and shows an arrow for each of the columns sorted by.

    Pinned columns stand at the left here too. `menu_asked(section, place)` is for a column.
    """

    sort_asked = Signal(int, bool)
    menu_asked = Signal(int, QPoint)

    def __init__(self, table: PinningView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._arrows: dict[int, str] = {}
        self._shift = 0
        meet_viewport(self)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(NARROWEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.sectionClicked.connect(self._clicked)

    def show_sort(self, arrows: list[tuple[int, bool]]) -> None:
        """Mark those columns (index, descending) as sorted by, the first one first."""
        several = len(arrows) > 1
        self._arrows = {
            column: ("↓" if descending else "↑") + (str(place) if several else "")
            for place, (column, descending) in enumerate(arrows, 1)
        }
        self.viewport().update()

    def section_at(self, place: QPoint) -> int:
        """The section at a place, pinned ones where they are seen; -1 for none."""
        pinned = self._table.pinned.column_at(place.x())
        return self.logicalIndexAt(place) if pinned is None else pinned

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self._table.pinned.width
        if not width:
            return
        painter = QPainter(self.viewport())
        left, height = 0, self.viewport().height()
        painter.fillRect(QRect(0, 0, width, height), self.palette().base())
        for column in range(self._table.pinned.count):
            self.paintSection(painter, QRect(left, 0, self.sectionSize(column), height), column)
            left += self.sectionSize(column)
        painter.setPen(self._table.theme.colour("line"))
        painter.drawLine(width, 0, width, height)
        painter.end()

    def behind(self, section: int) -> str:
        """The arrow of a column sorted by."""
        arrow = self._arrows.get(section)
        return "" if arrow is None else f"\N{NO-BREAK SPACE}{arrow}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pinned = event.position().x() < self._table.pinned.width
        self._shift = self.offset() if pinned else 0
        super().mousePressEvent(self._shifted(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(self._shifted(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(self._shifted(event))
        self._shift = 0

    def _shifted(self, event: QMouseEvent) -> QMouseEvent:
        """A click on a pinned section, as if it were where Qt keeps it."""
        if not self._shift:
            return event
        return QMouseEvent(
            event.type(),
            event.position() - QPointF(self._shift, 0),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    def _menu(self, where: QPoint) -> None:
        self.menu_asked.emit(self.section_at(where), self.mapToGlobal(where))

    def _clicked(self, section: int) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort_asked.emit(section, bool(shift))
