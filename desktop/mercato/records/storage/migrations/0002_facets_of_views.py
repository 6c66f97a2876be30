"""A saved view holds which facets are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import TextField

if TYPE_CHECKING:
    import peewee as pw
    from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, _database: pw.Database) -> None:
    """Add the column, empty; which moves and positions contradict each other is derived anew."""
    migrator.migrate(migrator.add_column("saved_view", "facets", TextField(null=True)))
