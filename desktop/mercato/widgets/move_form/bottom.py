"""Below the fields of the move form: its effects, the key to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

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
    effects_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.effects_box = QCheckBox(self.tr("Change the career, too (Alt+K)"))
        self.effects_box.setChecked(True)
        self.effects_box.clicked.connect(self.effects_changed)
        self.effects = PlainLabel(kind="hint")
        self.message = PlainLabel(kind="hint")
        self.last = QPushButton()
        self.last.setProperty("kind", "proposal")
        self.last.setAccessibleName(self.tr("Use the last source"))
        self.last.clicked.connect(self.last_asked)
        self.keep = QPushButton(self.tr("Keep move (Ctrl+Enter)"))
        self.keep.setProperty("kind", "primary")
        self.keep.clicked.connect(self.keep_asked)
        self.clear = QPushButton(self.tr("Empty the form"))
        self.clear.clicked.connect(self.clear_asked)
        for button in (self.keep, self.clear):
            button.setAccessibleName(button.text())
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.keep)
        row.addWidget(self.clear)
        rows = FormRows(self)
        for widget in (self.effects_box, self.effects, self.message, self.last):
            rows.add_below(widget)
            widget.hide()
        rows.add_below(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    @property
    def changes_careers(self) -> bool:
        """Whether the move may close and open positions."""
        return self.effects_box.isChecked()

    def show_effects(self, text: str, changes: bool, *, kind: str | None) -> None:
        """Say what would change in careers (`changes`), or why nothing does."""
        said = words.choice("move_kind", kind) if kind else ""
        lines = [self.tr("Kind: {kind} (proposed)").format(kind=said)] if said else []
        lines += [text] if text else []
        self.effects.setText("\n".join(lines))
        self.effects.setVisible(bool(lines))
        self.effects_box.setVisible(changes)

    def toggle_effects(self) -> None:
        """Decline the changes to careers, or take them on again."""
        if not self.effects_box.isHidden():
            self.effects_box.click()

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

    def start_anew(self) -> None:
        """Forget what was said of the last draft."""
        self.effects_box.setChecked(True)
        self.say("")
