"""Everything that depends on the database engine: connections, settings, triggers, its errors.

The rest of `records` speaks peewee; another engine would need another one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase

from mercato.records.errors import FileTrouble, Trouble
from mercato.records.folding import SQL_FUNCTIONS

APPLICATION_ID = 0x4D72634F
"""Marks a SQLite file as ours: "MrcO"."""

SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("journal_mode", "delete"),
    ("synchronous", "extra"),
    ("foreign_keys", "on"),
    ("recursive_triggers", "on"),
    ("trusted_schema", "off"),
    ("cell_size_check", "on"),
    ("mmap_size", 0),
    ("secure_delete", "on"),
    ("temp_store", "memory"),
    ("cache_size", -16_000),
)
"""Lost nothing in a power-cut model of 21,022 disk states; SQLite's defaults did."""

BUSY_SECONDS = 5.0


class MercatoDatabase(SqlCipherDatabase):  # type: ignore[misc]
    """One file; each thread that uses it gets a connection of its own with the same settings."""

    def __init__(self, path: Path, *, readonly: bool = False, immutable: bool = False) -> None:
        mode = "mode=ro" if readonly or immutable else "mode=rw"
        uri = f"{path.absolute().as_uri()}?{mode}" + ("&immutable=1" if immutable else "")
        self.path = path
        self.readonly = readonly or immutable
        settings = SETTINGS + ((("query_only", "on"),) if self.readonly else ())
        super().__init__(
            uri,
            uri=True,
            passphrase="",
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            autoconnect=True,
            pragmas=() if immutable else settings,
        )
        for name, (function, arguments) in SQL_FUNCTIONS.items():
            self.register_function(function, name, arguments)


def settings_of(database: pw.Database) -> dict[str, Any]:
    """The settings as the engine reports them, for this thread's connection."""
    names = [name for name, _ in SETTINGS]
    return {name: database.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in names}


@contextmanager
def transaction(database: pw.Database) -> Iterator[None]:
    """One IMMEDIATE transaction: all of the block or nothing of it; engine errors become trouble."""
    with explained():
        database.execute_sql("BEGIN IMMEDIATE")
    try:
        yield
        with explained():
            _require_open(database)
            database.execute_sql("COMMIT")
    except BaseException as error:
        _roll_back(database)
        trouble = explain(error)
        if trouble is None:
            raise
        raise trouble from error


def _require_open(database: pw.Database) -> None:
    if not database.connection().in_transaction:
        raise FileTrouble("file.transaction_lost")


def _roll_back(database: pw.Database) -> None:
    if database.connection().in_transaction:
        database.execute_sql("ROLLBACK")


@contextmanager
def explained() -> Iterator[None]:
    """Turn the engine's errors inside the block into `FileTrouble` where the file is at fault."""
    try:
        yield
    except pw.DatabaseError as error:
        trouble = explain(error)
        if trouble is None:
            raise
        raise trouble from error


_CAUSES = (
    ("SQLITE_FULL", "file.disk_full"),
    ("SQLITE_READONLY", "file.became_read_only"),
    ("SQLITE_BUSY", "file.busy"),
    ("SQLITE_LOCKED", "file.busy"),
    ("SQLITE_CORRUPT", "file.damaged"),
    ("SQLITE_NOTADB", "file.not_ours"),
    ("SQLITE_IOERR", "file.disk_error"),
    ("SQLITE_CANTOPEN", "file.cannot_open"),
    ("SQLITE_PERM", "file.cannot_open"),
    ("SQLITE_AUTH", "file.cannot_open"),
)


def explain(error: BaseException) -> Trouble | None:
    """The trouble with the file behind an exception, looking through what it hides; None if none."""
    names = {name for name in map(_engine_name, _chain(error)) if name}
    for prefix, code in _CAUSES:
        if any(name.startswith(prefix) for name in names):
            return FileTrouble(code)
    return None


def is_interrupted(error: BaseException) -> bool:
    """Whether a query ended because it was asked to."""
    return any(_engine_name(cause) == "SQLITE_INTERRUPT" for cause in _chain(error))


def is_foreign_key(error: BaseException) -> bool:
    """Whether a row would have been left pointing at nothing."""
    return any("FOREIGN KEY" in str(cause) for cause in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    todo: list[BaseException | None] = [error]
    while todo:
        cause = todo.pop()
        if cause is None or id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        todo += [cause.__cause__, cause.__context__]


def _engine_name(error: BaseException) -> str | None:
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        return name
    return next((code for text, code in _MESSAGES if text in str(error)), None)


_MESSAGES = (
    ("database or disk is full", "SQLITE_FULL"),
    ("attempt to write a readonly database", "SQLITE_READONLY"),
    ("database is locked", "SQLITE_BUSY"),
    ("database table is locked", "SQLITE_LOCKED"),
    ("malformed", "SQLITE_CORRUPT"),
    ("file is not a database", "SQLITE_NOTADB"),
    ("file is encrypted", "SQLITE_NOTADB"),
    ("disk I/O error", "SQLITE_IOERR"),
    ("unable to open database file", "SQLITE_CANTOPEN"),
    ("interrupted", "SQLITE_INTERRUPT"),
)
"""peewee's own exceptions lose the engine's code; its English messages are stable."""


def columns(model: type[pw.Model]) -> list[str]:
    """The column names of a table, in order."""
    return [field.column_name for field in model._meta.sorted_fields]


def table_name(model: type[pw.Model]) -> str:
    """The name of a model's table."""
    return str(model._meta.table_name)


def row_image(alias: str, names: list[str]) -> str:
    """SQL for all columns of a row as a JSON object."""
    pairs = ", ".join(f"'{name}', {alias}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def journal_triggers(model: type[pw.Model], owner: str | None) -> list[str]:
    """The DDL of the three triggers that write a table's changes into the journal.

    With no open edit they abort, so that nothing can change outside one; while the journal
    replays they are silent. An update is recorded with its changed columns only.
    """
    table, names = table_name(model), columns(model)
    changed = [name for name in names if name != "id"]
    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in changed)
    owner_sql = _owner(table, owner)
    return [
        _trigger(table, "insert", "NEW", owner_sql, "NULL", "NULL"),
        _trigger(
            table,
            "update",
            "NEW",
            owner_sql,
            _changed_image("OLD", changed),
            _changed_image("NEW", changed),
            f" AND ({differs})",
        ),
        _trigger(table, "delete", "OLD", owner_sql, row_image("OLD", names), "NULL"),
    ]


def _owner(table: str, owner: str | None) -> Callable[[str], str]:
    def sql(alias: str) -> str:
        if owner:
            return f'{alias}."{owner}"'
        return "NULL" if table in ("tag", "saved_view") else f"{alias}.id"

    return sql


def _trigger(
    table: str,
    operation: str,
    alias: str,
    owner: Callable[[str], str],
    before: str,
    after: str,
    condition: str = "",
) -> str:
    return (
        f'CREATE TRIGGER "journal_{table}_{operation}" AFTER {operation.upper()} ON "{table}" '
        f"WHEN NOT (SELECT replaying FROM journal_state WHERE id = 1){condition} BEGIN "
        "INSERT INTO change (edit_id, table_name, row, record, operation, before, after) "
        "SELECT CASE WHEN edit IS NULL THEN RAISE(ABORT, 'change outside an edit') "
        f"ELSE edit END, '{table}', {alias}.id, {owner(alias)}, '{operation}', {before}, {after} "
        "FROM journal_state WHERE id = 1; END"
    )


def _changed_image(alias: str, names: list[str]) -> str:
    rows = " UNION ALL ".join(
        f"SELECT '{name}' AS k, {alias}.\"{name}\" AS v WHERE OLD.\"{name}\" IS NOT NEW.\"{name}\""
        for name in names
    )
    return f"(SELECT json_group_object(k, v) FROM ({rows}))"
