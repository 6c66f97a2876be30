"""One line of the journal stands for many inserted rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import IntegerField

if TYPE_CHECKING:
    import peewee as pw
    from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, _database: pw.Database) -> None:
    """Add the column, empty: lines that are there stand for one row each."""
    migrator.migrate(migrator.add_column("change", "last", IntegerField(null=True)))
