"""Replaying the journal: the rows of an edit backwards (undo) or forwards (redo).

Each table in strict order, one after the other: foreign keys are checked at the end of the
transaction only, so the order between tables does not matter, and a replay that would leave an
orphan fails there as a whole. Runs of inserts and deletes go through as one statement each, so that
an import of hundreds of thousands of rows is undone in less time than it took.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mercato.records.errors import FileTrouble
from mercato.records.journal import images
from mercato.records.schema import JOURNALED, database
from mercato.records.storage import engine, statements
from mercato.records.storage.engine import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    import peewee as pw

MODELS: dict[str, type[pw.Model]] = {engine.table_name(model): model for model in JOURNALED}

LARGE = 20_000
"""Rows from which on it may be worth while to prepare for many."""

MANY = 1_000
"""Rows from which on it is worth while to keep them short."""

_MINE = "change.edit_id = ? AND change.id BETWEEN ? AND ? AND change.table_name = ?"


class Run:
    """Changes of one table by the same operation, with no other of that table between them."""

    def __init__(self, table: str, operation: str, edit: int, first: int) -> None:
        self.table = table
        self.operation = operation
        self.edit = edit
        self.first = first
        self.last = self.rows = 0
        self.spans = False

    @property
    def mine(self) -> tuple[int, int, int, str]:
        """What `_MINE` asks for."""
        return self.edit, self.first, self.last, self.table


def is_large(edit_id: int) -> bool:
    """Whether the rows that an edit touched are so many that what is left is checked faster anew.

    Such an edit is replayed with foreign keys unwatched: looking whether anything points to a row,
    for each row that goes, takes longer than all the rest.
    """
    (rows,) = statements.count_changes(edit_id).fetchone()
    return rows > LARGE and engine.are_many(database, "record", rows)


def run(edit_id: int, *, backwards: bool, large: bool = False) -> None:
    """Put every row that the edit touched back, or make its changes again."""
    database.execute_sql("PRAGMA defer_foreign_keys = ON")
    statements.silence()
    runs = _runs(edit_id)
    due = _prepare(runs) if large else []
    for part in reversed(runs) if backwards else runs:
        _replay(part, backwards=backwards)
    engine.make_again(database, due)
    if large:
        _require(database.execute_sql("PRAGMA foreign_key_check").fetchone() is None)


def _prepare(runs: list[Run]) -> list[str]:
    """Drop what is minded row by row in tables of which most changes; returns its DDL."""
    engine.make_room(database)
    due: list[str] = []
    for table in {part.table for part in runs}:
        rows = sum(part.rows for part in runs if part.table == table)
        if rows > LARGE and engine.are_many(database, table, rows):
            due += engine.drop_triggers(database, table)
            due += engine.drop_indexes(database, table)
    return due


def _runs(edit_id: int) -> list[Run]:
    """The runs of an edit, each table's in order."""
    told = database.execute_sql(
        f"SELECT table_name, operation, id, {lines.ROWS_OF_LINE}, last IS NOT NULL "
        "FROM change WHERE edit_id = ? ORDER BY id",
        (edit_id,),
    )
    found: list[Run] = []
    newest: dict[str, Run] = {}
    for table, operation, change, rows, spans in told:
        run = newest.get(table)
        if run is None or run.operation != operation:
            # A file from a stranger may name any table.
            _require(table in MODELS)
            run = newest[table] = Run(table, operation, edit_id, change)
            found.append(run)
        run.last = change
        run.rows += rows
        run.spans |= bool(spans)
    return found


def _replay(part: Run, *, backwards: bool) -> None:
    if part.operation == "update":
        _update(part, backwards=backwards)
    elif (part.operation == "insert") == backwards:
        if backwards:
            _keep_images(part)
        _delete(part)
    else:
        _insert(part, "before" if backwards else "after")


def _keep_images(part: Run) -> None:
    """An inserted row is its own image; it must be kept before the row goes.

    Of many rows without the columns that hold nothing; of a few that would only take longer.
    """
    image_of = engine.known_image if part.rows > MANY else engine.row_image
    image = image_of("t", engine.columns(MODELS[part.table]))
    database.execute_sql(
        f'UPDATE change SET after = (SELECT {image} FROM "{part.table}" AS t WHERE t.id = row) '
        f"WHERE {_MINE} AND change.last IS NULL",
        part.mine,
    )
    if part.spans:
        database.execute_sql(
            f"UPDATE change SET after = (SELECT '[' || group_concat({image}) || ']' "
            f'FROM "{part.table}" AS t WHERE {lines.is_row("t.id")}) '
            f"WHERE {_MINE} AND change.last IS NOT NULL",
            part.mine,
        )


def _delete(part: Run) -> None:
    cursor = database.execute_sql(
        f'DELETE FROM "{part.table}" WHERE id IN (SELECT t.id FROM change CROSS JOIN '
        f'"{part.table}" AS t ON {lines.is_row("t.id")} WHERE {_MINE})',
        part.mine,
    )
    _require(cursor.rowcount == part.rows)


def _insert(part: Run, image: str) -> None:
    names = engine.columns(MODELS[part.table])
    into = ", ".join(f'"{name}"' for name in names)
    sources = [(image, f"change WHERE {_MINE} AND change.last IS NULL ORDER BY id")]
    if part.spans:
        # `json_each` would write an image as text anew for each of its columns.
        listed = f"change, jsonb_each({image}) AS its WHERE {_MINE} AND change.last IS NOT NULL"
        sources.append(("its.value", f"{listed} ORDER BY change.id"))
    written = 0
    for found, source in sources:
        out_of = ", ".join(f"json_extract({found}, '$.{name}')" for name in names)
        written += database.execute_sql(
            f'INSERT INTO "{part.table}" ({into}) SELECT {out_of} FROM {source}', part.mine
        ).rowcount
    _require(written == part.rows)


def _update(part: Run, *, backwards: bool) -> None:
    image, order = ("before", "DESC") if backwards else ("after", "ASC")
    told = database.execute_sql(
        f"SELECT row, {image} FROM change WHERE {_MINE} ORDER BY id {order}", part.mine
    ).fetchall()
    for row, text in told:
        _require(set_columns(part.table, row, images.read_row(text)) == 1)


def set_columns(table: str, row: int, values: dict[str, Any]) -> int:
    """Write columns by their names in the table; returns the number of rows found, 0 or 1."""
    cursor = database.execute_sql(_assigning(table, tuple(values)), (*values.values(), row))
    return int(cursor.rowcount)


def insert_row(table: str, image: dict[str, Any]) -> None:
    """Write a whole row from its image."""
    names = ", ".join(f'"{name}"' for name in known(table, image))
    marks = ", ".join("?" * len(image))
    database.execute_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(image.values()))


def require_span(first: Any, last: Any) -> None:
    """Refuse what cannot be the rows that one line stands for; a stranger may claim anything."""
    _require(isinstance(first, int) and isinstance(last, int) and 0 <= last - first < lines.SPAN)


def current(table: str, row: int) -> dict[str, Any] | None:
    """A row as it stands, by column name; None when there is none."""
    names, query = _reading(table)
    found = database.execute_sql(query, (row,)).fetchone()
    return dict(zip(names, found, strict=True)) if found else None


@cache
def _assigning(table: str, names: tuple[str, ...]) -> str:
    assignments = ", ".join(f'"{name}" = ?' for name in known(table, names))
    return f'UPDATE "{table}" SET {assignments} WHERE id = ?'


@cache
def _reading(table: str) -> tuple[list[str], str]:
    names = engine.columns(MODELS[table])
    listed = ", ".join(f'"{name}"' for name in names)
    return names, f'SELECT {listed} FROM "{table}" WHERE id = ?'


def known(table: str, names: Iterable[str]) -> list[str]:
    """The names, if all of them are columns; a file from a stranger may hold any text there."""
    listed = list(names)
    _require(table in MODELS and bool(listed) and set(listed) <= set(engine.columns(MODELS[table])))
    return listed


def _require(sound: bool) -> None:
    if not sound:
        raise FileTrouble("journal.replay_mismatch")


def newest_change() -> int:
    """The id of the last change written; 0 in a new file."""
    return int(statements.newest_change.one()[0] or 0)
