"""The field of a form as it begins in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from mercato.records import fields
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.forms.making import make_field
from mercato.widgets.tables.later_keys import letter_key
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field
    from mercato.widgets.tables.cell_fields import CellField


def make(context: Context, record_type: str, found: CellField, record: int) -> Field:
    """The field of the form, with the value of a record; it waits for Enter, Tab or to be left."""
    field = _field(context, record_type, found.name)
    field.commits_on_pause = False
    field.replace_value(found.shown)
    if isinstance(field, DateField):
        field.anchor = lambda: found.anchor
    if isinstance(field, LinkField):
        field.exclude(record)
    return field


def begin_text(editor: QWidget, typed: str) -> None:
    """Put the cursor behind the text, or what was typed in its place."""
    if isinstance(editor, QLineEdit):
        editor.selectAll() if typed else editor.end(False)
    elif isinstance(editor, QPlainTextEdit) and typed:
        editor.selectAll()
    for letter in typed:
        QApplication.sendEvent(editor, letter_key(letter))


def _field(context: Context, record_type: str, name: str) -> Field:
    """A date says whose it is, as "Date" may be any of a move's."""
    if name != "tags" and fields.field(record_type, name).kind == "date":
        return DateField(context, words.field(record_type, name), in_row=True)
    return make_field(context, record_type, name)
