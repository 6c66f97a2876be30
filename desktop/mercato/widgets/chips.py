"""Chips: short texts in a frame, each with a cross that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mercato.widgets.flow import FlowLayout
from mercato.widgets.icons import wear
from mercato.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


class Chip(QFrame):
    """A text that can be taken away, and perhaps opened."""

    removed = Signal()
    clicked = Signal()

    def __init__(
        self,
        theme: PaletteTheme,
        text: str,
        *,
        unknown: bool = False,
        removable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setProperty("unknown", unknown)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 2 if removable else 8, 2)
        row.setSpacing(2)
        row.addWidget(ElidedLabel(text, kind="chip", snug=True))
        if removable:
            row.addWidget(self._cross(theme))

    def _cross(self, theme: PaletteTheme) -> QToolButton:
        cross = QToolButton()
        cross.setProperty("kind", "chip")
        cross.setAutoRaise(True)
        wear(cross, theme, "remove")
        cross.setIconSize(QSize(10, 10))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setAccessibleName(self.tr("Remove {text}").format(text=self.text))
        cross.setToolTip(cross.accessibleName())
        cross.clicked.connect(self.removed)
        return cross

    def mouseReleaseEvent(self, event: object) -> None:
        self.clicked.emit()


class ChipsRow(QWidget):
    """Chips in a flow; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, spacing=4)

    def show_chips(self, chips: list[Chip], between: dict[int, str] | None = None) -> None:
        """Replace all chips; `between` are words before some of them, by their places."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = chips
        for place, chip in enumerate(chips):
            if word := (between or {}).get(place):
                label = PlainLabel(word, kind="hint")
                label.setWordWrap(False)
                self._flow.addWidget(label)
            self._flow.addWidget(chip)
        self.setVisible(bool(chips))
        self.updateGeometry()
