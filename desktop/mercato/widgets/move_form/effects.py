"""What a move would change in careers, below the fields of the form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words


class Effects(QWidget):
    """Says it, and lets it be declined; `changed` when it was, or taken on again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self.tr("Change the career, too (Alt+K)"))
        self.box.setChecked(True)
        self.box.clicked.connect(self.changed)
        self.text = PlainLabel(kind="hint")
        rows = FormRows(self)
        for widget in (self.box, self.text):
            rows.add_below(widget)
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)

    @property
    def are_wanted(self) -> bool:
        """Whether the move may close and open positions."""
        return self.box.isChecked()

    def say(self, text: str, changes: bool, *, kind: str | None) -> None:
        """Say what would change in careers (`changes`), or why nothing does."""
        said = words.choice("move_kind", kind) if kind else ""
        lines = [self.tr("Kind: {kind} (proposed)").format(kind=said)] if said else []
        lines += [text] if text else []
        self.text.setText("\n".join(lines))
        self.text.setVisible(bool(lines))
        self.box.setVisible(changes)

    def toggle(self) -> None:
        """Decline the changes to careers, or take them on again."""
        if not self.box.isHidden():
            self.box.click()

    def start_anew(self) -> None:
        """Forget what was decided of the last draft."""
        self.box.setChecked(True)
