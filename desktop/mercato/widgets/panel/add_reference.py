"""The row that adds a source to a record: source, according to, quote."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.records.evidence import references
from mercato.widgets.alive import while_alive
from mercato.widgets.fields.authority_field import AuthorityField
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.text_field import LineField
from mercato.widgets.forms import verbs
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.panel.reference_editor import according_to
from mercato.workspace import words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.widgets.fields.link import Link


class AddReference(QWidget):
    """Three fields and a button; Enter in the last one adds, too."""

    open_record = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: int | None = None
        self.source = LinkField(context, self.tr("Add a source"), ("source",), lenient=True)
        hints = self.tr("URL, headline or text of the source"), self.tr("URL, headline or text")
        self.source.line.set_hints(*hints)
        self.according_to = AuthorityField(context, words.field("reference", "according_to"))
        self.quote = LineField(context, words.field("reference", "quote"))
        self.button = QPushButton(self.tr("Add this source"))
        self.button.setAccessibleName(self.button.text())
        self._rows = FormRows()
        for field in (self.source, self.according_to, self.quote):
            self._rows.add(field.label, field)
            field.open_record.connect(self.open_record)
        self._rows.add_below(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._rows)
        self.source.edited.connect(self._show_rest)
        self.quote.enter_pressed.connect(self.add)
        self.button.clicked.connect(self.add)
        self._show_rest()

    def show_record(self, record: int | None) -> None:
        """Add to that record from now on."""
        if record != self._record:
            self._record = record
            self._empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter adds from any of the fields."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Let the source support the record."""
        source = self.source.link()
        if self._record is None or not source.text.strip():
            return
        given: dict[str, Any] = {"quote": self.quote.value()}
        if self.according_to.value() is not None:
            given |= according_to(self.according_to.link())
        self._context.workspace.edit(
            "reference.created",
            partial(_add, self._record, source, given),
            values=partial(_label_values, self._record),
            then=self._added,
            refused=self._refused,
        )

    @while_alive
    def _added(self, _reference: int) -> None:
        self._empty()
        self.source.take_focus()

    @while_alive
    def _refused(self, trouble: Trouble) -> None:
        fields = {"quote": self.quote, "according_to": self.according_to}
        field = fields.get(getattr(trouble, "field", None) or "", self.source)
        field.refuse(words.trouble(trouble))

    def _empty(self) -> None:
        for field in (self.source, self.according_to, self.quote):
            field.replace_value(None)
        self._show_rest()

    def _show_rest(self) -> None:
        """The other fields come once there is a source."""
        named = bool(self.source.link().text.strip())
        for field in (self.according_to, self.quote):
            self._rows.show_field(field, shown=named)
        self.button.setVisible(named)


def _add(record: int, source: Link, given: dict[str, Any]) -> int:
    found = verbs.resolve(source, ("source",))
    return references.add_reference(found, record, **given)


def _label_values(record: int, _reference: int) -> dict[str, Any]:
    return verbs.named(record)
