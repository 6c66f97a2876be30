"""Files as older versions left them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from mercato.records import derived


def make_first_version(path: Path) -> None:
    """Lay a closed file out as version 1 did: no triggers, facets or derived tables of today."""
    with sqlite3.connect(path, isolation_level=None) as plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            plain.execute(f'DROP TRIGGER "{name}"')
        plain.execute("ALTER TABLE saved_view DROP COLUMN facets")
        plain.execute('DROP INDEX "change_span"')
        plain.execute("ALTER TABLE change DROP COLUMN last")
        for model in derived.MODELS:
            plain.execute(f'DROP TABLE "{model._meta.table_name}"')
        plain.execute("PRAGMA user_version = 1")
    plain.close()
