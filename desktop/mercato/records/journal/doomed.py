"""The rows that taking an edit back would remove, and which of them have to stay.

They stand in a table in memory, since an import may have made hundreds of thousands.
"""

from __future__ import annotations

from mercato.records.journal.conflicts import pointers
from mercato.records.journal.replay import MODELS
from mercato.records.schema import ENTITIES, OWNER_COLUMN, database
from mercato.records.storage import engine
from mercato.records.storage.engine import lines

_ROWS = "SELECT row FROM doomed WHERE table_name = '{}'"


def mark(edit_id: int, operation: str) -> None:
    """Mark the rows that are there and that this edit inserted, or deleted."""
    database.execute_sql(
        f"CREATE TABLE IF NOT EXISTS {engine.SCRATCH}.doomed "
        "(table_name TEXT, row INTEGER, PRIMARY KEY (table_name, row)) WITHOUT ROWID"
    )
    database.execute_sql("DELETE FROM doomed")
    for table in MODELS:
        database.execute_sql(
            "INSERT OR IGNORE INTO doomed SELECT change.table_name, it.id FROM change CROSS JOIN "
            f'"{table}" AS it ON {lines.is_row("it.id")} '
            "WHERE change.edit_id = ? AND change.operation = ? AND change.table_name = ?",
            (edit_id, operation, table),
        )


def spare_touched(edit_id: int) -> None:
    """Let rows stay that later edits in force changed."""
    database.execute_sql(
        "DELETE FROM doomed WHERE EXISTS (SELECT 1 FROM change AS later "
        "CROSS JOIN edit ON edit.id = later.edit_id AND edit.state = 'done' "
        "WHERE later.row = doomed.row AND later.table_name = doomed.table_name "
        "AND +later.edit_id > ?)",
        (edit_id,),
    )


def add_owned() -> None:
    """Mark dependent rows of records that are marked."""
    for target in ("record", *ENTITIES):
        for table, column in pointers(target):
            if table in OWNER_COLUMN:
                database.execute_sql(
                    f"INSERT OR IGNORE INTO doomed SELECT '{table}', id FROM \"{table}\" "
                    f'WHERE "{column}" IN ({_ROWS.format(target)})'
                )


def spare_needed() -> int:
    """Let rows stay that a row which stays points to; returns how many those are."""
    spared = 0
    while found := sum(map(_spare, MODELS)):
        spared += found
    return spared


def _spare(target: str) -> int:
    """A row stays with one that points to it, and a typed record with its row in `record`."""
    spared = 0
    for table, column in pointers(target):
        spared += database.execute_sql(
            f"DELETE FROM doomed WHERE table_name = '{target}' AND row IN ("
            f'SELECT "{column}" FROM "{table}" WHERE "{column}" IN ({_ROWS.format(target)}) '
            f"AND id NOT IN ({_ROWS.format(table)}))"
        ).rowcount
    if target in ENTITIES:
        spared += database.execute_sql(
            f"DELETE FROM doomed WHERE table_name = '{target}' "
            f"AND row NOT IN ({_ROWS.format('record')})"
        ).rowcount
    return spared


def remove() -> None:
    """Delete what is still marked."""
    for table in MODELS:
        database.execute_sql(f'DELETE FROM "{table}" WHERE id IN ({_ROWS.format(table)})')
