"""The engine's errors, and what they mean for the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.errors import FileTrouble, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_MESSAGES = (
    ("database or disk is full", "SQLITE_FULL"),
    ("attempt to write a readonly database", "SQLITE_READONLY"),
    ("database is locked", "SQLITE_BUSY"),
    ("database table is locked", "SQLITE_LOCKED"),
    ("malformed", "SQLITE_CORRUPT"),
    ("Could not decode to UTF-8", "SQLITE_CORRUPT"),
    ("file is not a database", "SQLITE_NOTADB"),
    ("file is encrypted", "SQLITE_NOTADB"),
    ("disk I/O error", "SQLITE_IOERR"),
    ("unable to open database file", "SQLITE_CANTOPEN"),
    ("interrupted", "SQLITE_INTERRUPT"),
)
"""peewee's own exceptions lose the engine's code; its English messages are stable."""


def explain(error: BaseException) -> Trouble | None:
    """The trouble with the file behind an exception, looking through what hides it; None if none.

    peewee fails again while it rolls back ("no transaction is active") and so hides the cause.
    """
    names = {name for name in map(_engine_name, _chain(error)) if name}
    for prefix, code in _CAUSES:
        if any(name.startswith(prefix) for name in names):
            return FileTrouble(code)
    return None


def is_bad_text(error: BaseException) -> bool:
    """Whether what was read was no text, or no JSON: damage that looking again does not mend."""
    return any(
        isinstance(cause, UnicodeDecodeError) or any(text in str(cause) for text in _BAD_TEXT)
        for cause in _chain(error)
    )


_BAD_TEXT = ("Could not decode to UTF-8", "malformed JSON")


def is_interrupted(error: BaseException) -> bool:
    """Whether a query ended because it was asked to."""
    return any(_engine_name(cause) == "SQLITE_INTERRUPT" for cause in _chain(error))


def is_foreign_key(error: BaseException) -> bool:
    """Whether a row would have been left pointing at nothing."""
    return any("FOREIGN KEY" in str(cause) for cause in _chain(error))


def is_unique(error: BaseException) -> bool:
    """Whether a value that may be there once only would have been there twice."""
    return any("UNIQUE constraint" in str(cause) for cause in _chain(error))


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
    if isinstance(error, UnicodeDecodeError):
        return "SQLITE_CORRUPT"
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str) and name != "SQLITE_ERROR":
        return name
    return next((code for text, code in _MESSAGES if text in str(error)), None)
