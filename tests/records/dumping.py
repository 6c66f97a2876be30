"""Pictures of a file's journaled tables, to compare before and after."""

from __future__ import annotations

from collections.abc import Collection

from mercato.records import schema
from mercato.records.storage import engine

Dump = dict[str, list[tuple[object, ...]]]


def dump(*, without: Collection[str] = ()) -> Dump:
    """All rows of all journaled tables of the open file, as the engine gives them."""
    found: Dump = {}
    for model in schema.JOURNALED:
        table = engine.table_name(model)
        listed = ", ".join(f'"{name}"' for name in engine.columns(model) if name not in without)
        query = f'SELECT {listed} FROM "{table}" ORDER BY id'
        found[table] = schema.database.execute_sql(query).fetchall()
    return found
