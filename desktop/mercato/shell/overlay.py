"""A card laid over the window: no window of its own, closed by Esc or a click beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

_SHADE = 110
"""How much of what is below is dimmed, of 255."""


class Overlay(QWidget):
    """Covers its parent; `card` holds the contents, `width` wide at most."""

    closed = Signal()

    def __init__(self, parent: QWidget, name: str, width: int) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._wide = width
        self.below = parent
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName("card")
        self.card.setAccessibleName(name)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        parent.installEventFilter(self)
        self.hide()

    def first(self) -> QWidget:
        """The widget that gets the focus."""
        raise NotImplementedError

    def wanted_height(self) -> int:
        """How high the card would like to be."""
        return self.card.sizeHint().height()

    def open(self) -> None:
        """Lay the card over the window."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.first().setFocus(Qt.FocusReason.PopupFocusReason)

    def close_card(self) -> None:
        """Take the card away; the focus goes back to where it was, if that is still there."""
        if self.isHidden():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Lay it out anew, after the window or the contents changed their size."""
        parent = self.below
        self.setGeometry(parent.rect())
        width = min(self._wide, parent.width() - 32)
        top = max(parent.height() // 10, 16)
        height = min(self.wanted_height(), parent.height() - 2 * top)
        self.card.setGeometry((parent.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Keep the focus inside the card."""
        self.first().setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_card()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(self.palette().shadow().color())
        shade.setAlpha(_SHADE)
        QPainter(self).fillRect(self.rect(), shade)
