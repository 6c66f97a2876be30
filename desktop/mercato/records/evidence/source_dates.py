"""What the records that rest on a source take from it: the day that their dates count from."""

from __future__ import annotations

from typing import Any

from mercato.records import dates, fields
from mercato.records.schema import ENTITIES, MoveStatus, Record, Reference, Source
from mercato.records.verbs import rules, values

_WAITING = ("needs_anchor", "year_missing")


def resolve(source_id: int, old: str | None) -> None:
    """Date again what counts from a source's date, which was `old` and has just changed.

    Dates in the records that the source supports follow, unless somebody said otherwise since.
    """
    new = published(source_id)
    query = Reference.select(Reference.record, Record.type).join(
        Record, on=(Record.id == Reference.record)
    )
    for record, record_type in query.where(Reference.source == source_id).distinct().tuples():
        _resolve_record(record, record_type, old, new)
    mine = Reference.select(Reference.id).where(Reference.source == source_id)
    statuses = MoveStatus.select().where(MoveStatus.reference.in_(mine))
    for status in list(statuses.dicts()):
        changed = _resolved(status, "as_of", old, new)
        if changed:
            MoveStatus.update(**changed).where(MoveStatus.id == status["id"]).execute()


def resolve_record(record_id: int, source_id: int) -> None:
    """Date what waits in a record that a source has just come to support."""
    day = published(source_id)
    if day is not None:
        record_type = Record.select(Record.type).where(Record.id == record_id).scalar()
        _resolve_record(record_id, record_type, None, day)


def _resolve_record(record_id: int, record_type: str, old: str | None, new: str | None) -> None:
    names = [field.name for field in fields.FIELDS[record_type] if field.kind == "date"]
    model = ENTITIES[record_type]
    row = model.select().where(model.id == record_id).dicts().first()
    changed: dict[str, Any] = {}
    for name in names:
        found = _resolved(row, name, old, new)
        if found and rules.dates_fit(record_type, {**row, **changed, **found}, name):
            changed |= found
    if changed:
        model.update(**changed).where(model.id == record_id).execute()
    for position in (row["from_position"], row["to_position"]) if record_type == "move" else ():
        # The position took its dates from the move.
        if position is not None:
            _resolve_record(position, "position", old, new)


def _resolved(row: dict[str, Any], name: str, old: str | None, new: str | None) -> dict[str, Any]:
    """The columns of one date that change with its source's; none if it does not count from it."""
    typed = row[f"{name}_text"]
    if not typed:
        return {}
    value = values.date_of(row, name)
    waiting = dates.read(typed)
    if value is None or waiting.problem not in _WAITING:
        return {}
    known = value.edtf != waiting.edtf
    if known and (old is None or dates.resolve(waiting, old).edtf != value.edtf):
        return {}
    again = waiting if new is None else dates.resolve(waiting, new)
    columns = values.date_columns(name, again)
    return {column: kept for column, kept in columns.items() if row[column] != kept}


def published(source_id: int) -> str | None:
    """The day of a source, from which its dates count."""
    found = Source.select(Source.published_on).where(Source.id == source_id).scalar()
    return None if found is None else str(found)
