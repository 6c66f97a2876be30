"""One line that asks for a name, on a card; Enter takes it, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from mercato.shell.overlay import Overlay
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.errors import Trouble


class NameCard(Overlay):
    """`ask` opens it; what takes the name closes it, or refuses and the text stays."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Name of the view"), 460)
        self._take: Callable[[str], object] | None = None
        self._heading = PlainLabel(kind="subheading")
        self._hint = PlainLabel(kind="hint")
        self.line = QLineEdit()
        self.line.setAccessibleName(self.accessibleName())
        self.line.returnPressed.connect(self._taken)
        self.line.textEdited.connect(self._edited)
        self.reason = PlainLabel(kind="error")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self._taken)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        for widget in (self._heading, self._hint):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(self.reason)

    def ask(
        self, heading: str, hint: str, button: str, name: str, take: Callable[[str], object]
    ) -> None:
        """Ask for a name under that heading, proposing one; `take` gets what is typed."""
        self._heading.setText(heading)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.button.setText(button)
        self.line.setText(name)
        self.line.selectAll()
        self._take = take
        self._say("")
        self.open()

    def refuse(self, trouble: Trouble) -> None:
        """Say why the name was not taken; the text stays."""
        self._say(words.trouble(trouble))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        return self.line

    def wanted_height(self) -> int:
        width = min(self._wide, self.below.width() - 32)
        return self.column.totalHeightForWidth(width)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Keep the focus inside the card: from the line to the button and back."""
        other = self.line if self.button.hasFocus() else self.button
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _taken(self) -> None:
        if self._take is not None:
            self._take(self.line.text())

    def _edited(self) -> None:
        self._say("")

    def _say(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.line.setProperty("refused", bool(reason))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        if self.isVisible():
            self.place()
