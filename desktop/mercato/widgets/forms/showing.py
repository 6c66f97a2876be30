"""From a record's view to what its form's fields show."""

from __future__ import annotations

from typing import Any

from mercato.records import fields
from mercato.widgets.fields.link import Link
from mercato.widgets.forms.described import LISTS, NO_COLUMNS
from mercato.widgets.forms.making import END_MARKS, OPTIONAL
from mercato.workspace.record_view_data import Linked, RecordView

STEP = " > "
_DEFAULTS = {"stage": "agreed", "verification": "reported"}
_MARKS = {state: mark for mark, state in END_MARKS.items() if state != "unknown"}


def shown(view: RecordView, name: str) -> object:
    """What the field of that name shows."""
    return shown_value(view.type, view.fields, name)


def shown_value(record_type: str, values: dict[str, Any], name: str) -> object:
    """The same of fields alone, as `RecordView.fields` holds them."""
    value = values.get(name)
    if value is None and record_type == "move" and name in fields.ENDS:
        mark = _MARKS.get(values.get(fields.ENDS[name], ""))
        return Link(None, mark) if mark else None
    if name == "subjects":
        return tuple(_plain(one) for one in value or ())
    return _plain(value)


def shown_rows(view: RecordView, name: str) -> list[tuple[int, dict[str, object]]]:
    """What the rows of a small list show."""
    return [
        (row.id, {column: _plain(value) for column, value in row.values.items()})
        for row in view.lists.get(name, ())
    ]


def link_to(linked: Linked) -> Link:
    """A linked record as a link field shows it: units with what they are part of."""
    text = STEP.join(linked.path) or linked.name or linked.line
    return Link(linked.record, text, linked.type)


def default(record_type: str, name: str) -> object:
    """What stands in a field of a record that does not exist yet."""
    if name in NO_COLUMNS or name in LISTS:
        return None
    field = fields.field(record_type, name)
    if field.kind == "choice" and name not in OPTIONAL:
        return _DEFAULTS.get(name, field.choices[0])
    return None


def _plain(value: Any) -> Any:
    return link_to(value) if isinstance(value, Linked) else value
