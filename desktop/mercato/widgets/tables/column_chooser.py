"""The list of a table's columns, each to be ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.finding.tables import TableSpec


_TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ColumnChooser(QMenu):
    """Ticks columns on and off and stays open for that; the last one cannot go.

    `chosen` has all that are shown.
    """

    chosen = Signal(list)

    def __init__(self, spec: TableSpec, shown: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._shown = shown
        self._ticks: dict[str, QAction] = {}
        for name in spec.columns:
            action = QAction(words.column_alone(spec.name, name), self)
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.toggled.connect(partial(self._toggle, name))
            self.addAction(action)
            self._ticks[name] = action
        self._spare_last()
        self.addSeparator()
        usual = QAction(self.tr("Usual columns"), self)
        usual.triggered.connect(self._usual)
        self.addAction(usual)
        self.aboutToHide.connect(self.deleteLater)

    def _toggle(self, name: str, shown: bool) -> None:
        if shown:
            order = [*self._spec.columns]
            before = [one for one in self._shown if order.index(one) < order.index(name)]
            place = self._shown.index(before[-1]) + 1 if before else 0
            self._shown = [*self._shown[:place], name, *self._shown[place:]]
        else:
            self._shown = [one for one in self._shown if one != name]
        self._spare_last()
        self.chosen.emit(self._shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _TICKS or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        """Tick or untick without closing; False where that is not what the pointer is on."""
        action = self.activeAction()
        if action is None or not (action.isCheckable() and action.isEnabled()):
            return False
        action.toggle()
        return True

    def _spare_last(self) -> None:
        for name, action in self._ticks.items():
            action.setEnabled(self._shown != [name])

    def _usual(self) -> None:
        self.chosen.emit(list(self._spec.default_columns))
