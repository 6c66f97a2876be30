"""What stands in the way of taking a change back, and the choice that is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.journal.reverting import Conflict

_LISTED = 5


class ConflictCard(QFrame):
    """`decided("untouched" | "all" | "")`; "" leaves everything as it is."""

    decided = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = PlainLabel()
        self.untouched = self._button(self.tr("Only what is &untouched"), "untouched")
        self.all = self._button(self.tr("&All of it"), "all")
        self.cancel = self._button(self.tr("&Cancel"), "")
        row = QHBoxLayout()
        for button in (self.untouched, self.all, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._text)
        column.addLayout(row)
        self.hide()

    def explain(self, conflicts: list[Conflict]) -> None:
        """Name the later changes, and offer the choice."""
        said = list(dict.fromkeys(words.label(c.label, c.values) for c in conflicts))
        lines = [f"• {text}" for text in said[:_LISTED]]
        if len(said) > _LISTED:
            more = self.tr("• and {n} more")
            lines.append(more.format(n=words.number(len(said) - _LISTED)))
        head = self.tr("Later changes touched the same values or rely on them:")
        tail = self.tr("All of it also loses what those changes did to the same values.")
        self._text.setText("\n".join((head, *lines, tail)))
        self.setAccessibleName(self._text.text())
        self.show()
        self.untouched.setFocus()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def _button(self, text: str, decision: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.clicked.connect(partial(self._decide, decision))
        return button

    def _decide(self, decision: str, checked: bool = False) -> None:
        self.decided.emit(decision)
