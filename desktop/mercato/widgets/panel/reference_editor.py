"""What a source says of a record, to be corrected: quote, according to, stance, locator."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mercato.records import codes
from mercato.records.errors import Refused
from mercato.records.evidence import references
from mercato.records.verbs import describing, editing
from mercato.widgets.alive import while_alive
from mercato.widgets.fields.authority_field import AuthorityField
from mercato.widgets.fields.choice_field import ChoiceField
from mercato.widgets.fields.link import Link
from mercato.widgets.fields.text_field import LineField
from mercato.widgets.forms import verbs
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.labels import ElidedLabel
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

_COLUMNS = {"according_to_record": "according_to"}
"""Columns of the table whose value is changed in a field of another name."""


class ReferenceEditor(QWidget):
    """The fields of one reference, each commits by itself; `left` when it is closed."""

    open_record = Signal(int)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reference: int | None = None
        self._source = ElidedLabel(kind="section")

        def label(name: str) -> str:
            return words.field("reference", name)

        self.fields: dict[str, Field] = {
            "quote": LineField(context, label("quote")),
            "according_to": AuthorityField(context, label("according_to")),
            "stance": ChoiceField(context, label("stance"), "stance", codes.STANCE),
            "locator": LineField(context, label("locator")),
        }
        self.done = QPushButton(self.tr("Done"))
        self.done.setAccessibleName(self.done.text())
        self.done.clicked.connect(self.leave)
        rows = FormRows()
        rows.add_wide(self._source)
        for name, field in self.fields.items():
            rows.add(field.label, field)
            field.committed.connect(partial(self._commit, name))
            field.enter_pressed.connect(self.leave)
            field.open_record.connect(self.open_record)
        rows.add_below(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(rows)
        editors = [editor for field in self.fields.values() for editor in field.editors()]
        in_tab_order([*editors, self.done])
        self.hide()

    def edit(self, reference: int, column: str) -> None:
        """Show that reference, the cursor in what the column shows."""
        self.finish()
        self._reference = reference
        for field in self.fields.values():
            field.replace_value(None)
        self.show()
        self.fields.get(_COLUMNS.get(column, column), self.fields["quote"]).take_focus()
        self.refresh()

    def refresh(self) -> None:
        """Show what the file holds; text that is not committed stays."""
        if self._reference is not None:
            self._context.workspace.read(
                partial(_read, self._reference), self._show, channel=f"reference {id(self)}"
            )

    def finish(self) -> None:
        """Commit what is typed."""
        if self._reference is not None:
            for field in self.fields.values():
                field.finish()

    def leave(self) -> None:
        """Commit, and give the place back."""
        if self._reference is not None:
            self.finish()
            self._reference = None
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @while_alive
    def _show(self, found: dict[str, Any] | None) -> None:
        if found is None:
            self.leave()
        elif found["reference"] == self._reference:
            self._source.setText(found["source"])
            for name, field in self.fields.items():
                field.show_value(_shown(name, found))

    def _commit(self, name: str) -> None:
        if self._reference is None:
            return
        field, reference = self.fields[name], self._reference
        self._context.workspace.edit(
            "reference.changed",
            partial(_change, reference, name, field.value()),
            merge_key=f"reference:{reference}:{name}",
            values=partial(_label_values, name),
            then=partial(self._saved, name, field.raw()),
            refused=partial(self._refused, name),
        )

    @while_alive
    def _saved(self, name: str, raw: object, _record: int) -> None:
        self.fields[name].saved(raw)

    @while_alive
    def _refused(self, name: str, trouble: Trouble) -> None:
        if self._reference is None:
            self._context.workspace.refused.emit(trouble)
        else:
            self.fields[name].refuse(words.trouble(trouble))


def _read(reference: int) -> dict[str, Any] | None:
    with suppress(Refused):
        found = references.get_reference(reference)
        record = found["according_to_record"]
        names = {"source": describing.name(found["source"]), "reference": reference}
        if record is not None:
            names["authority"] = Link(record, describing.name(record), editing.type_of(record))
        return found | names
    return None


def _shown(name: str, found: dict[str, Any]) -> object:
    code = found["according_to"]
    if name != "according_to":
        return found[name]
    if "authority" in found:
        return found["authority"]
    return Link(None, words.choice("according_to", code)) if code else None


def _change(reference: int, name: str, value: Any) -> int:
    given = {name: value}
    if name == "according_to":
        given = according_to(value)
    references.change_reference(reference, **given)
    return int(references.get_reference(reference)["record"])


def according_to(link: Link | None) -> dict[str, Any]:
    """The fields of a reference that rests on the word of what a link names."""
    if link is None:
        return {"according_to": None, "according_to_record": None, "according_to_count": None}
    if link.record is not None:
        return {
            "according_to": "named",
            "according_to_record": link.record,
            "according_to_count": None,
        }
    return {"according_to": link.text.strip()}


def _label_values(name: str, record: int) -> dict[str, Any]:
    return verbs.named(record, field=name)
