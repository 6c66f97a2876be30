"""The small lists of a form, each bound to its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from mercato.widgets.forms import list_verbs, showing, verbs
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.widgets.fields.rows_field import EditableRow, RowsField
    from mercato.workspace.record_view_data import RecordView


class FormLists(QObject):
    """Aliases, identifiers, follow-ups, a career: rows added, changed and removed one by one."""

    open_record = Signal(int)

    def __init__(self, context: Context, record_type: str, parent: QObject) -> None:
        super().__init__(parent)
        self.record: int | None = None
        self._context = context
        self._type = record_type
        self._lists: dict[str, RowsField] = {}

    def __getitem__(self, name: str) -> RowsField:
        return self._lists[name]

    @property
    def names(self) -> list[str]:
        """The lists that are served."""
        return list(self._lists)

    def bind(self, name: str, rows: RowsField) -> None:
        """Serve a list."""
        self._lists[name] = rows
        rows.added.connect(partial(self._add, name))
        rows.changed.connect(partial(self._change, name))
        rows.removed.connect(partial(self._remove, name))
        rows.open_record.connect(self.open_record)

    def show_view(self, view: RecordView) -> None:
        """Show the lists of a record."""
        if view.record != self.record:
            self.clear()
        self.record = view.record
        for name, rows in self._lists.items():
            rows.show_rows(showing.shown_rows(view, name))

    def made(self, record: int) -> None:
        """The record of the form exists now: rows typed before follow it."""
        self.record = record
        for rows in self._lists.values():
            for row in rows.rows:
                row.offer()

    def clear(self) -> None:
        """Empty all lists, and forget what is typed in them."""
        self.record = None
        for rows in self._lists.values():
            rows.clear()

    def _add(self, name: str, row: EditableRow) -> None:
        if self.record is None:
            row.refused()
            return
        raws = {column: field.raw() for column, field in row.fields.items()}
        self._edit(
            name,
            partial(list_verbs.add_row, name, self.record, row.values()),
            then=partial(self._added, row, raws),
            refused=partial(self._not_added, row),
        )

    def _added(self, row: EditableRow, raws: dict[str, object], row_id: int) -> None:
        if isValid(row):
            for column, raw in raws.items():
                row.fields[column].saved(raw)
            row.bind(row_id)

    def _not_added(self, row: EditableRow, trouble: Trouble) -> None:
        if isValid(row):
            row.refused()
        self._show_at(row, next(iter(row.fields)), trouble)

    def _change(self, name: str, row: EditableRow, column: str) -> None:
        if self.record is None or row.id is None:
            return
        raw = row.fields[column].raw()
        verb = partial(list_verbs.change_row, name, self.record, row.id, column, row.values())
        self._edit(
            name,
            verb,
            then=partial(self._changed, row, column, raw),
            refused=partial(self._show_at, row, column),
            merge_key=f"{name}:{row.id}:{column}",
        )

    def _changed(self, row: EditableRow, column: str, raw: object, _result: object) -> None:
        if isValid(row):
            row.fields[column].saved(raw)

    def _show_at(self, row: EditableRow, column: str, trouble: Trouble) -> None:
        if not isValid(row):
            self._context.workspace.refused.emit(trouble)
            return
        field = row.fields.get(getattr(trouble, "field", None) or column, row.fields[column])
        field.refuse(words.trouble(trouble))

    def _remove(self, name: str, row: EditableRow) -> None:
        if row.id is not None:
            self._edit(name, partial(list_verbs.remove_row, name, row.id))

    def _edit(self, name: str, verb: Any, **options: Any) -> None:
        assert self.record is not None
        values = partial(_label_values, self.record, name)
        self._context.workspace.edit(f"{self._type}.changed", verb, values=values, **options)


def _label_values(record: int, name: str, _result: object) -> dict[str, Any]:
    return verbs.named(record, field=name)
