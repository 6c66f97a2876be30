"""What an empty table says: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QVBoxLayout, QWidget

from mercato.widgets.labels import PlainLabel


class EmptyNotice(QWidget):
    """Lies over a table without rows; `first_step` is for its button."""

    first_step = Signal()

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._text = ""
        self._nothing_found = ""
        self._label = PlainLabel(kind="hint")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.setAccessibleName(self.tr("First step"))
        self.button.clicked.connect(self.first_step)
        self.button.hide()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.hide()

    def set_texts(self, empty: str, button: str = "", nothing_found: str = "") -> None:
        """What to say when there are no rows at all, and when a filter finds none."""
        self._text = empty
        self._nothing_found = nothing_found
        self.button.setText(button)
        self.button.setAccessibleName(button or self.tr("First step"))

    def show_for(self, shown: int, total: int) -> None:
        """Appear where nothing is shown; `total` counts the rows without the filter."""
        none_at_all = total <= 0
        self._label.setText(self._text if none_at_all else self._nothing_found)
        self.button.setVisible(none_at_all and bool(self.button.text()))
        self.setVisible(shown == 0 and bool(self._label.text()))
        self.place()

    def place(self) -> None:
        """Fill the table."""
        self.setGeometry(self._table.viewport().rect())
