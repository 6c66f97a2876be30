"""What a form does to a record: one field set, one row of a list added. Runs inside an edit."""

from __future__ import annotations

from typing import Any

from mercato.records import fields
from mercato.records.belongings import tags
from mercato.records.evidence import claims, references
from mercato.records.fields import ENDS
from mercato.records.moving import move_ends
from mercato.records.verbs import editing, linking
from mercato.widgets.fields.link import Link
from mercato.widgets.forms.described import NO_COLUMNS
from mercato.workspace import headings


def create(record_type: str, given: dict[str, Any]) -> int:
    """Make a record from what stands in the fields of its form, and return its id."""
    plain = {name: value for name, value in given.items() if name not in NO_COLUMNS}
    stored = {name: _stored(record_type, name, value) for name, value in plain.items()}
    record = editing.create(record_type, **stored)
    for name in given.keys() - plain.keys():
        set_value(record, record_type, name, given[name])
    return record


def set_value(record: int, record_type: str, name: str, value: Any) -> None:
    """Give one field of a record's form its value; a link may be a text to be found or made."""
    if name == "tags":
        tags.set_names(record, value)
    elif name == "subjects":
        claims.set_subjects(record, [resolve(link, ("organization",)) for link in value])
    elif name == "source":
        if value is not None:
            references.add_reference(resolve(value, ("source",)), record)
    else:
        editing.set_fields(record, **fields_of(record_type, name, value))


def unmade(record_type: str, name: str) -> dict[str, Any]:
    """The fields that go with a link to a record which is still to be made."""
    return (
        {name: None, ENDS[name]: "known"}
        if record_type == "move" and name in ENDS
        else {name: None}
    )


def fields_of(record_type: str, name: str, value: Any) -> dict[str, Any]:
    """The fields that a value of a form's field sets: an end of a move is two."""
    if record_type == "move" and name in ENDS:
        return _end(name, value)
    return {name: _stored(record_type, name, value)}


def resolve(link: Link, types: tuple[str, ...]) -> int:
    """The record that a link stands for, made if there is none."""
    if link.record is not None:
        return link.record
    record_type = link.type or types[0]
    if link.new and record_type in ("person", "organization"):
        return _another(record_type, link.text)
    return linking.find_or_create(record_type, link.text)


def _another(record_type: str, text: str) -> int:
    """One more record of a name that is taken; of a path only the last step is new."""
    above, _, name = text.rpartition(">")
    if record_type == "person" or not above:
        return editing.create(record_type, name=text.strip())
    parent = linking.find_or_create("organization", above)
    return editing.create("organization", name=name.strip(), parent=parent)


def named(record: int, **values: Any) -> dict[str, Any]:
    """The values of an edit's label: what the record is called, and others."""
    return {"name": headings.name(record), **values}


def _stored(record_type: str, name: str, value: Any) -> Any:
    if not isinstance(value, Link):
        return value
    field = fields.field(record_type, name)
    if name == "relays":
        return relayed(value)
    if name == "outlet" and value.record is None:
        return linking.outlet(value.text)
    return resolve(value, field.target)


def _end(name: str, value: Link | None) -> dict[str, Any]:
    text = None if value is None else value.record or value.text
    end = move_ends.read(text)
    return {name: move_ends.organization(end, field=name), ENDS[name]: end.state}


def relayed(link: Link) -> int:
    """The source that another one relays; an outlet stands for a report of its own.

    "According to Bloomberg" says no more of the report than where it appeared.
    """
    if link.type != "organization":
        if link.record is not None:
            return link.record
        known = linking.find("source", link.text)
        if len(known) == 1:
            return known[0]
        if link.type == "source":
            return linking.find_or_create("source", link.text)
    outlet = link.record or linking.outlet(link.text)
    return editing.create("source", outlet=outlet)
