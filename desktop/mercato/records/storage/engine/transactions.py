"""Transactions: all or nothing, and the engine's errors as trouble with the file."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import peewee as pw
from sqlcipher3 import dbapi2

from mercato.records.errors import FileTrouble, Trouble
from mercato.records.storage.engine.connecting import CACHE, LARGE_CACHE, set_cache
from mercato.records.storage.engine.marks import Mark
from mercato.records.storage.engine.troubles import explain, is_bad_text

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = (pw.DatabaseError, dbapi2.DatabaseError, UnicodeDecodeError)
"""peewee wraps what executing raises, not what fetching raises; damaged text cannot be decoded."""

DOUBTFUL = frozenset(("file.damaged", "file.not_ours"))
"""What one failed read can look like."""


@contextmanager
def transaction(database: pw.Database) -> Iterator[Mark]:
    """One IMMEDIATE transaction: all of the block or nothing of it; engine errors become trouble.

    Raises RuntimeError inside another one, which stays as it is.
    """
    if database.in_transaction():
        raise RuntimeError("a transaction inside a transaction")
    mark = Mark()
    try:
        _begin(database, mark)
        yield mark
        mark.require_alive(database.connection())
        database.execute_sql("COMMIT" if mark.keep else "ROLLBACK")
        _require_ended(database)
        database.pop_transaction()
    except BaseException as error:
        trouble = _trouble(error, mark)
        _roll_back(database, mark)
        if trouble is None:
            raise
        raise _believed(database, trouble, error) from error
    finally:
        if mark.roomy and not database.is_closed():
            set_cache(database, CACHE)


def make_room(database: pw.Database) -> None:
    """Have a larger cache until the end of the transaction that is open, which touches much.

    Once there are more changed pages than the cache is to hold, it keeps no others: all that is
    looked up is read from the file each time.
    """
    mark = open_mark(database)
    if not mark.roomy:
        mark.roomy = True
        set_cache(database, LARGE_CACHE)


@contextmanager
def foreign_keys_off(database: pw.Database, *, really: bool = True) -> Iterator[None]:
    """Transactions inside the block do not watch foreign keys, if `really`: they check them all.

    The engine takes no notice of this inside a transaction.
    """
    if really:
        database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        if really:
            database.execute_sql("PRAGMA foreign_keys = ON")


def open_mark(database: pw.Database) -> Mark:
    """The mark of the transaction that is open."""
    mark = database.top_transaction()
    assert isinstance(mark, Mark)
    return mark


def _begin(database: pw.Database, mark: Mark) -> None:
    connection = database.connection()
    if connection.in_transaction:
        # Left over by an interrupt between two instructions of ours: nobody was told of it.
        connection.rollback()
    database.execute_sql("BEGIN IMMEDIATE")
    database.push_transaction(mark)


def _require_ended(database: pw.Database) -> None:
    """A COMMIT whose error was lost between threads must not pass for one that was made."""
    if database.connection().in_transaction:
        raise FileTrouble("file.disk_error")


def _trouble(error: BaseException, mark: Mark) -> Trouble | None:
    """What to raise instead of an error, None for the error itself."""
    if mark.lost is not None:
        return mark.trouble() if isinstance(error, Exception) else None
    if isinstance(error, Trouble) or not isinstance(error, Exception):
        return None
    return explain(error)


def _roll_back(database: pw.Database, mark: Mark) -> None:
    """Undo whatever is left of the transaction; a connection that cannot is closed."""
    while database.in_transaction():
        if database.pop_transaction() is mark:
            break
    try:
        if not database.is_closed() and database.connection().in_transaction:
            database.execute_sql("ROLLBACK")
    except ERRORS:
        with suppress(*ERRORS):
            database.close()


@contextmanager
def explained(database: pw.Database | None = None) -> Iterator[None]:
    """Turn the engine's errors inside the block into `FileTrouble` where the file is at fault.

    With the database, damage is looked at once more before it is called that.
    """
    try:
        yield
    except ERRORS as error:
        trouble = explain(error)
        if trouble is None:
            raise
        if database is not None:
            trouble = _believed(database, trouble, error)
        raise trouble from error


def _believed(database: pw.Database, trouble: Trouble, error: BaseException) -> Trouble:
    if trouble.code == "file.became_read_only" and not database.is_in_place():
        return FileTrouble("file.moved", path=str(database.path))
    if trouble.code in DOUBTFUL and not is_bad_text(error) and sound_after_all(database):
        return FileTrouble("file.disk_error")
    return trouble


def sound_after_all(database: pw.Database) -> bool:
    """Whether a new connection finds nothing wrong: a single failed read looks like damage."""
    try:
        database.close()
        return bool(database.execute_sql("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except ERRORS:
        return False
