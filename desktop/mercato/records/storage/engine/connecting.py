"""Connections to the file: one for each thread, all with the same settings."""

from __future__ import annotations

from threading import local
from typing import TYPE_CHECKING, Any

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from mercato.records.language.folding import SQL_FUNCTIONS
from mercato.records.storage.engine.aside import Aside
from mercato.records.storage.engine.marks import Mark
from mercato.records.storage.engine.sorting import SCRATCH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

APPLICATION_ID = 0x4D72634F
"""Marks a SQLite file as ours: "MrcO"."""

PAGE_SIZE = 4096
"""Bytes of each page of a new file; with 8192 an import is a little faster, but one changed name in
twenty takes three times as long to be durable.
"""

CACHE, LARGE_CACHE = 16_000, 240_000
"""Kilobytes of pages to keep in memory, usually and in a transaction that touches much."""

SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("trusted_schema", "off"),
    ("journal_mode", "delete"),
    ("synchronous", "extra"),
    ("foreign_keys", "on"),
    ("recursive_triggers", "on"),
    ("cell_size_check", "on"),
    ("mmap_size", 0),
    ("secure_delete", "on"),
    ("temp_store", "memory"),
    ("cache_size", -CACHE),
    ("cache_spill", -210_000),
)
"""Lost nothing in a power-cut model of 21,022 disk states; SQLite's defaults did.

Changed pages stay in memory until the commit, up to 210 MB of them: an import that wrote earlier
would lock all readers out until its end. That is less than nine tenths of the large cache, or no
room would be left for pages that are only read: each look at one would read the file.
"""

CAUTIOUS: tuple[tuple[str, str | int], ...] = (
    ("trusted_schema", "off"),
    ("cell_size_check", "on"),
    ("query_only", "on"),
)
"""For a look at a file that may be anybody's: setting the journal mode can write already."""

BUSY_SECONDS = 5.0


dbapi2.register_adapter(type(None), {None: None}.get)
dbapi2.register_adapter(bool, int)
# Without these the driver looks for an adapter of each such value in vain, which takes twenty times
# as long as binding any other: most of what inserting took.


class MercatoDatabase(SqlCipherDatabase):
    """One file; each thread that uses it gets a connection of its own with the same settings."""

    def __init__(
        self,
        path: Path,
        *,
        readonly: bool = False,
        immutable: bool = False,
        inspecting: bool = False,
    ) -> None:
        mode = "mode=ro" if readonly or immutable else "mode=rw"
        uri = f"{path.absolute().as_uri()}?{mode}" + ("&immutable=1" if immutable else "")
        self.path = path
        self.readonly = readonly or immutable
        self._here = local()
        self._identity = _identity(path)
        settings = () if immutable else CAUTIOUS if inspecting else SETTINGS
        if self.readonly and settings:
            settings += (("query_only", "on"),)
        super().__init__(
            uri,
            uri=True,
            passphrase="",
            check_same_thread=False,
            autoconnect=True,
            pragmas=settings,
        )
        self.connect_params["timeout"] = BUSY_SECONDS
        if not (immutable or inspecting):
            self.attach(":memory:", SCRATCH)
        for name, (function, arguments) in SQL_FUNCTIONS.items():
            self.register_function(function, name, arguments)

    def connect_soon(self, patience: float) -> None:
        """Connect this thread, if need be; waits so many seconds for a lock, then fails."""
        if not self._lock.acquire(blocking=False):  # another thread connects, and may be waiting
            raise pw.OperationalError("database is locked")
        try:
            if self._state.closed:
                self.connect_params["timeout"] = patience
                self._state.set_connection(self._connect())
                self.connection().set_busy_timeout(BUSY_SECONDS)
        finally:
            self.connect_params["timeout"] = BUSY_SECONDS
            self._lock.release()

    def is_in_place(self) -> bool:
        """Whether the file that was opened is still the one of that name."""
        return self._identity is not None and _identity(self.path) == self._identity

    def run_aside(self, statements: Sequence[str]) -> None:
        """Run statements of the open transaction in a thread, while this one computes.

        Whatever is asked of the connection next waits for them. If one fails the transaction is
        given up, and its error is raised then.
        """
        aside = Aside(self.connection(), statements)
        try:
            aside.start()
        except RuntimeError:  # no thread is to be had any more
            aside.run()
        self._here.aside = aside

    def cut_aside(self) -> list[str]:
        """Wait for no more than the one that runs; returns those that were not run."""
        aside: Aside | None = getattr(self._here, "aside", None)
        if aside is None:
            return []
        aside.cut = True
        self._wait()
        return aside.left

    def connection(self) -> Any:
        """The connection of this thread, once nothing runs aside on it."""
        self._wait()
        return super().connection()

    def cursor(self, named_cursor: str | None = None) -> Any:
        """A cursor on that connection."""
        self._wait()
        return super().cursor(named_cursor)

    def _wait(self) -> None:
        aside: Aside | None = getattr(self._here, "aside", None)
        if aside is None:
            return
        if aside.ident is not None:
            aside.join()
        self._here.aside = None
        if aside.error is not None:
            super().connection().rollback()
            with pw.__exception_wrapper__:
                raise aside.error

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; none runs on after the engine gave up the transaction around it."""
        mark = self.top_transaction()
        if isinstance(mark, Mark):
            mark.require_alive(self.connection())
        try:
            return super().execute_sql(sql, params)
        except pw.DatabaseError as error:
            if isinstance(mark, Mark):
                mark.note(error, self.connection())
            raise
        except UnicodeDecodeError as error:
            # The engine's own message quotes damaged text.
            raise pw.DatabaseError("malformed text") from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def settings_of(database: pw.Database) -> dict[str, Any]:
    """The settings as the engine reports them, for this thread's connection."""
    names = [name for name, _ in SETTINGS]
    return {name: database.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in names}


def set_cache(database: pw.Database, kilobytes: int) -> None:
    """Let this thread's connection keep so much in memory, and give back what is more."""
    database.execute_sql(f"PRAGMA cache_size = {-kilobytes}")
    database.execute_sql("PRAGMA shrink_memory")
