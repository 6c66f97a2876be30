"""What waits behind "More": opens by a key or a click, and by itself where it holds something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.icons import wear

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mercato.widgets.theme import PaletteTheme

NAMED = 3


class More(QWidget):
    """A button that names what is behind it, and the rows themselves.

    `first_opened` asks for the rows to be made: most forms are never opened so far.
    """

    first_opened = Signal()
    toggled = Signal(bool)

    def __init__(self, theme: PaletteTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: list[str] = []
        self._was_opened = False
        self.button = QToolButton()
        self.button.setProperty("kind", "more")
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.setMinimumWidth(1)  # a narrow panel names fewer
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self._turn)
        self.rows = FormRows(self)
        self.rows.hide()
        self._head = FormRows(self)
        self._head.add_below(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.rows)
        wear(self.button, theme, "closed", "accent")

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self.rows.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes it, as Space does by itself."""
        if self.button.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.button.click()
        else:
            super().keyPressEvent(event)

    def name(self, labels: list[str]) -> None:
        """Say what is behind the button."""
        self._names = labels
        self._say()

    def open(self, *, opened: bool = True) -> None:
        """Show the fields, or hide them."""
        if opened == self.is_open:
            return
        if opened and not self._was_opened:
            self._was_opened = True
            self.first_opened.emit()
        self.rows.setVisible(opened)
        wear(self.button, self._theme, "opened" if opened else "closed", "accent")
        self._say()
        self.toggled.emit(opened)

    def _turn(self) -> None:
        self.open(opened=not self.is_open)

    def _say(self) -> None:
        if self.is_open:
            self.button.setText(self.tr("Less"))
            self.button.setAccessibleName(self.button.text())
            return
        self.button.setAccessibleName(self._naming(NAMED))
        for named in range(NAMED, -1, -1):
            self.button.setText(self._naming(named))
            if self.button.sizeHint().width() <= self._head.room:
                break

    def _naming(self, named: int) -> str:
        """The text of the button with so many of the names."""
        if not named:
            return self.tr("More…")
        fields = ", ".join(name.casefold() for name in self._names[:named])
        rest = "…" if len(self._names) > named else ""
        return self.tr("More: {fields}").format(fields=fields + rest)
