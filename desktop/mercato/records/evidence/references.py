"""References: that a source says something of a record, or of one field, in these words."""

from __future__ import annotations

from typing import Any

from mercato.records import fields
from mercato.records.errors import Refused
from mercato.records.evidence import quotes, source_dates
from mercato.records.language import authorities, languages
from mercato.records.schema import MoveStatus, Reference
from mercato.records.verbs import editing, values


def add_reference(source: int, record: int, **given: Any) -> int:
    """Let a source support a record, and return the reference's id; raises `Refused`.

    Fields are those of the catalogue. `quote` is kept verbatim and found in the snapshot where it
    occurs once; `according_to` is a code, or words such as "Bloomberg" or "several sources".
    """
    stored = _columns({"source": source, "record": record, **given})
    for name in ("source", "record"):
        if stored.get(name) is None:
            raise Refused("field.required", field=name)
    _check_field(stored)
    _place(stored)
    _note_language(stored)
    made = Reference.create(**{name: value for name, value in stored.items() if value is not None})
    source_dates.resolve_record(stored["record"], stored["source"])
    return int(made.id)


def change_reference(reference: int, **given: Any) -> None:
    """Change fields of a reference; raises `Refused` with the field's name."""
    before = get_reference(reference)
    stored = _columns(given)
    after = {**before, **stored}
    _check_field(after)
    if "quote" in stored or "source" in stored:
        after["quote_start"], after["quote_end"] = given.get("quote_start"), given.get("quote_end")
    _place(after)
    _note_language(after)
    columns = {name: value for name, value in after.items() if value != before[name]}
    columns = {name: value for name, value in columns.items() if value is not None or _may_go(name)}
    if columns:
        Reference.update(**columns).where(Reference.id == reference).execute()
    source_dates.resolve_record(after["record"], after["source"])


def remove_reference(reference: int) -> None:
    """Take a source away from a record; a status that rested on it stays, without it."""
    get_reference(reference)
    MoveStatus.update(reference=None).where(MoveStatus.reference == reference).execute()
    Reference.delete().where(Reference.id == reference).execute()


def get_reference(reference: int) -> dict[str, Any]:
    """The fields of a reference by name, links as ids."""
    row = Reference.select().where(Reference.id == reference).dicts().first()
    if row is None:
        raise Refused("reference.missing")
    return dict(row)


def of(record: int) -> list[Reference]:
    """The references of a record, in the order in which they were added."""
    return list(Reference.select().where(Reference.record == record).order_by(Reference.id))


def _columns(given: dict[str, Any]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for name, value in given.items():
        try:
            field = fields.field("reference", name)
        except KeyError:
            raise Refused("field.unknown", field=name, name=name, type="reference") from None
        if name == "according_to":
            stored = {**_according_to(field, value), **stored}
        else:
            stored |= values.columns("reference", field, value)
    return stored


def _according_to(field: fields.Field, value: Any) -> dict[str, Any]:
    """A code as it is; words with the record that they name, and the number that they state."""
    if value is None or value in field.choices:
        return {"according_to": value}
    authority = authorities.resolve(str(value))
    return {
        "according_to": authority.according_to,
        "according_to_record": authority.record,
        "according_to_count": authority.count,
    }


def _check_field(stored: dict[str, Any]) -> None:
    name = stored.get("field")
    if name is None:
        return
    record_type = editing.type_of(stored["record"])
    known = {field.name for field in fields.FIELDS[record_type]}
    if name not in known:
        raise Refused("field.unknown", field="field", name=name, type=record_type)


def _place(stored: dict[str, Any]) -> None:
    """Give the quote its place in the snapshot; one that was handed over must be right."""
    snapshot = quotes.snapshot_of(stored["source"])
    start, end = stored.get("quote_start"), stored.get("quote_end")
    if start is None or end is None:
        start, end = quotes.place(stored.get("quote"), snapshot)
    else:
        quotes.require_at(stored.get("quote"), snapshot, start, end)
    stored["quote_start"], stored["quote_end"] = start, end


def _note_language(stored: dict[str, Any]) -> None:
    if stored.get("quote") and not stored.get("quote_language"):
        stored["quote_language"] = languages.detect(stored["quote"])


def _may_go(name: str) -> bool:
    column = Reference._meta.fields[name]
    return bool(column.null)
