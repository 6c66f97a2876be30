"""The pin of a field: what is pinned stays in the form for the next move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from mercato.widgets.icons import wear

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


class Pin(QToolButton):
    """Checkable; Tab passes it by, as Ctrl+P does the same from inside the field."""

    def __init__(self, theme: PaletteTheme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self.setProperty("kind", "pin")
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setIconSize(QSize(12, 12))
        self.setFixedHeight(QLineEdit().sizeHint().height())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toggled.connect(self._say)
        self._say(pinned=False)

    def _say(self, pinned: bool) -> None:
        wear(self, self._theme, "pin", "accent" if pinned else "muted")
        name = self.tr("{field} stays for the next move") if pinned else self.tr("Keep {field}")
        self.setAccessibleName(name.format(field=self._label))
        self.setToolTip(self.tr("{what} (Ctrl+P)").format(what=self.accessibleName()))
