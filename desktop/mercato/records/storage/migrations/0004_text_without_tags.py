"""Tags are no text; the full-text indexes are merged a little with each edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import peewee as pw
    from playhouse.migrate import SchemaMigrator


def up(_migrator: SchemaMigrator, _database: pw.Database) -> None:
    """Add nothing: what is derived is made anew."""
