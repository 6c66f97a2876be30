"""Below the fields of the move form, always in sight: what is to be said, the key to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.widgets.fields.field import set_style
from mercato.widgets.flow import FlowLayout
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.fields.link import Link


class Bottom(QWidget):
    """The lines and buttons at the end of the form."""

    keep_asked = Signal()
    clear_asked = Signal()
    last_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = PlainLabel(kind="hint")
        self.last = QPushButton()
        self.last.setProperty("kind", "proposal")
        self.last.setAccessibleName(self.tr("Use the last source"))
        self.last.clicked.connect(self.last_asked)
        self.keep = QPushButton(self.tr("Keep move (Ctrl+Enter)"))
        self.keep.setProperty("kind", "primary")
        self.keep.clicked.connect(self.keep_asked)
        self.clear = QPushButton(self.tr("Clear form"))
        self.clear.clicked.connect(self.clear_asked)
        for button in (self.keep, self.clear):
            button.setAccessibleName(button.text())
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.keep)
        row.addWidget(self.clear)
        rows = FormRows(self)
        for widget in (self.message, self.last):
            rows.add_below(widget)
            widget.hide()
        rows.add_wide(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    def ask_source(self, last: Link | None) -> None:
        """Ask where the fact comes from; the same key again keeps it without a source."""
        text = self.tr(
            "Where does this come from? Fill in the source above. Ctrl+Enter again: no source yet."
        )
        self.say(text, kind="notice")
        if last is not None:
            name = words.visible(last.text, one_line=True)
            self.last.setText(self.tr("Use the last source: {source}").format(source=name))
            self.last.setAccessibleName(self.last.text())
            self.last.show()
            self.last.setFocus()

    def say(self, text: str, *, kind: str = "hint") -> None:
        """Say something just above the buttons."""
        self.message.setText(text)
        set_style(self.message, "kind", kind)
        self.message.setVisible(bool(text))
        self.last.hide()
