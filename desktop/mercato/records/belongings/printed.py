"""Printed: where and when our own pages used a record."""

from __future__ import annotations

from typing import Any

from mercato.records.errors import Refused
from mercato.records.fields import SHORT
from mercato.records.language import text
from mercato.records.schema import Printed
from mercato.records.verbs import editing, values


def add(record: int, place: str, printed_on: Any = None) -> int:
    """Note that a record was printed, and return the note's row."""
    editing.type_of(record)
    stored = values.date_columns("printed_on", printed_on)
    return int(Printed.create(record=record, place=_place(place), **stored).id)


def change(printed_id: int, *, place: str | None = None, printed_on: Any = None) -> None:
    """Change what is given of a note; an empty date is taken away."""
    stored: dict[str, Any] = {}
    if place is not None:
        stored["place"] = _place(place)
    if printed_on is not None:
        stored |= values.date_columns("printed_on", printed_on)
    if stored and not Printed.update(**stored).where(Printed.id == printed_id).execute():
        raise Refused("printed.missing")


def remove(printed_id: int) -> None:
    """Take the note away again."""
    if not Printed.delete().where(Printed.id == printed_id).execute():
        raise Refused("printed.missing")


def of(record: int) -> list[Printed]:
    """Where a record was printed, in the order in which it was noted."""
    return list(Printed.select().where(Printed.record == record).order_by(Printed.id))


def _place(place: str) -> str:
    cleaned = text.clean(place, limit=SHORT, field="place")
    if not cleaned:
        raise Refused("field.required", field="place")
    return cleaned
