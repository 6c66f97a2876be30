"""The file: made, opened, checked, closed. One file is open in a process at a time."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import peewee as pw

from mercato.records import derived, engine, layout, migrations, schema
from mercato.records.errors import FileTrouble, Refused, Trouble

SUFFIX = ".mercato"


class OpenFile:
    """An opened file; `readonly_reason` is the code that says why it may only be read, if so."""

    def __init__(self, path: Path, database: engine.MercatoDatabase, reason: str | None) -> None:
        self.path = path
        self.database = database
        self.readonly_reason = reason

    @property
    def readonly(self) -> bool:
        """Whether nothing can be changed."""
        return self.readonly_reason is not None

    def close(self) -> None:
        """Close this thread's connection; other threads close their own with `close_connection`."""
        close_connection()


def close_connection() -> None:
    """Close the connection of the calling thread, if it has one."""
    if schema.database.obj is not None and not schema.database.is_closed():
        schema.database.close()


def create(path: Path) -> None:
    """Make a new, empty file; an existing one is never touched."""
    path = path.absolute()
    if path.exists():
        raise Refused("file.exists", path=str(path))
    if not path.parent.is_dir():
        raise FileTrouble("file.no_folder", path=str(path.parent))
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise FileTrouble("file.cannot_create", path=str(path)) from error
    database = engine.MercatoDatabase(path)
    schema.database.initialize(database)
    try:
        _fill(database)
    except BaseException:
        database.close()
        with suppress(OSError):
            path.unlink()
        raise
    database.close()


def _fill(database: engine.MercatoDatabase) -> None:
    with engine.transaction(database):
        layout.create(database)
        database.execute_sql(f"PRAGMA application_id = {engine.APPLICATION_ID}")
        database.execute_sql(f"PRAGMA user_version = {layout.VERSION}")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        schema.Meta.insert(key="created_at", value=now).execute()
        schema.Meta.insert(key="file_uid", value=schema.new_uid()).execute()


def open_file(path: Path, *, readonly: bool = False) -> OpenFile:
    """Open a file of ours; raises `FileTrouble` for anything else, and leaves that untouched."""
    path = path.absolute()
    version = _version_of(path)
    reason = "file.asked_read_only" if readonly else _why_readonly(path)
    if version > layout.VERSION:
        reason = "file.newer"
    database = engine.MercatoDatabase(path, readonly=reason is not None)
    schema.database.initialize(database)
    try:
        with engine.explained():
            database.connect(reuse_if_open=True)
            if version < layout.VERSION:
                migrations.bring_up(database, path, version, readonly=reason is not None)
            if version <= layout.VERSION:
                layout.verify(database)
    except BaseException:
        database.close()
        raise
    return OpenFile(path, database, reason)


def _version_of(path: Path) -> int:
    """The schema version in the header, read without locks, recovery or any other side effect."""
    if not path.exists():
        raise FileTrouble("file.missing", path=str(path))
    if not path.is_file():
        raise FileTrouble("file.not_a_file", path=str(path))
    if not os.access(path, os.R_OK):
        raise FileTrouble("file.cannot_open", path=str(path))
    glance = engine.MercatoDatabase(path, immutable=True)
    try:
        ours = glance.execute_sql("PRAGMA application_id").fetchone()[0]
        version = glance.execute_sql("PRAGMA user_version").fetchone()[0]
    except pw.DatabaseError as error:
        raise engine.explain(error) or FileTrouble("file.not_ours", path=str(path)) from error
    finally:
        glance.close()
    if ours != engine.APPLICATION_ID:
        raise FileTrouble("file.not_ours", path=str(path))
    return int(version)


def _why_readonly(path: Path) -> str | None:
    if not os.access(path, os.W_OK):
        return "file.read_only"
    if not os.access(path.parent, os.W_OK):
        return "file.read_only_folder"
    return None


def check_file() -> list[Trouble]:
    """Everything that is wrong with the open file; nothing, if it is sound."""
    found: list[Trouble] = []
    with engine.explained():
        for (line,) in schema.database.execute_sql("PRAGMA integrity_check"):
            if line != "ok":
                found.append(FileTrouble("check.integrity", detail=str(line)))
        for table, row, parent, _ in schema.database.execute_sql("PRAGMA foreign_key_check"):
            values = {"table": str(table), "row": str(row), "parent": str(parent)}
            found.append(FileTrouble("check.foreign_key", **values))
    found += [FileTrouble("check.derived", detail=line) for line in derived.compare()]
    return found
