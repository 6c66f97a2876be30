"""The list of a table's columns, each to be ticked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.finding.tables import TableSpec


class ColumnChooser(QMenu):
    """Ticks columns on and off; the last one cannot go. `chosen` has all that are shown."""

    chosen = Signal(list)

    def __init__(self, spec: TableSpec, shown: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._shown = shown
        for name in spec.columns:
            action = QAction(words.column(spec.name, name), self)
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(shown != [name])
            action.toggled.connect(partial(self._toggle, name))
            self.addAction(action)
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
        self.chosen.emit(self._shown)

    def _usual(self) -> None:
        self.chosen.emit(list(self._spec.default_columns))
