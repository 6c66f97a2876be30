"""Fields of plain text: one line, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mercato.widgets.fields.field import Field

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class LineField(Field):
    """One line of text; the empty one is None."""

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(context, label, parent)
        self.line = QLineEdit()
        self.use(self.line)
        self._known = ""
        self._sent = ""
        self.line.textEdited.connect(self._edited)

    def value(self) -> object:
        return self.line.text().strip() or None

    def raw(self) -> object:
        return self.line.text()

    def show_raw(self, raw: object) -> None:
        self.line.setText(str(raw))
        self.line.setCursorPosition(0)

    def raw_of(self, value: object) -> object:
        return "" if value is None else str(value)

    def _edited(self) -> None:
        self.changed_by_hand()


class IntegerField(LineField):
    """A whole number; what is none is handed on as text, to be refused with its reason."""

    def value(self) -> object:
        text = "".join(self.line.text().split())
        return int(text) if text.isascii() and text.removeprefix("-").isdigit() else text or None


class GrowingText(QPlainTextEdit):
    """Plain text that is as high as its lines, between two and twelve."""

    LEAST, MOST = 2, 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def _fit(self) -> None:
        lines = self.document().documentLayout().documentSize().height()
        lines = min(max(int(lines), self.LEAST), self.MOST)
        frame = 2 * self.frameWidth() + 2 * int(self.document().documentMargin()) + 4
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + frame)


class LongField(Field):
    """Several lines of text; Enter makes a new one, leaving the field commits."""

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(context, label, parent)
        self.text = GrowingText()
        self.use(self.text, enter_commits=False)
        self._known = ""
        self._sent = ""
        self._showing = False
        self._shown: str | None = None
        self.text.textChanged.connect(self._edited)

    def value(self) -> object:
        return str(self.raw()).strip() or None

    def raw(self) -> object:
        """The text; untouched it is what was shown, as a text edit loses no-break spaces."""
        if self._shown is not None:
            return self._shown
        document = self.text.document()
        return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_raw(self, raw: object) -> None:
        self._showing = True
        self.text.setPlainText(str(raw))
        self._shown = str(raw)
        self._showing = False

    def raw_of(self, value: object) -> object:
        return "" if value is None else str(value)

    def _edited(self) -> None:
        if not self._showing:
            self._shown = None
            self.changed_by_hand()
