"""What a page offers to begin with: large buttons, and files that were used before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.workspace.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mercato.widgets.theme import PaletteTheme


def entry(text: str, theme: PaletteTheme, icon: str) -> QPushButton:
    """A large button."""
    button = QPushButton(text)
    button.setProperty("kind", "entry")
    button.setAutoDefault(True)
    wear(button, theme, icon, "accent")
    return button


class RecentFiles(QWidget):
    """Files under a heading, which is gone without any; `chosen(path)` for the one clicked.

    `said` is what a button is called for who cannot see it, with {path} in it; `told` is its text.
    """

    chosen = Signal(object)

    def __init__(
        self, heading: str, said: str, told: Callable[[Path], str], theme: PaletteTheme
    ) -> None:
        super().__init__()
        self._said, self._told, self._theme = said, told, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(PlainLabel(heading, kind="group"))
        self.hide()

    def show_files(self, paths: list[Path]) -> None:
        """List these, the newest first."""
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(paths))
        for path in paths:
            button = QPushButton(self._told(path).replace("&", "&&"))
            button.setProperty("kind", "recent")
            button.setToolTip(visible(str(path)))
            button.setAccessibleName(self._said.format(path=path))
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._choose, path))
            wear(button, self._theme, "file")
            self._column.addWidget(button)

    def _choose(self, path: Path, checked: bool = False) -> None:
        self.chosen.emit(path)
