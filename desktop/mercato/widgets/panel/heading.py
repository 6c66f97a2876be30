"""What stands at the top of the record panel: icon, name, and the line that tells it apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from mercato.widgets.labels import ElidedLabel, PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.theme import PaletteTheme


LONGEST = 90
"""Characters of a name that stands in a heading; the form below has all of it."""


def shortened(name: str) -> str:
    """A name that takes no more than two or three lines; an address without its protocol."""
    plain = re.sub(r"^https?://(www\.)?", "", name)
    limit = LONGEST if " " in plain else LONGEST // 2
    return plain if len(plain) <= limit else f"{plain[: limit - 1]}…"


class Heading(QWidget):
    """Icon of the type, name, and a line below."""

    def __init__(self, theme: PaletteTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = ""
        self._icon = QLabel()
        self.name = PlainLabel(kind="heading")
        self.line = ElidedLabel(kind="line")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.line, 1, 1)
        grid.setColumnStretch(1, 1)
        theme.changed.connect(self._dress)

    def show_record(self, record_type: str, name: str, line: str) -> None:
        """Name a record."""
        self._type = record_type
        self.name.setText(shortened(name))
        self.name.setToolTip(words.visible(name))
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self._dress()

    def _dress(self) -> None:
        if self._type:
            size = QFontMetrics(self.name.font()).height()
            self._icon.setPixmap(self._theme.icon(self._type).pixmap(size, size))
            self._icon.setFixedHeight(QFontMetrics(self.name.font()).lineSpacing())
