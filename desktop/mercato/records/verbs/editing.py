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
    stored = columns_of(record_type, given)
    original = make_ready(record_type, stored)
    confidentiality = stored.pop("confidentiality")
    model: Any = ENTITIES[record_type]
    record = Record.create(type=record_type, confidentiality=confidentiality)
    model.insert(id=record.id, **stored).execute()
    if original is not None:
        Alias.create(record=record.id, text=original)
    name_forms.add(record_type, record.id, stored, (original,) if original else ())
    if record_type == "move":
        move_status.note(record.id)
    return int(record.id)


def make_ready(record_type: str, stored: dict[str, Any]) -> str | None:
    """Complete the columns of a new record by the rules; raises `Refused` for what cannot be.

    Returns how a person's name stood where that is worth an alias.
    """
    require(record_type, stored)
    if not stored.get("confidentiality"):
        stored["confidentiality"] = _confidentiality(record_type, stored)
    typed_name = stored.get("name")
    rules.complete(record_type, None, stored)
    model: Any = ENTITIES[record_type]
    secrecy = stored.pop("confidentiality")
    _take_defaults(model, stored)
    if rules.checks(record_type):
        rules.check(record_type, dict.fromkeys(model._meta.fields) | stored, set(stored))
    stored["confidentiality"] = secrecy
    renamed = record_type == "person" and stored["name"] != typed_name
    return naming.read(str(typed_name)).original if renamed else None


def set_field(record_id: int, name: str, value: Any) -> None:
    """Change one field of a record; raises `Refused` with the field's name."""
    set_fields(record_id, **{name: value})


def set_fields(record_id: int, **given: Any) -> None:
    """Change several fields of a record at once, so that only the result has to make sense."""
    record_type = type_of(record_id)
    stored = columns_of(record_type, given)
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


def columns_of(record_type: str, given: dict[str, Any]) -> dict[str, Any]:
    """The columns that some fields of a type fill, with valid values; raises `Refused`."""
    stored: dict[str, Any] = {}
    for name, value in given.items():
        try:
            field = fields.field(record_type, name)
        except KeyError:
            raise Refused("field.unknown", field=name, name=name, type=record_type) from None
        stored |= values.columns(record_type, field, value)
    return stored


def require(record_type: str, stored: dict[str, Any]) -> None:
    """Raise `Refused` if a new record lacks a field that it must have."""
    for name in _required(record_type):
        if stored.get(name) is None:
            raise Refused("field.required", field=name)


@cache
def _required(record_type: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields.FIELDS[record_type] if field.required)


def _confidentiality(record_type: str, stored: dict[str, Any]) -> str:
    """A tip is protected unless said otherwise."""
    tip = record_type == "source" and stored.get("kind") == "tip"
    return "protected" if tip else "public"


def _take_defaults(model: type[pw.Model], stored: dict[str, Any]) -> None:
    """An emptied field that must hold something goes back to its default."""
    for name in [name for name, value in stored.items() if value is None]:
        column = model._meta.fields[name]
        if not column.null and column.default is not None:
            stored[name] = column.default


def difference(record_type: str, before: dict[str, Any], stored: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row that storing these leaves different, by the rules; raises `Refused`."""
    rules.complete(record_type, before, stored)
    _take_defaults(ENTITIES[record_type], stored)
    changed = {name: value for name, value in stored.items() if before[name] != value}
    if changed:
        rules.check(record_type, before | stored, set(changed))
    return changed


def need_source(record_type: str, changed: dict[str, Any]) -> str | None:
    """The first of these columns that may be said only of a record with a source."""
    said = fields.ON_SOMEBODYS_WORD.get(record_type, ())
    return next((name for name in said if changed.get(name) is not None), None)


def follow(record_type: str, done: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Do what changes mean for other tables; of each row how it was, and the columns changed."""
    renamed = [row["id"] for row, new in done if name_forms.follows(record_type, set(new))]
    if renamed:
        name_forms.refresh(renamed)
    if record_type == "move":
        scales = frozenset(move_status.SCALES)
        if moved := [row["id"] for row, new in done if not scales.isdisjoint(new)]:
            move_status.note_all(moved)
    elif record_type == "source":
        for row, new in done:
            _follow_source(row, new)


def _store(record_type: str, record_id: int, stored: dict[str, Any]) -> None:
    model: Any = ENTITIES[record_type]
    before = row(record_type, record_id)
    changed = difference(record_type, before, stored)
    if not changed:
        return
    named = need_source(record_type, changed)
    if named and not Reference.select().where(Reference.record == record_id).exists():
        raise Refused("move.source_needed", field=named)
    model.update(**changed).where(model.id == record_id).execute()
    follow(record_type, [(before, changed)])


def _follow_source(before: dict[str, Any], changed: dict[str, Any]) -> None:
    if "kind" in changed:
        _protect_tip(before["id"])
    if "published_on" in changed:
        source_dates.resolve(before["id"], before["published_on"])
    if "text" in changed:
        quotes.place_all(before["id"])


def _protect_tip(source: int) -> None:
    """A source that turns out to be a tip is protected, unless it was already not public."""
    if row("source", source)["kind"] == "tip":
        public = (Record.id == source) & (Record.confidentiality == "public")
        Record.update(confidentiality="protected").where(public).execute()
