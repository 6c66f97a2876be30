"""Labels that show text as it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mercato.workspace import words


class PlainLabel(QLabel):
    """A label that never takes its text for HTML, wraps, and shows control characters."""

    def __init__(
        self, text: str = "", *, kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("kind", kind)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(words.visible(text))


def restyle(label: QLabel, kind: str) -> None:
    """Let a label look like another kind of text: a hint, a notice, an error."""
    label.setProperty("kind", kind)
    label.style().unpolish(label)
    label.style().polish(label)


class ElidedLabel(QLabel):
    """One line of plain text, cut with an ellipsis where there is no room.

    It takes the width it is given; a `snug` one no more than its text, of which both ends stay.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "plain",
        snug: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = Qt.TextElideMode.ElideMiddle if snug else Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        width = QSizePolicy.Policy.Maximum if snug else QSizePolicy.Policy.Ignored
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        shown = words.visible(text)
        super().setText(shown)
        self.setToolTip(shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = self.contentsRect().width()
        text = self.fontMetrics().elidedText(self.text(), self._mode, width)
        painter.drawText(self.contentsRect(), Qt.AlignmentFlag.AlignVCenter, text)
