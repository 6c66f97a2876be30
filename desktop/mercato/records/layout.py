"""The layout of a file: every table, index and trigger, made from the models, and compared to them."""

from __future__ import annotations

import peewee as pw

from mercato.records import derived, engine, schema
from mercato.records.errors import FileTrouble

VERSION = 1
"""Raised by every migration; stands in the file as `user_version`."""


def statements() -> list[str]:
    """The DDL of a new file, in order."""
    made: list[str] = []
    for model in (*schema.JOURNALED, *schema.UNJOURNALED, *derived.MODELS):
        made += _ddl(model)
    made += [*derived.statements(), *engine.journal_indexes()]
    for model in schema.JOURNALED:
        owner = schema.OWNER_COLUMN.get(engine.table_name(model))
        made += engine.journal_triggers(model, owner)
    return made


def _ddl(model: type[pw.Model]) -> list[str]:
    maker = model._schema
    contexts = [maker._create_table(safe=False), *maker._create_indexes(safe=False)]
    return [context.query()[0] for context in contexts]


def create(database: pw.Database) -> None:
    """Lay out an empty file."""
    for statement in statements():
        database.execute_sql(statement)
    schema.JournalState.insert(id=1).execute()


def verify(database: pw.Database) -> None:
    """Refuse a file whose layout is not exactly ours: a stranger's trigger would run."""
    expected = {_normal(statement) for statement in statements()}
    shadows = tuple(f"{name}_" for name in derived.VIRTUAL)
    rows = database.execute_sql("SELECT type, name, sql FROM sqlite_master").fetchall()
    for kind, name, sql in rows:
        if name.startswith("sqlite_") or name == "schema_migration" or sql is None:
            continue
        shadow = kind == "table" and name.startswith(shadows)
        if not shadow and _normal(sql) not in expected:
            raise FileTrouble("file.unknown_schema", name=str(name))
    found = {_normal(sql) for _, _, sql in rows if sql}
    if missing := expected - found:
        raise FileTrouble("file.unknown_schema", name=min(missing)[:60])


def _normal(sql: str) -> str:
    return " ".join(sql.split())
