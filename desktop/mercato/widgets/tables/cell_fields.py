"""Which field of a record a cell is, or why a cell cannot be changed in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mercato.records import fields, schema
from mercato.records.belongings import tags
from mercato.records.finding import tables
from mercato.records.verbs import editing
from mercato.widgets.forms import showing
from mercato.widgets.forms.described import FORMS, LISTS
from mercato.workspace import record_reading

_CAREER = frozenset(("role", "organization", "as_of"))
_LISTED = frozenset(LISTS) - {"tags"}
_STATES = frozenset(fields.ENDS.values())


@dataclass(frozen=True, slots=True)
class CellField:
    """The field behind a cell: its name, what it shows, the day that "last Monday" counts from."""

    name: str
    shown: object
    anchor: str | None = None


def why_not(table: str, column: str) -> str | None:
    """The code of the reason why cells of a column cannot be changed in place; None if they can."""
    record_type = tables.TABLES[table].record_type
    if record_type not in FORMS:
        return "cell.reference"
    if table == "people" and column in _CAREER:
        return "cell.career"
    if column in _LISTED:
        return "cell.list"
    if column in _STATES:
        return "cell.state"
    if column == "tags" or column in FORMS[record_type].names or (table, column) == _DATE:
        return None
    if column == "uid":
        return "cell.for_ever"
    counted = tables.TABLES[table].columns[column].kind == "number"
    return "cell.counted" if counted and column != "sequence" else "cell.derived"


_DATE = ("moves", "date")


def read(table: str, column: str, record: int) -> CellField:
    """The field behind a cell, read from the file; raises `Refused` if the record is gone."""
    record_type = tables.TABLES[table].record_type
    name = column
    stored = editing.get_fields(record)
    if (table, column) == _DATE:
        ((which,),) = tables.page(table, [record], ("date_which",))
        name = schema.MOVE_DATES.get(which, "announced_on")
    elif (table, column) == ("moves", "person") and stored["party"] and not stored["person"]:
        name = "party"
    if name == "tags":
        return CellField(name, tags.names(record))
    shown = showing.shown_value(record_type, _needed(record_type, stored, name), name)
    published = stored.get("published_on") if name != "published_on" else None
    return CellField(name, shown, None if published is None else published.edtf)


def _needed(record_type: str, stored: dict[str, Any], name: str) -> dict[str, Any]:
    """The values that a field is shown from."""
    linked = fields.field(record_type, name).kind == "link"
    states = {one: stored[one] for one in _STATES if one in stored}
    value = {name: stored[name]}
    return states | (record_reading.linked_values(record_type, value) if linked else value)
