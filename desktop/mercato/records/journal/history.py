"""Reading the journal: the edits of the file or of one record, and what each of them did."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.journal import images, replay
from mercato.records.schema import (
    Change,
    Edit,
    Move,
    Position,
    Record,
    database,
    owner_column,
)
from mercato.records.storage import engine, statements

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """One row's change as the history shows it; an insert has no images until it was undone.

    Of very many rows several share the `id` of a line of the journal.
    """

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
    counted = Change.select(statements.rows_of_lines()).where(Change.edit == Edit.id)
    columns = (Edit.id, Edit.label, Edit.label_values, Edit.at, Edit.author, Edit.state)
    query = Edit.select(*columns, Edit.sealed, counted).order_by(Edit.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Edit.id < before)
    if record is not None:
        query = query.where(Edit.id.in_(_edits_of(record)))
    with engine.explained():
        return [
            HistoryLine(
                int(number), label, images.read(values), at, author, state, bool(sealed), rows
            )
            for number, label, values, at, author, state, sealed, rows in query.tuples()
        ]


def length(record: int) -> int:
    """How many edits the history of a record has."""
    with engine.explained():
        return int(_edits_of(record).count())


def changes_of(edit_id: int, limit: int = 500) -> list[ChangeLine]:
    """The rows that an edit touched, in order."""
    query = Change.select().where(Change.edit == edit_id).order_by(Change.id).limit(limit)
    with engine.explained():
        lines = (line for change in query.iterator() for line in _lines(change))
        return list(islice(lines, limit))


def _lines(change: Change) -> Iterator[ChangeLine]:
    """A line for each row that a line of the journal stands for."""
    told = (change.id, change.table)
    if change.last is None:
        seen = map(images.read_row, (change.before, change.after))
        yield ChangeLine(*told, change.row, change.record, change.operation, *seen)
        return
    images_ = {row["id"]: row for row in images.read_rows(change.after)} if change.after else {}
    owners = _owners(change, images_)
    for row in range(change.row, change.last + 1):
        image = images_.get(row, {})
        yield ChangeLine(*told, row, owners.get(row), change.operation, after=image)


def _owners(change: Change, images_: dict[int, dict[str, Any]]) -> dict[int, int]:
    """The records that rows which were inserted as one belonged to then.

    Their images tell, or else the first later change of a row, or the row if there is none.
    """
    table, rows = change.table, (change.row, change.last)
    replay.require_span(*rows)
    owner = owner_column(table)
    if owner is None:
        return {}
    if owner == "id":
        return {row: row for row in range(change.row, change.last + 1)}
    if images_:
        return {row: image[owner] for row, image in images_.items() if owner in image}
    query = f'SELECT id, "{owner}" FROM "{table}" WHERE id BETWEEN ? AND ?'
    found: dict[int, int] = dict(database.execute_sql(query, rows).fetchall())
    changed = database.execute_sql(_OWNED_BEFORE, (f"$.{owner}", *rows, table, change.id))
    return found | dict(changed.fetchall())


_OWNED_BEFORE = """
SELECT row, json_extract(before, ?1) AS owner FROM change
WHERE row BETWEEN ?2 AND ?3 AND table_name = ?4 AND id > ?5 AND owner IS NOT NULL
ORDER BY id DESC
"""
"""Whose a row was before it was given to another, or deleted; where that was first comes last."""


def _edits_of(record: int) -> pw.Query:
    """The edits that touched a record or what belongs to it."""
    belonging = _belonging(record)
    touched = Change.select(Change.edit).where(Change.record.in_(belonging))
    own = belonging.alias("own")
    inserted = Change.select(Change.edit).from_(own, Change)
    return touched.union(inserted.where(statements.spans("record", own.c.id)))


def _belonging(record: int) -> pw.Query:
    """The record, what was merged into it, a person's positions and moves, now or once."""
    found = pw.Select([], [pw.Value(record).alias("id")])
    for model, key in (
        (Record, Record.merged_into),
        (Position, Position.person),
        (Move, Move.person),
    ):
        found = found.union(model.select(model.id).where(key == record))
    once = Change.select(Change.row).where(
        pw.SQL(engine.WORK_CHANGED), pw.SQL(f"{engine.PERSON_THEN} = ?", (record,))
    )
    return found.union(once).union(_undone_as_one(record))


def _undone_as_one(person: int) -> pw.Query:
    """A person's positions and moves that were inserted with many others and are undone."""
    its = fn.jsonb_each(Change.after).alias("its")
    named = f'"person_id":{person}'
    undone = Edit.select(Edit.id).where(Edit.state.in_(("undone", "dropped")))
    return (
        Change.select(fn.json_extract(pw.SQL("its.value"), "$.id"))
        .from_(Change, its)
        .where(
            Change.last.is_null(False),
            pw.SQL(engine.WORK_CHANGED),
            Change.edit.in_(undone),
            fn.instr(Change.after, named) > 0,
            fn.json_extract(pw.SQL("its.value"), "$.person_id") == person,
        )
    )
