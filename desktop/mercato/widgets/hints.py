"""Hints that something is in the file already: one line each, with what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


@dataclass(frozen=True, slots=True)
class Hint:
    """A record that may be the same, in words, and what can be done: (name, button text)."""

    record: int
    name: str
    text: str
    actions: tuple[tuple[str, str], ...]


class Hints(QWidget):
    """A few hints below a field; hidden while there are none. `chosen(record, action)`."""

    chosen = Signal(int, str)
    MOST = 3

    def __init__(self, theme: PaletteTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: tuple[Hint, ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lead = PlainLabel(kind="reason")
        self._lead.hide()
        self._column.addWidget(self._lead)
        self.hide()

    def lead(self, text: str) -> None:
        """Say above the hints what is asked; the first of their buttons gets the focus."""
        self._lead.setText(text)
        self._lead.setVisible(bool(text))
        button = self._lines[0].findChild(QPushButton) if text and self._lines else None
        if button is not None:
            button.setFocus()

    def show_hints(self, hints: list[Hint]) -> None:
        """Show those; the same ones again change nothing, so that a button keeps the focus."""
        wanted = tuple(hints[: self.MOST])
        if wanted == self.shown:
            return
        self.shown = wanted
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(hint) for hint in wanted]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(wanted))

    def _line(self, hint: Hint) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        column.addWidget(PlainLabel(hint.text, kind="notice"))
        flow = FlowLayout(spacing=6)
        column.addLayout(flow)
        for name, text in hint.actions:
            button = QPushButton(text)
            button.setProperty("kind", "proposal")
            button.setAccessibleName(f"{text}: {hint.text}")
            button.clicked.connect(partial(self.chosen.emit, hint.record, name))
            flow.addWidget(button)
        return line
