"""The fields that several records may be given alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mercato.records.belongings import tags
from mercato.widgets.alive import while_alive
from mercato.widgets.fields.tags_field import TagsField
from mercato.widgets.forms import showing
from mercato.widgets.forms.described import ALIKE
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.forms.more import More
from mercato.widgets.labels import PlainLabel
from mercato.widgets.several.asking import Asked
from mercato.widgets.several.several_row import SeveralRow
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.bulk.common import Common
    from mercato.widgets.context import Context

_TOLD = 6
"""Tags whose numbers are told."""


class SeveralForm(QWidget):
    """Nothing here is committed by itself: `changed` tells that more or less is asked for.

    `look` asks to see what would change. Its fields are made one by one (`make_next`): together
    they would hold the window up.
    """

    changed = Signal()
    look = Signal()

    def __init__(self, context: Context, record_type: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record_type = record_type
        self.rows: dict[str, SeveralRow] = {}
        self._common: Common | None = None
        self.is_known = False
        self._wanted = self._tags_stand = False
        self._shown = FormRows()
        self.add_tags = self._tags(self.tr("Add tags"))
        self.remove_tags = self._tags(self.tr("Take off tags"))
        self._worn = PlainLabel(kind="hint")
        self.remove_tags.add_below(self._worn)
        self.more = More(context.theme)
        self.more.first_opened.connect(self._build_more)
        self._missing = list(ALIKE[record_type].shown)
        self.more.name([words.field(record_type, name) for name in ALIKE[record_type].more])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._shown)
        column.addWidget(self.more)
        column.addStretch()

    def make_next(self) -> bool:
        """Make one field that is missing, at last those for tags; False if none was."""
        if self._missing:
            self._add(self._shown, self._missing.pop(0))
        elif not self._tags_stand:
            self._tags_stand = True
            for field in (self.add_tags, self.remove_tags):
                self._shown.add(field.label, field)
            self._order()
        else:
            return False
        return True

    def make_whole(self) -> None:
        """Make all fields that are missing."""
        while self.make_next():
            pass

    @property
    def names(self) -> tuple[str, ...]:
        """The fields, those behind "More" too."""
        return ALIKE[self.record_type].names

    @property
    def changes(self) -> int:
        """How many fields are to be changed."""
        asked = [one for one in self.rows.values() if one.is_changed]
        return len(asked) + self.add_tags.dirty + self.remove_tags.dirty

    def asked(self) -> Asked:
        """What is asked for."""
        values = {name: row.value() for name, row in self.rows.items() if row.is_changed}
        add, remove = (
            tuple(str(name) for name in field.value())  # type: ignore[attr-defined]
            for field in (self.add_tags, self.remove_tags)
        )
        return Asked(self.record_type, values, add, remove)

    def show_common(self, common: Common) -> None:
        """Show what the records have in common; what is typed stays."""
        self._common, self.is_known = common, True
        for row in self.rows.values():
            self._show(row)
        told = [
            self.tr("{tag}: {count}").format(tag=name, count=words.number(count))
            for name, count in list(common.tags.items())[:_TOLD]
        ]
        self._worn.setText(self.tr("Worn: {tags}").format(tags=words.listed(told)) if told else "")
        self._worn.setVisible(bool(told))
        self.remove_tags.offer(list(common.tags))
        self.context.workspace.read(tags.all_names, self._offer_tags, channel=f"tags {id(self)}")
        self._look_if_settled()

    def show_unknown(self) -> None:
        """Show nothing of records that were shown before: others are meant, not yet compared."""
        self.is_known = self._wanted = False
        for row in self.rows.values():
            row.show_unknown()
        self._worn.hide()

    def restore(self) -> None:
        """Forget what is asked for."""
        for row in self.rows.values():
            row.restore()
        for field in (self.add_tags, self.remove_tags):
            field.replace_value(())
        self.changed.emit()

    def refuse(self, name: str | None, reason: str) -> bool:
        """Say at a field why its value is none; False if there is no such field."""
        if name == "tags":
            self.add_tags.refuse(reason)
        elif name in self.rows:
            self.rows[name].field.refuse(reason)
        else:
            return False
        return True

    def ask_to_look(self) -> None:
        """Ask to see what would change, once it is clear which records are meant."""
        self._wanted = True
        for row in self.rows.values():
            if not row.is_settled:
                row.field.finish()
        self._look_if_settled()

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.rows.values())).field.take_focus()

    def _look_if_settled(self) -> None:
        rows = self.rows.values()
        if self._wanted and self.is_known and all(row.is_settled for row in rows):
            self._wanted = False
            if self.changes and not any(row.field.refused for row in rows):
                self.look.emit()

    def _add(self, into: FormRows, name: str) -> None:
        row = self.rows[name] = SeveralRow(self.context, self.record_type, name, self)
        row.changed.connect(self.changed)
        row.field.committed.connect(self._look_if_settled)
        row.field.enter_pressed.connect(self.ask_to_look)
        into.add(row.label, row.field, row.beside)

    def _tags(self, label: str) -> TagsField:
        field = TagsField(self.context, label)
        field.edited.connect(field.accept)
        field.edited.connect(self.changed)
        return field

    def _build_more(self) -> None:
        for name in ALIKE[self.record_type].more:
            self._add(self.more.rows, name)
            if self._common is not None and self.is_known:
                self._show(self.rows[name])
            else:
                self.rows[name].show_unknown()
        self._order()

    def _show(self, row: SeveralRow) -> None:
        assert self._common is not None
        value = showing.shown_value(self.record_type, self._common.values, row.name)
        row.show_common(value, several=row.name in self._common.several)

    @while_alive
    def _offer_tags(self, names: list[str]) -> None:
        self.add_tags.offer(names)

    def _order(self) -> None:
        """Let Tab follow the reading order."""
        first, rest = ALIKE[self.record_type].shown, ALIKE[self.record_type].more
        widgets = self._editors(first)
        widgets += [*self.add_tags.editors(), *self.remove_tags.editors(), self.more.button]
        in_tab_order(widgets + self._editors(rest))

    def _editors(self, names: tuple[str, ...]) -> list[QWidget]:
        rows = [self.rows[name] for name in names if name in self.rows]
        return [one for row in rows for one in row.stops()]
