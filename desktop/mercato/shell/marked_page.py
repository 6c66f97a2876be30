"""What stands at the right while several rows are marked: how many, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID
from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.shell.actions import Actions
    from mercato.widgets.theme import PaletteTheme

_OFFERED = ("copy", "export", "delete")


class MarkedPage(QFrame):
    """No record is shown as if it alone were meant."""

    def __init__(self, theme: PaletteTheme, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("right")
        self._actions = actions
        self._heading = PlainLabel(kind="heading")
        hint = PlainLabel(self.tr("A click on one row shows its record again."), kind="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(hint)
        column.addSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        for name in _OFFERED:
            button = self.buttons[name] = QPushButton(cmd.text_of(BY_ID[name]))
            button.setToolTip(actions[name].toolTip())
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._run, name))
            wear(button, theme, name)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def first(self) -> QWidget:
        """The button that gets the focus: the one that does least."""
        return self.buttons["copy"]

    def show_count(self, table: str, marked: int) -> None:
        """Say how many rows are marked."""
        said = self.tr("{count} marked").format(count=words.count(table, marked))
        self._heading.setText(said)
        self.setAccessibleName(said)
        for name, button in self.buttons.items():
            button.setEnabled(self._actions[name].isEnabled())

    def text(self) -> str:
        """What it says."""
        return self._heading.text()

    def _run(self, name: str, checked: bool = False) -> None:
        self._actions.run(name)
