"""Giving a file of any older version the exact layout of this one, its rows kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records import derived, schema
from mercato.records.errors import FileTrouble
from mercato.records.storage import engine, layout

if TYPE_CHECKING:
    import peewee as pw

    from mercato.records.progress import Progress


def strip(database: pw.Database) -> None:
    """Take away what is made anew: triggers and views, indexes, and everything derived."""
    _drop(database, "trigger", "view", "index")
    for name in (*derived.VIRTUAL, *map(engine.table_name, derived.MODELS)):
        database.execute_sql(f'DROP TABLE IF EXISTS "{name}"')


def renew(database: pw.Database, progress: Progress) -> None:
    """Make every table exactly as the models say, then all else; seal the history; say so.

    What takes long is what is derived: `progress` is that of it.
    """
    _drop(database, "trigger", "view", "index")
    for model in layout.MODELS:
        _renew_table(database, model)
    for statement in layout.following_statements():
        database.execute_sql(statement)
    derived.set_up()
    schema.JournalState.delete().where(schema.JournalState.id != 1).execute()
    derived.rebuild(progress)
    schema.Edit.update(sealed=True).execute()
    if database.execute_sql("PRAGMA foreign_key_check").fetchone() is not None:
        raise FileTrouble("file.not_migrated")
    database.execute_sql(f"PRAGMA user_version = {layout.VERSION}")
    layout.verify(database)


def _drop(database: pw.Database, *kinds: str) -> None:
    found = database.execute_sql(
        "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL"
    ).fetchall()
    for kind, name in found:
        if kind in kinds:
            escaped = str(name).replace('"', '""')
            database.execute_sql(f'DROP {kind.upper()} "{escaped}"')


def _renew_table(database: pw.Database, model: type[pw.Model]) -> None:
    """Make a table as the model says, and give it the rows it had, in the columns it shares."""
    name = engine.table_name(model)
    create, *indexes = layout.table_statements(model)
    row = database.execute_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
    ).fetchone()
    if row is None:
        database.execute_sql(create)
    elif row[0] != create:
        _replace_table(database, model, create)
    for index in indexes:
        database.execute_sql(index)


def _replace_table(database: pw.Database, model: type[pw.Model], create: str) -> None:
    name = engine.table_name(model)
    made = create.replace(f'CREATE TABLE "{name}"', 'CREATE TABLE "renewed"', 1)
    database.execute_sql(made)
    had = {column.name for column in database.get_columns(name)}
    shared = ", ".join(f'"{column}"' for column in engine.columns(model) if column in had)
    database.execute_sql(f'INSERT INTO "renewed" ({shared}) SELECT {shared} FROM "{name}"')
    (counted,) = database.execute_sql(
        "SELECT max(seq) FROM sqlite_sequence WHERE name = ?", (name,)
    ).fetchone()
    database.execute_sql(f'DROP TABLE "{name}"')
    database.execute_sql(f'ALTER TABLE "renewed" RENAME TO "{name}"')
    if counted is not None:
        # Ids are never used again, not even after a migration.
        database.execute_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        database.execute_sql(
            "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, counted)
        )
