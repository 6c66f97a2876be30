"""Reading the journal: the edits of the file or of one record, and what each of them did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import peewee as pw
from peewee import fn

from mercato.records.journal import images
from mercato.records.schema import Change, Edit, Move, Position, Record
from mercato.records.storage import engine


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit as the history shows it."""

    id: int
    label: str
    values: dict[str, Any]
    at: str
    author: str | None
    state: str
    sealed: bool
    changes: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row's change as the history shows it; an insert has no images until it was undone."""

    id: int
    table: str
    row: int
    record: int | None
    operation: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def history(
    record: int | None = None, *, before: int | None = None, limit: int = 200
) -> list[HistoryLine]:
    """The newest edits first, of one record or of all; `before` an edit's id, for paging.

    The history of a person is that of its positions and moves too, gone ones included; that of
    any record includes what was merged into it.
    """
    counted = Change.select(fn.COUNT(Change.id)).where(Change.edit == Edit.id)
    columns = (Edit.id, Edit.label, Edit.label_values, Edit.at, Edit.author, Edit.state)
    query = Edit.select(*columns, Edit.sealed, counted).order_by(Edit.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Edit.id < before)
    if record is not None:
        query = query.where(Edit.id.in_(_edits_of(record, before, limit)))
    with engine.explained():
        return [
            HistoryLine(
                int(number), label, images.read(values), at, author, state, bool(sealed), rows
            )
            for number, label, values, at, author, state, sealed, rows in query.tuples()
        ]


def length(record: int) -> int:
    """How many edits the history of a record has."""
    touched = Change.select(Change.edit).distinct().where(Change.record.in_(_belonging(record)))
    with engine.explained():
        return int(touched.count())


def changes_of(edit_id: int, limit: int = 500) -> list[ChangeLine]:
    """The rows that an edit touched, in order."""
    query = Change.select().where(Change.edit == edit_id).order_by(Change.id).limit(limit)
    with engine.explained():
        return [
            ChangeLine(
                line.id,
                line.table,
                line.row,
                line.record,
                line.operation,
                images.read(line.before),
                images.read(line.after),
            )
            for line in query
        ]


def _edits_of(record: int, before: int | None, limit: int) -> pw.Query:
    """The newest edits that touched a record or what belongs to it."""
    query = Change.select(Change.edit).distinct().where(Change.record.in_(_belonging(record)))
    if before is not None:
        query = query.where(Change.edit < before)
    return query.order_by(Change.edit.desc()).limit(limit)


def _belonging(record: int) -> pw.Query:
    """The record, what was merged into it, a person's positions and moves, now or once."""
    found = pw.Select([], [pw.Value(record)])
    for model, key in (
        (Record, Record.merged_into),
        (Position, Position.person),
        (Move, Move.person),
    ):
        found = found.union(model.select(model.id).where(key == record))
    once = Change.select(Change.row).where(
        pw.SQL(engine.WORK_CHANGED), pw.SQL(f"{engine.PERSON_THEN} = ?", (record,))
    )
    return found.union(once)
