"""The file: made, opened, checked, closed. One file is open in a process at a time."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import peewee as pw

from mercato.records import schema
from mercato.records.errors import FileTrouble, Refused
from mercato.records.journal import journal
from mercato.records.progress import Progress, unwatched
from mercato.records.storage import engine, layout
from mercato.records.storage.checking import check_file

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SUFFIX", "OpenFile", "check_file", "close_connection", "create", "open_file"]

T = TypeVar("T")

SUFFIX = ".mercato"

_JOURNAL_START = bytes.fromhex("d9d505f920a163d7")
"""How SQLite's rollback journal begins."""


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
    try:
        if os.path.lexists(path):
            raise Refused("file.exists", path=str(path))
        if not path.parent.is_dir():
            raise FileTrouble("file.no_folder", path=str(path.parent))
        path.touch(exist_ok=False)
    except (OSError, ValueError) as error:
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
    database.execute_sql(f"PRAGMA page_size = {engine.PAGE_SIZE}")
    with engine.transaction(database):
        layout.create(database)
        database.execute_sql(f"PRAGMA application_id = {engine.APPLICATION_ID}")
        database.execute_sql(f"PRAGMA user_version = {layout.VERSION}")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        schema.Meta.insert(key="created_at", value=now).execute()
        schema.Meta.insert(key="file_uid", value=schema.new_uid()).execute()


def open_file(
    path: Path,
    *,
    readonly: bool = False,
    progress: Progress = unwatched,
) -> OpenFile:
    """Open a file of ours; raises `FileTrouble` for anything else, and leaves that untouched.

    One of an older version is brought up to date before, which may take long: `progress`.
    """
    path = _real(path)
    # Another process may be taking back a killed one's work while the header is looked at.
    _twice(lambda: _glance(path))
    reason = _why_readonly(path)
    version = _twice(lambda: _inspect(path, readonly=reason is not None))
    if version > layout.VERSION:
        reason = "file.newer"
    elif readonly:
        reason = "file.asked_read_only"
    if version < layout.VERSION:
        from mercato.records.storage import migrations

        migrations.bring_up(path, version, readonly=reason is not None, progress=progress)
    database = engine.MercatoDatabase(path, readonly=reason is not None)
    schema.database.initialize(database)
    try:
        with engine.explained():
            database.connect(reuse_if_open=True)
            if reason is None:
                journal.settle()
    except BaseException:
        database.close()
        raise
    return OpenFile(path, database, reason)


def _real(path: Path) -> Path:
    """The file itself: SQLite's journal and our lock lie beside it, not beside a link to it."""
    try:
        real = Path(os.path.realpath(path, strict=True))
        is_file = real.is_file()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileTrouble("file.missing", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise FileTrouble("file.cannot_open", path=str(path)) from error
    if not is_file:
        raise FileTrouble("file.not_a_file", path=str(path))
    if not os.access(real, os.R_OK):
        raise FileTrouble("file.cannot_open", path=str(path))
    return real


def _glance(path: Path) -> None:
    """Refuse what is not ours by its header, read without locks, recovery or any other effect."""
    glance = engine.MercatoDatabase(path, immutable=True)
    try:
        _require_ours(glance, path)
    except FileTrouble as trouble:
        # Killed while the file grew: the header is ahead of it until the journal is played back.
        if trouble.code == "file.not_ours" or not _has_journal(path):
            raise
    finally:
        glance.close()


def _require_ours(database: engine.MercatoDatabase, path: Path) -> None:
    try:
        with engine.explained():
            (ours,) = database.execute_sql("PRAGMA application_id").fetchone()
    except pw.DatabaseError as error:
        raise FileTrouble("file.not_ours", path=str(path)) from error
    if ours != engine.APPLICATION_ID:
        raise FileTrouble("file.not_ours", path=str(path))


def _has_journal(path: Path) -> bool:
    try:
        with path.with_name(f"{path.name}-journal").open("rb") as journal_file:
            return journal_file.read(len(_JOURNAL_START)) == _JOURNAL_START
    except OSError:
        return False


def _inspect(path: Path, *, readonly: bool) -> int:
    """The schema version of a file whose layout is as it has to be; raises `FileTrouble`.

    What a killed process left half done is taken back here, if the file can be written to.
    """
    database = engine.MercatoDatabase(path, readonly=readonly, inspecting=True)
    if schema.database.obj is None:
        # The models write the DDL to compare with only once they are bound to some database.
        schema.database.initialize(database)
    try:
        with engine.explained():
            _require_ours(database, path)
            (version,) = database.execute_sql("PRAGMA user_version").fetchone()
            if version < layout.FIRST_VERSION:
                raise FileTrouble("file.not_ours", path=str(path))
            if version == layout.VERSION:
                layout.verify(database)
            elif version > layout.VERSION:
                layout.require_readable(database)
    except FileTrouble as trouble:
        cut_off = trouble.code in {"file.became_read_only", "file.cannot_open"}
        if readonly and cut_off and _has_journal(path):
            raise FileTrouble("file.unfinished", path=str(path)) from trouble
        raise
    finally:
        database.close()
    return int(version)


def _twice(look: Callable[[], T]) -> T:
    """A single failed read looks like damage: only what fails again is believed."""
    try:
        return look()
    except FileTrouble as trouble:
        if trouble.code not in {"file.damaged", "file.not_ours", "file.disk_error"}:
            raise
    return look()


def _why_readonly(path: Path) -> str | None:
    if not os.access(path, os.W_OK):
        return "file.read_only"
    if not os.access(path.parent, os.W_OK):
        return "file.read_only_folder"
    return None
