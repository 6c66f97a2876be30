"""What pages at the right have in common: a heading, and a cross that leads back to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


class SidePage(QFrame):
    """`column` holds the contents; `left` when the page is closed."""

    left = Signal()

    def __init__(self, theme: PaletteTheme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("right")
        self.setAccessibleName(title)
        close = QToolButton()
        close.setProperty("kind", "chip")
        close.setAccessibleName(self.tr("Close {page}").format(page=title))
        close.setToolTip(f"{close.accessibleName()} (Esc)")
        close.clicked.connect(self.left)
        wear(close, theme, "remove")
        row = QHBoxLayout()
        row.addWidget(PlainLabel(title, kind="heading"), 1)
        row.addWidget(close)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 12, 12)
        self.column.setSpacing(8)
        self.column.addLayout(row)

    def first(self) -> QWidget:
        """The widget that gets the focus."""
        raise NotImplementedError
