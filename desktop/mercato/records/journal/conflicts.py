"""What later edits did to the rows of an edit that is to be taken back, or built upon them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mercato.records.journal import images
from mercato.records.journal.replay import MODELS
from mercato.records.schema import ENTITIES, JOURNALED, database
from mercato.records.storage import engine
from mercato.records.storage.engine import lines


@dataclass(frozen=True, slots=True)
class Conflict:
    """A later edit that stands in the way: it changed rows of `table`, or they rely on this one.

    `row` is the first of them, `field` a column that both changed, if that is what is wrong.
    """

    edit: int
    label: str
    values: dict[str, Any]
    table: str
    row: int
    field: str | None


def conflicts(edit_id: int) -> list[Conflict]:
    """Later edits that touched or rely on what this one did, once for each table; 500 will do."""
    with engine.explained():
        told = database.execute_sql(_TOUCHED, (edit_id,)).fetchall()
        inserted = database.execute_sql(
            "SELECT DISTINCT table_name FROM change WHERE edit_id = ? AND operation = 'insert'",
            (edit_id,),
        ).fetchall()
        for (target,) in inserted:
            for table, column in pointers(str(target)):
                query = _relying(table, column)
                told += database.execute_sql(query, (edit_id, target)).fetchall()
    found = [
        Conflict(edit, label, images.read(values), table, row, field)
        for edit, label, values, table, row, field in told
    ]
    kept = {(conflict.edit, conflict.table): conflict for conflict in reversed(found)}
    return sorted(kept.values(), key=lambda conflict: conflict.edit)


def pointers(table: str) -> list[tuple[str, str]]:
    """The columns of journaled tables that point to rows of this one."""
    found = [
        (engine.table_name(model), key.column_name)
        for model in JOURNALED
        for key in model._meta.refs
        if key.rel_model is MODELS.get(table)
    ]
    if table == "record":
        found += [(name, "id") for name in ENTITIES]
    return found


_TOUCHED = f"""
SELECT later.edit_id, edit.label, edit.label_values, later.table_name, min(later.row),
  min((
    SELECT min(mine_column.key)
    FROM json_each(mine.after) AS mine_column, json_each(later.after) AS later_column
    WHERE mine.operation = 'update' AND later.operation = 'update'
      AND mine_column.key = later_column.key
  )) AS shared
FROM change AS mine
CROSS JOIN change AS later
  ON {lines.is_row("later.row", "mine")}
  AND later.table_name = mine.table_name AND +later.edit_id > mine.edit_id
CROSS JOIN edit ON edit.id = later.edit_id AND edit.state = 'done'
WHERE mine.edit_id = ?
GROUP BY later.edit_id, later.table_name
HAVING shared IS NOT NULL OR max(mine.operation <> 'update' OR later.operation <> 'update')
LIMIT 500
"""
"""Later changes in force of the same rows, and of an updated row, of the same columns.

The plus sign keeps the engine from looking them up by edit, which takes minutes after an import.
"""


def _relying(table: str, column: str) -> str:
    """Rows that came to point to what was inserted, with the edit that touched them last."""
    return f"""
SELECT made.edit_id, edit.label, edit.label_values, made.table_name, min(other.id), NULL
FROM change AS mine
CROSS JOIN "{table}" AS other ON {lines.is_row(f'other."{column}"', "mine")}
CROSS JOIN change AS made ON made.id = (
  SELECT max(its.id) FROM (
    SELECT id, edit_id FROM change WHERE row = other.id AND table_name = '{table}'
    UNION ALL SELECT id, edit_id FROM change WHERE last IS NOT NULL
      AND table_name = '{table}' AND {lines.is_line("other.id")}
  ) AS its JOIN edit ON edit.id = its.edit_id AND edit.state = 'done'
)
JOIN edit ON edit.id = made.edit_id
WHERE mine.edit_id = ? AND mine.operation = 'insert' AND mine.table_name = ?
  AND made.edit_id <> mine.edit_id
GROUP BY made.edit_id
LIMIT 500
"""
