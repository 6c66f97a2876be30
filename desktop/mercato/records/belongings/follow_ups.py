"""Follow-ups: what is still to be done about a record, and by when."""

from __future__ import annotations

from typing import Any

from mercato.records.errors import Refused
from mercato.records.fields import LONG
from mercato.records.language import text
from mercato.records.schema import FollowUp
from mercato.records.verbs import editing, values


def add(record: int, note: str | None = None, date: Any = None) -> int:
    """Note something to be done about a record, and return its row; needs a note or a date."""
    editing.type_of(record)
    stored = {"note": _note(note), **values.date_columns("date", date)}
    if stored["note"] is None and not stored["date_text"]:
        raise Refused("field.required", field="note")
    return int(FollowUp.create(record=record, **stored).id)


def change(
    follow_up_id: int, *, note: str | None = None, date: Any = None, done: bool | None = None
) -> None:
    """Change what is given of a follow-up; an empty note or date is taken away."""
    stored: dict[str, Any] = {}
    if note is not None:
        stored["note"] = _note(note)
    if date is not None:
        stored |= values.date_columns("date", date)
    if done is not None:
        stored["done"] = done
    if stored and not FollowUp.update(**stored).where(FollowUp.id == follow_up_id).execute():
        raise Refused("follow_up.missing")


def remove(follow_up_id: int) -> None:
    """Forget a follow-up."""
    if not FollowUp.delete().where(FollowUp.id == follow_up_id).execute():
        raise Refused("follow_up.missing")


def of(record: int) -> list[FollowUp]:
    """The follow-ups of a record, those that are still open first."""
    order = (FollowUp.done, FollowUp.date_latest.is_null(), FollowUp.date_latest, FollowUp.id)
    return list(FollowUp.select().where(FollowUp.record == record).order_by(*order))


def _note(note: str | None) -> str | None:
    return text.clean(note or "", limit=LONG, multiline=True, field="note") or None
