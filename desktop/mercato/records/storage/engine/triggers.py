"""The triggers that write every change of a journaled table into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import peewee as pw


def columns(model: type[pw.Model]) -> list[str]:
    """The column names of a table, in order."""
    return [field.column_name for field in model._meta.sorted_fields]


def table_name(model: type[pw.Model]) -> str:
    """The name of a model's table."""
    return str(model._meta.table_name)


def row_image(alias: str, names: list[str]) -> str:
    """SQL for all columns of a row as a JSON object."""
    pairs = ", ".join(f"'{name}', {alias}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def known_image(alias: str, names: list[str]) -> str:
    """The same without the columns that hold nothing, which are most of them."""
    parts = [
        f'iif({alias}."{name}" IS NULL, \'\', \',"{name}":\' || json_quote({alias}."{name}"))'
        for name in names
        if name != "id"
    ]
    return " || ".join((f"'{{\"id\":' || {alias}.id", *parts, "'}'"))


WORK_CHANGED = "table_name IN ('position', 'move')"
PERSON_THEN = "json_extract(coalesce(before, after), '$.person_id')"
"""Whose position or move a change was about, where its images say so."""


def journal_indexes() -> list[str]:
    """The DDL of indexes on the journal that no model can tell."""
    where = f"{WORK_CHANGED} AND {PERSON_THEN} IS NOT NULL"
    return [
        f'CREATE INDEX "change_of_person" ON "change" ({PERSON_THEN}) WHERE {where}',
        'CREATE INDEX "change_span" ON "change" (table_name, row) WHERE last IS NOT NULL',
    ]


def journal_triggers(model: type[pw.Model], owner: str | None) -> list[str]:
    """The DDL of the three triggers that write a table's changes into the journal.

    `owner` is the column that holds the record a row belongs to, if it belongs to any. With no
    open edit they abort, so that nothing can change outside one; while the journal replays they
    are silent. An update is recorded with its changed columns only.
    """
    table, names = table_name(model), columns(model)
    changed = [name for name in names if name != "id"]
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in changed)
    update = (_changed_image("OLD", changed), _changed_image("NEW", changed))
    return [
        _trigger(table, "insert", "NEW", owner, ("NULL", "NULL")),
        _trigger(table, "update", "NEW", owner, update, f"OLD.id IS NOT NEW.id OR {differs}"),
        _trigger(table, "delete", "OLD", owner, (row_image("OLD", names), "NULL")),
    ]


_STATE = "(SELECT {} FROM journal_state WHERE id = 1)"
"""A value, and null if the row is missing: then nothing is silent, and every change aborts."""


def _trigger(
    table: str,
    operation: str,
    alias: str,
    owner: str | None,
    images: tuple[str, str],
    condition: str = "1",
) -> str:
    open_edit, replaying = _STATE.format("edit"), _STATE.format("replaying")
    aborts = f"WHEN {open_edit} IS NULL THEN RAISE(ABORT, 'change outside an edit') "
    record = "NULL" if owner is None else f'{alias}."{owner}"' if owner != "id" else f"{alias}.id"
    if operation == "update":
        aborts += "WHEN OLD.id IS NOT NEW.id THEN RAISE(ABORT, 'change of an id') "
    return (
        f'CREATE TRIGGER "journal_{table}_{operation}" AFTER {operation.upper()} ON "{table}" '
        f"WHEN {replaying} IS NOT 1 AND ({condition}) BEGIN "
        "INSERT INTO change (edit_id, table_name, row, record, operation, before, after) "
        f"VALUES (CASE {aborts}ELSE {open_edit} END, "
        f"'{table}', {alias}.id, {record}, '{operation}', {', '.join(images)}); END"
    )


def _changed_image(alias: str, names: list[str]) -> str:
    rows = " UNION ALL ".join(
        f'SELECT \'{name}\' AS k, {alias}."{name}" AS v WHERE OLD."{name}" IS NOT NEW."{name}"'
        for name in names
    )
    return f"(SELECT json_group_object(k, v) FROM ({rows}))"
