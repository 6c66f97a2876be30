"""Bringing older files up to date: numbered scripts here, run by peewee's own runner.

A script `NNNN_name.py` with `up(migrator, db)` brings a file to version NNNN. New files are laid out
from the models at once and need none. The file is copied before anything is touched.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import peewee as pw

from mercato.records import engine, layout, schema
from mercato.records.errors import FileTrouble

SCRIPTS = Path(__file__).parent


def bring_up(
    database: engine.MercatoDatabase, path: Path, version: int, *, readonly: bool
) -> Path | None:
    """Migrate a file of an older version; returns the copy made before.

    Older edits are sealed: readable, no longer undoable.
    """
    if readonly:
        raise FileTrouble("file.older_read_only", path=str(path))
    copy = _back_up(database, path, version)
    # Imported when used: few starts migrate, and the module costs every start.
    from playhouse.migrations import Runner

    Runner(database, directory=str(SCRIPTS)).up()
    with engine.transaction(database):
        _seal()
        database.execute_sql(f"PRAGMA user_version = {layout.VERSION}")
    return copy


def _back_up(database: pw.Database, path: Path, version: int) -> Path:
    stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    copy = path.with_name(f"{path.stem} (version {version}, {stamp}){path.suffix}")
    with engine.explained():
        database.execute_sql("VACUUM INTO ?", (str(copy),))
    return copy


def _seal() -> None:
    schema.Edit.update(sealed=True).execute()
