"""One field of many records: the value that all have, or that there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mercato.records import fields
from mercato.widgets.fields.choice_field import ChoiceField
from mercato.widgets.fields.hinted_line import HintedLine
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.forms.making import make_field
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

_SEVERAL = "several values"
"""The code of the entry that a choice shows for several values."""

_EITHER = ("yes", "no")


class SeveralRow(QObject):
    """A field that is shared by many records; `changed` whenever it may stand for a change.

    Nothing that is typed is committed. Where there are several values, `clear` empties them all.
    """

    changed = Signal()

    def __init__(self, context: Context, record_type: str, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.label = words.field(record_type, name)
        self._boolean = fields.field(record_type, name).kind == "boolean"
        self.field: Field = (
            ChoiceField(context, self.label, "flag", _EITHER)
            if self._boolean
            else make_field(context, record_type, name)
        )
        self.field.commits_on_pause = False
        self._several = False
        self.clear: QPushButton | None = None
        self.beside: QWidget | None = None
        if not isinstance(self.field, ChoiceField):
            self.clear, self.beside = self._clearing()
        self.field.edited.connect(self._edited)

    @property
    def several(self) -> bool:
        """Whether the records hold several values."""
        return self._several

    def stops(self) -> list[QWidget]:
        """What Tab comes to."""
        return [*self.field.editors(), *([] if self.clear is None else [self.clear])]

    @property
    def is_changed(self) -> bool:
        """Whether something else is asked for than the records hold."""
        return self.field.dirty or self._is_emptied

    @property
    def is_settled(self) -> bool:
        """Whether it is clear which record a name means."""
        return not isinstance(self.field, LinkField) or self.field.is_settled

    def value(self) -> object:
        """What is asked for."""
        return None if self._is_emptied else self.field.value()

    def show_common(self, value: object, *, several: bool) -> None:
        """Show what all have, or that there are several values; what is typed stays."""
        self._several = several
        field = self.field
        if self.clear is not None:
            self.clear.setChecked(self._is_emptied and several)
            self.clear.setVisible(several)
        if isinstance(field, ChoiceField):
            self._show_choice(field, value)
        else:
            field.show_value(None if several else value)
        self._say()

    def show_unknown(self) -> None:
        """Show no value: what the records have is still being compared; what is typed stays."""
        if not self.is_changed:
            could_clear = self.clear is not None and not self.clear.isHidden()
            self.show_common(None, several=True)
            if self.clear is not None:
                self.clear.setVisible(could_clear)

    def restore(self) -> None:
        """Forget what is asked for."""
        self._fill_again()
        self.field.show_raw(self.field.known)
        self.field.accept()
        self.changed.emit()

    @property
    def _is_emptied(self) -> bool:
        return self.clear is not None and self.clear.isChecked()

    def _fill_again(self) -> None:
        if self.clear is not None:
            self.clear.setChecked(False)

    def _clearing(self) -> tuple[QPushButton, QWidget]:
        """The button that empties the field, and what stands beside that; a choice has an entry."""
        button = QPushButton(self.tr("Empty"))
        button.setProperty("kind", "proposal")
        button.setCheckable(True)
        button.setAccessibleName(self.tr("Empty {field} of all").format(field=self.label))
        button.setToolTip(button.accessibleName())
        button.toggled.connect(self._emptied)
        button.hide()
        beside = QWidget()
        beside.setFixedHeight(QLineEdit().sizeHint().height())
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        return button, beside

    def _show_choice(self, field: ChoiceField, value: object) -> None:
        row = field.combo.findData(_SEVERAL)
        if self._several and row < 0:
            field.combo.insertItem(0, self.tr("(several values)"), _SEVERAL)
        if self._boolean and not self._several:
            value = "yes" if value else "no"
        field.show_value(_SEVERAL if self._several else value)
        if not self._several and row >= 0 and field.combo.currentIndex() != row:
            field.combo.removeItem(row)

    def _say(self) -> None:
        """Say in the empty field what stands there, or will."""
        text = self.tr("will be empty") if self._is_emptied else self.tr("several values")
        for editor in self.field.editors():
            if isinstance(editor, HintedLine):
                editor.cover(text if self._several else "")
            elif isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.setPlaceholderText(text if self._several else "")

    def _emptied(self, emptied: bool) -> None:
        if emptied and self.field.dirty:
            self.field.show_raw(self.field.known)
        self._say()
        self.changed.emit()

    def _edited(self) -> None:
        self.field.accept()
        if self.field.dirty:
            self._fill_again()
        self.changed.emit()
