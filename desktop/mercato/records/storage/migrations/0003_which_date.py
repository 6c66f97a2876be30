"""Which of its dates a move is shown with has an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import peewee as pw
    from playhouse.migrate import SchemaMigrator


def up(_migrator: SchemaMigrator, _database: pw.Database) -> None:
    """Add nothing: what is derived is made anew."""
