"""Making and changing records, one way for all types, for forms, command line and imports alike.

Verbs open no transaction and know nothing of undo: they run inside `journal.edit`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mercato.records import dates, fields
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.evidence import quotes, source_dates
from mercato.records.language import naming
from mercato.records.moving import move_status
from mercato.records.schema import ENTITIES, Alias, Record, Reference
from mercato.records.storage.engine import Prepared
from mercato.records.verbs import rules, values

if TYPE_CHECKING:
    import peewee as pw


def create(record_type: str, **given: Any) -> int:
    """Make a record of this type from its fields, and return its id; raises `Refused`.

    Dates are `DateValue` or text, links are ids of records, everything else may be text.
    """
    stored = _columns(record_type, given)
    _require(record_type, stored)
    confidentiality = stored.pop("confidentiality", None) or _confidentiality(record_type, stored)
    typed_name = stored.get("name")
    rules.complete(record_type, None, stored)
    model: Any = ENTITIES[record_type]
    _take_defaults(model, stored)
    rules.check(record_type, dict.fromkeys(model._meta.fields) | stored, set(stored))
    record = Record.create(type=record_type, confidentiality=confidentiality)
    model.insert(id=record.id, **stored).execute()
    original = naming.read(str(typed_name)).original if record_type == "person" else None
    if original is not None:
        Alias.create(record=record.id, text=original)
    name_forms.add(record_type, record.id, stored, (original,) if original else ())
    if record_type == "move":
        move_status.note(record.id)
    return int(record.id)


def set_field(record_id: int, name: str, value: Any) -> None:
    """Change one field of a record; raises `Refused` with the field's name."""
    set_fields(record_id, **{name: value})


def set_fields(record_id: int, **given: Any) -> None:
    """Change several fields of a record at once, so that only the result has to make sense."""
    record_type = type_of(record_id)
    stored = _columns(record_type, given)
    confidentiality = stored.pop("confidentiality", None)
    if stored:
        _store(record_type, record_id, stored)
    if confidentiality is not None:
        Record.update(confidentiality=confidentiality).where(Record.id == record_id).execute()


def get_fields(record_id: int) -> dict[str, Any]:
    """All fields of a record by name; a date is a `DateValue` or None, a link an id or None."""
    record_type = type_of(record_id)
    stored = row(record_type, record_id)
    stored["confidentiality"] = _CONFIDENTIALITY.one(record_id)[0]
    return {
        field.name: values.date_of(stored, field.name)
        if field.kind == "date"
        else stored[field.name]
        for field in fields.FIELDS[record_type]
    }


def date_of(row: dict[str, Any], name: str) -> dates.DateValue | None:
    """The date that a row holds under a name, with its companions; None if there is none."""
    return values.date_of(row, name)


def type_of(record_id: int) -> str:
    """The type of a record; raises `Refused` if it is gone, merged away included."""
    found = _TYPE.one(record_id)
    if found is None:
        raise Refused("record.missing", record=str(record_id))
    return str(found[0])


def _type(record_id: Any) -> pw.Query:
    return Record.select(Record.type).where(Record.id == record_id, Record.merged_into.is_null())


_TYPE = Prepared(_type)


def _secrecy(record_id: Any) -> pw.Query:
    return Record.select(Record.confidentiality).where(Record.id == record_id)


_CONFIDENTIALITY = Prepared(_secrecy)


def uid_of(record_id: int) -> str:
    """The stable identifier of a record."""
    return str(Record.select(Record.uid).where(Record.id == record_id).scalar())


def row(record_type: str, record_id: int) -> dict[str, Any]:
    """The row of a record in its type's table, links as ids."""
    found = _rows(record_type).one(record_id)
    if found is None:
        raise Refused("record.missing", record=str(record_id))
    columns = ENTITIES[record_type]._meta.sorted_fields
    return {
        field.name: field.python_value(value) for field, value in zip(columns, found, strict=True)
    }


@cache
def _rows(record_type: str) -> Prepared:
    model: Any = ENTITIES[record_type]

    def build(record_id: Any) -> pw.Query:
        return model.select().where(model.id == record_id)

    return Prepared(build)


def _columns(record_type: str, given: dict[str, Any]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for name, value in given.items():
        try:
            field = fields.field(record_type, name)
        except KeyError:
            raise Refused("field.unknown", field=name, name=name, type=record_type) from None
        stored |= values.columns(record_type, field, value)
    return stored


def _require(record_type: str, stored: dict[str, Any]) -> None:
    for field in fields.FIELDS[record_type]:
        if field.required and stored.get(field.name) is None:
            raise Refused("field.required", field=field.name)


def _confidentiality(record_type: str, stored: dict[str, Any]) -> str:
    """A tip is protected unless said otherwise."""
    tip = record_type == "source" and stored.get("kind") == "tip"
    return "protected" if tip else "public"


def _take_defaults(model: type[pw.Model], stored: dict[str, Any]) -> None:
    """An emptied field that must hold something goes back to its default."""
    for name, value in stored.items():
        column = model._meta.fields[name]
        if value is None and not column.null and column.default is not None:
            stored[name] = column.default


def _store(record_type: str, record_id: int, stored: dict[str, Any]) -> None:
    model: Any = ENTITIES[record_type]
    before = row(record_type, record_id)
    rules.complete(record_type, before, stored)
    _take_defaults(model, stored)
    changed = {name for name, value in stored.items() if before[name] != value}
    if not changed:
        return
    rules.check(record_type, before | stored, changed)
    _require_source(record_type, record_id, stored, changed)
    model.update(**{name: stored[name] for name in changed}).where(model.id == record_id).execute()
    _follow(record_type, record_id, before, changed)


def _require_source(
    record_type: str, record_id: int, stored: dict[str, Any], changed: set[str]
) -> None:
    """Refuse what may be said only on somebody's word of a record that has no source."""
    said = [name for name in fields.ON_SOMEBODYS_WORD.get(record_type, ()) if name in changed]
    named = next((name for name in said if stored[name] is not None), None)
    if named and not Reference.select().where(Reference.record == record_id).exists():
        raise Refused("move.source_needed", field=named)


def _follow(record_type: str, record_id: int, before: dict[str, Any], changed: set[str]) -> None:
    """What a change of these columns means for other tables."""
    if name_forms.follows(record_type, changed):
        name_forms.refresh([record_id])
    if record_type == "move" and not changed.isdisjoint(move_status.SCALES):
        move_status.note(record_id)
    if record_type == "source":
        if "kind" in changed:
            _protect_tip(record_id)
        if "published_on" in changed:
            source_dates.resolve(record_id, before["published_on"])
        if "text" in changed:
            quotes.place_all(record_id)


def _protect_tip(source: int) -> None:
    """A source that turns out to be a tip is protected, unless it was already not public."""
    if row("source", source)["kind"] == "tip":
        public = (Record.id == source) & (Record.confidentiality == "public")
        Record.update(confidentiality="protected").where(public).execute()
