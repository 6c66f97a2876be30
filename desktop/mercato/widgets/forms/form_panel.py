"""The form of one record: shows it, and commits each field by itself."""

from __future__ import annotations

import time
import uuid
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mercato.widgets.alive import while_alive
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.fields.field import Field
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.tags_field import LinksField
from mercato.widgets.forms import showing, verbs
from mercato.widgets.forms.described import DERIVED, FORMS, INSTEAD, LISTS, NEEDED
from mercato.widgets.forms.form_layout import FormRows
from mercato.widgets.forms.form_lists import FormLists
from mercato.widgets.forms.making import make_field, make_rows
from mercato.widgets.forms.more import More
from mercato.widgets.forms.similar_hints import SimilarHints
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.widgets.fields.rows_field import RowsField
    from mercato.workspace.record_view_data import RecordView

NEW_FOR = 55.0
"""Seconds in which typing on in the name of a new record belongs to its creation."""

_CHIPS = ("tags", "subjects")


class FormPanel(QWidget):
    """All fields of one type of record, bound to one record or to a new one.

    A new record exists once one of its needed fields is filled; `created` tells its id.
    """

    created = Signal(int)
    open_record = Signal(int)

    def __init__(self, context: Context, record_type: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record_type = record_type
        self.record: int | None = None
        self.fields: dict[str, Field] = {}
        self._texts: dict[tuple[int, str], tuple[object, str]] = {}
        self._creating = False
        self._waiting: list[str] = []
        self._new_key = ""
        self._new_until = 0.0
        self.lists = FormLists(context, record_type, self)
        self.lists.open_record.connect(self.open_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._view: RecordView | None = None
        self._shown = FormRows()
        self.more = More(context.theme)
        self.more.first_opened.connect(self._build_more)
        self._build(column)
        self.similar = SimilarHints(context, record_type, self.fields, self)
        self.similar.open_record.connect(self.open_record)

    def show_view(self, view: RecordView) -> None:
        """Show a record as it is now; text that is not committed stays where it was typed."""
        another = view.record != self.record
        if another:
            self._leave()
        self.record, self._view = view.record, view
        self._exclude(view.record)
        for name, field in self.fields.items():
            value = showing.shown(view, name)
            if another:
                field.replace_value(value)
                self._show_kept(name, field)
            else:
                field.show_value(value)
        self.lists.show_view(view)
        for name, other in INSTEAD.get(self.record_type, {}).items():
            filled, instead = view.fields.get(name), view.fields.get(other)
            plain = filled in (None, showing.default(self.record_type, name))
            self._shown.show_field(self.fields[name], shown=not plain or instead is None)
        if another:
            self.similar.start(view.record)
            self.more.open(opened=self._holds_more(view))

    def _exclude(self, record: int) -> None:
        """No record is its own subject, parent or origin."""
        for field in self.fields.values():
            if isinstance(field, LinkField | LinksField):
                field.exclude(record)

    def start_new(self, given: dict[str, Any] | None = None) -> None:
        """Empty the form for a record that does not exist yet."""
        self._leave()
        self.record = self._view = None
        self._new_key = f"new {uuid.uuid4()}"
        for name, field in self.fields.items():
            field.replace_value((given or {}).get(name, self._default(name)))
        self.lists.clear()
        self.similar.start(None)
        self.more.open(opened=False)

    def focus_first(self) -> None:
        """Put the cursor into the first field that is shown."""
        next(one for one in self.fields.values() if not one.isHidden()).take_focus()

    def finish(self) -> None:
        """Commit what is typed, as leaving does."""
        for field in self.fields.values():
            field.finish()

    def commit(self, name: str) -> None:
        """Bring one field's value into the file."""
        if self.record is None:
            self._create(name)
            return
        field = self.fields[name]
        record, raw = self.record, field.raw()
        created = name in NEEDED[self.record_type] and time.monotonic() < self._new_until
        self.context.workspace.edit(
            f"{self.record_type}.{'created' if created else 'changed'}",
            partial(verbs.set_value, record, self.record_type, name, field.value()),
            merge_key=self._new_key if created else f"{record}:{name}",
            values=partial(_label_values, record, name),
            then=partial(self._saved, record, name, raw),
            refused=partial(self._refused, record, name, raw),
        )

    def _build(self, column: QVBoxLayout) -> None:
        form = FORMS[self.record_type]
        last = FormRows()
        for name in form.shown:
            self._shown.add(self._label(name), self._make(name))
        self.more.name([self._label(name) for name in form.more])
        for name in form.last:
            last.add_wide(PlainLabel(self._label(name), kind="section"))
            last.add_wide(self._make(name))
        column.addWidget(self._shown)
        if form.more:
            column.addWidget(self.more)
        if form.last:
            column.addWidget(last)
        column.addStretch()
        self._order()

    def _build_more(self) -> None:
        """Make the fields behind "More", which show what the others do."""
        for name in FORMS[self.record_type].more:
            widget = self._make(name)
            self.more.rows.add(self._label(name), widget)
            if isinstance(widget, Field):
                value = showing.shown(self._view, name) if self._view else self._default(name)
                widget.replace_value(value)
                self._show_kept(name, widget)
        if self._view is not None:
            self.lists.show_view(self._view)
        self._order()

    def _order(self) -> None:
        """Let Tab follow the reading order; rows come and go."""
        form = FORMS[self.record_type]
        widgets: list[QWidget] = []
        for name in form.names:
            if name == next(iter(form.more), None):
                widgets.append(self.more.button)
            if name in self.fields:
                widgets += self.fields[name].editors()
            elif name in self.lists.names:
                widgets += self.lists[name].editors()
        in_tab_order(widgets)

    def _label(self, name: str) -> str:
        return words.field(self.record_type, name)

    def _make(self, name: str) -> Field | RowsField:
        if name in LISTS and name not in _CHIPS:
            rows = make_rows(self.context, self.record_type, name)
            self.lists.bind(name, rows)
            rows.rows_changed.connect(self._order)
            return rows
        field = make_field(self.context, self.record_type, name)
        field.committed.connect(partial(self.commit, name))
        field.open_record.connect(self.open_record)
        if isinstance(field, DateField):
            field.anchor = partial(self._anchor, name)
        self.fields[name] = field
        return field

    def _create(self, name: str) -> None:
        """Make the record once it has what it needs; until then everything waits in its field."""
        if self._creating:
            self._waiting.append(name)
            return
        typed = {one: field for one, field in self.fields.items() if field.dirty}
        if not any(one in typed and typed[one].value() for one in NEEDED[self.record_type]):
            return
        self._creating = True
        given = {one: field.value() for one, field in typed.items()}
        raws = {one: field.raw() for one, field in typed.items()}
        self.context.workspace.edit(
            f"{self.record_type}.created",
            partial(verbs.create, self.record_type, given),
            merge_key=self._new_key,
            values=verbs.named,
            then=partial(self._made, self._new_key, raws),
            refused=partial(self._not_made, self._new_key, name),
        )

    @while_alive
    def _made(self, key: str, raws: dict[str, object], record: int) -> None:
        self._creating = False
        if key != self._new_key or self.record is not None:
            return
        self.record = record
        self._exclude(record)
        self._new_until = time.monotonic() + NEW_FOR
        for name, raw in raws.items():
            self.fields[name].saved(raw)
        self.lists.made(record)
        self.similar.made(record)
        waiting, self._waiting = self._waiting, []
        self.created.emit(record)
        for name in dict.fromkeys(waiting):
            if self.fields[name].dirty:
                self.commit(name)

    @while_alive
    def _not_made(self, key: str, name: str, trouble: Trouble) -> None:
        self._creating = False
        self._waiting = []
        if key != self._new_key:
            self.context.workspace.refused.emit(trouble)
            return
        field = self.fields.get(getattr(trouble, "field", None) or name, self.fields[name])
        field.refuse(words.trouble(trouble))

    @while_alive
    def _saved(self, record: int, name: str, raw: object, _result: object) -> None:
        self._texts.pop((record, name), None)
        if record == self.record:
            self.fields[name].saved(raw)

    @while_alive
    def _refused(self, record: int, name: str, raw: object, trouble: Trouble) -> None:
        reason = words.trouble(trouble)
        self._texts[record, name] = (raw, reason)
        if record == self.record:
            self.fields[name].refuse(reason)
        else:
            self.context.workspace.refused.emit(trouble)

    def _show_kept(self, name: str, field: Field) -> None:
        """Show again what was typed for this record and refused."""
        kept = self._texts.get((self.record or 0, name))
        if kept is not None:
            field.show_raw(kept[0])
            field.refuse(kept[1])

    def _leave(self) -> None:
        self.finish()
        self._creating = False
        self._waiting = []
        self._new_key = ""
        self._new_until = 0.0

    def _holds_more(self, view: RecordView) -> bool:
        derived = DERIVED.get(self.record_type, frozenset())
        for name in FORMS[self.record_type].more:
            value = view.lists.get(name) or showing.shown(view, name)
            if value and name not in derived and value != self._default(name):
                return True
            if (view.record, name) in self._texts:
                return True
        return False

    def _default(self, name: str) -> object:
        return showing.default(self.record_type, name)

    def _anchor(self, name: str) -> str | None:
        """What "last Monday" counts from: the day the source itself was published."""
        published = self.fields.get("published_on")
        if not isinstance(published, DateField) or name == "published_on":
            return None
        date = published.date()
        return None if date is None else date.edtf


def _label_values(record: int, name: str, _result: object) -> dict[str, Any]:
    return verbs.named(record, field=name)
