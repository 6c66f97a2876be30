"""Replaying the journal: the rows of an edit backwards (undo) or forwards (redo).

Runs of inserts and deletes on one table go through as one statement each, so that an import of
hundreds of thousands of rows is undone in less time than it took. Foreign keys are checked at the
end of the transaction: a replay that would leave an orphan fails there as a whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mercato.records import engine, statements
from mercato.records.errors import FileTrouble
from mercato.records.schema import JOURNALED, Change, database

if TYPE_CHECKING:
    from collections.abc import Iterator

    import peewee as pw

MODELS: dict[str, type[pw.Model]] = {engine.table_name(model): model for model in JOURNALED}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring changes of one table and operation, from change `first` to `last`."""

    table: str
    operation: str
    first: int
    last: int
    rows: int


def run(edit_id: int, *, backwards: bool) -> None:
    """Put every row that the edit touched back, or make its changes again."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")
    statements.silence()
    runs = list(_runs(edit_id))
    for part in reversed(runs) if backwards else runs:
        _replay(part, edit_id, backwards=backwards)


def _runs(edit_id: int) -> Iterator[Run]:
    query = (
        Change.select(Change.table, Change.operation, Change.id)
        .where(Change.edit == edit_id)
        .order_by(Change.id)
        .tuples()
        .iterator()
    )
    for (table, operation), group in groupby(query, key=lambda line: (line[0], line[1])):
        ids = [line[2] for line in group]
        yield Run(table, operation, ids[0], ids[-1], len(ids))


def _replay(part: Run, edit_id: int, *, backwards: bool) -> None:
    if part.operation == "update":
        _update(part, edit_id, backwards=backwards)
    elif (part.operation == "insert") == backwards:
        if backwards:
            _keep_images(part, edit_id)
        _delete(part, edit_id)
    else:
        _insert(part, edit_id, "before" if backwards else "after")


def _mine(edit_id: int, part: Run) -> tuple[str, tuple[int, int, int]]:
    where = "edit_id = ? AND id BETWEEN ? AND ?"
    return where, (edit_id, part.first, part.last)


def _keep_images(part: Run, edit_id: int) -> None:
    """An inserted row is its own image; it must be kept before the row goes."""
    where, values = _mine(edit_id, part)
    image = engine.row_image("t", engine.columns(MODELS[part.table]))
    database.execute_sql(
        f'UPDATE change SET after = (SELECT {image} FROM "{part.table}" AS t WHERE t.id = row) '
        f"WHERE {where}",
        values,
    )


def _delete(part: Run, edit_id: int) -> None:
    where, values = _mine(edit_id, part)
    cursor = database.execute_sql(
        f'DELETE FROM "{part.table}" WHERE id IN (SELECT row FROM change WHERE {where})', values
    )
    _require(cursor.rowcount == part.rows)


def _insert(part: Run, edit_id: int, image: str) -> None:
    where, values = _mine(edit_id, part)
    names = engine.columns(MODELS[part.table])
    into = ", ".join(f'"{name}"' for name in names)
    out_of = ", ".join(f"json_extract({image}, '$.{name}')" for name in names)
    cursor = database.execute_sql(
        f'INSERT INTO "{part.table}" ({into}) SELECT {out_of} FROM change WHERE {where} '
        "ORDER BY id",
        values,
    )
    _require(cursor.rowcount == part.rows)


def _update(part: Run, edit_id: int, *, backwards: bool) -> None:
    order = Change.id.desc() if backwards else Change.id
    lines = (
        Change.select(Change.row, Change.before if backwards else Change.after)
        .where(Change.edit == edit_id, Change.id.between(part.first, part.last))
        .order_by(order)
        .tuples()
    )
    for row, image in list(lines):
        _require(set_columns(part.table, row, json.loads(image)) == 1)


def set_columns(table: str, row: int, values: dict[str, Any]) -> int:
    """Write columns by their names in the table; returns the number of rows found, 0 or 1."""
    assignments = ", ".join(f'"{name}" = ?' for name in values)
    cursor = database.execute_sql(
        f'UPDATE "{table}" SET {assignments} WHERE id = ?', (*values.values(), row)
    )
    return int(cursor.rowcount)


def current(table: str, row: int) -> dict[str, Any] | None:
    """A row as it stands, by column name; None when there is none."""
    names = engine.columns(MODELS[table])
    listed = ", ".join(f'"{name}"' for name in names)
    found = database.execute_sql(f'SELECT {listed} FROM "{table}" WHERE id = ?', (row,)).fetchone()
    return dict(zip(names, found, strict=True)) if found else None


def _require(sound: bool) -> None:
    if not sound:
        raise FileTrouble("journal.replay_mismatch")


def newest_change() -> int:
    """The id of the last change written; 0 in a new file."""
    return int(statements.newest_change.one()[0] or 0)
