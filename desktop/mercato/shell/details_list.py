"""The values that one edit changed, each with a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.shell.history_details import Detail
    from mercato.widgets.context import Context


class DetailsList(QScrollArea):
    """What changed, from what to what; `restore_asked(change, field)` wants the old value back."""

    restore_asked = Signal(int, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(self.tr("What the chosen change did"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_details([])

    def show_details(self, details: list[Detail], *, restorable: bool = False) -> None:
        """Show those values; `restorable` offers to bring each back."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 4, 8, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for row, detail in enumerate(details):
            if not detail.field:
                grid.addWidget(PlainLabel(f"{detail.what} ({detail.after})"), 2 * row, 0, 1, 2)
                continue
            grid.addWidget(PlainLabel(detail.what, kind="label"), 2 * row, 0)
            grid.addWidget(PlainLabel(f"{detail.before} → {detail.after}"), 2 * row + 1, 0)
            if restorable:
                grid.addWidget(self._button(detail), 2 * row, 1, 2, 1)
        grid.setRowStretch(2 * len(details), 1)
        self.setWidget(inside)

    def _button(self, detail: Detail) -> QPushButton:
        button = QPushButton(self.tr("Restore"))
        button.setProperty("kind", "proposal")
        button.setToolTip(self.tr("Give it its earlier value: {value}").format(value=detail.before))
        button.setAccessibleName(self.tr("Restore {what}").format(what=detail.what))
        button.clicked.connect(partial(self._restore, detail))
        return button

    def _restore(self, detail: Detail, checked: bool = False) -> None:
        self.restore_asked.emit(detail.change, detail.field)
