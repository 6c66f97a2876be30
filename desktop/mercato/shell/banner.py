"""Lines laid across the top: what is so all the time, and what just went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.shell.theme import Theme

_SIDE = 16
_WIDEST = 720


class Banner(QFrame):
    """One sentence with an icon, and perhaps a button; hidden while it has nothing to say."""

    pressed = Signal()

    def __init__(
        self, theme: Theme, name: str, icon: tuple[str, str], *, closable: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._icon = icon
        self._below: QWidget | None = None
        self._mark = QLabel()
        self._text = PlainLabel()
        self._button = QPushButton()
        self._button.setProperty("kind", "proposal")
        self._button.clicked.connect(self.pressed)
        self._close = QToolButton()
        self._close.setProperty("kind", "chip")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.setVisible(closable)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, text: str, button: str = "") -> None:
        """Show a sentence; "" hides the banner."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setVisible(bool(text))
        self._place()

    def lay_over(self, below: QWidget) -> None:
        """Lie over the foot of a widget, so that nothing moves when something is said."""
        self.setParent(below)
        self._below = below
        below.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what it lies over."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        if self._below is None:
            return
        layout, room = self.layout(), self._below.rect()
        assert layout is not None
        width = min(room.width() - 32, _WIDEST)
        height = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - height - 16, width, height)
        self.raise_()

    def text(self) -> str:
        """What it says, if it is shown."""
        return "" if self.isHidden() else self._text.text()

    def _draw(self) -> None:
        icon = self._theme.icon(*self._icon)
        self._mark.setPixmap(icon.pixmap(QSize(_SIDE, _SIDE), self.devicePixelRatio()))
        self._close.setIcon(self._theme.icon("remove"))


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between two parts."""
    line = QFrame(parent)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
