"""The lock that a writing window holds on a file, and who holds it.

The command line takes no lock: it commits beside an open window, which notices. The lock is the
operating system's own and so ends with its process, however that ends; the small file beside the
Mercato file only says who has it.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from mercato.records.errors import FileTrouble

if TYPE_CHECKING:
    from pathlib import Path

if os.name == "nt":  # pragma: no cover
    import msvcrt

    _AT = 1 << 30

    def _lock(handle: int) -> None:
        os.lseek(handle, _AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


class WindowLock:
    """Held by the one window that may write to `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock; `FileTrouble("file.open_elsewhere")` names who has it."""
        handle = self._locked()
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(_myself()).encode())
        self._handle = handle

    def _locked(self) -> int:
        beside = _beside(self.path)
        while True:
            try:
                handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise FileTrouble("file.cannot_lock", path=str(self.path)) from error
            try:
                _lock(handle)
            except OSError as error:
                os.close(handle)
                raise FileTrouble("file.open_elsewhere", **_who(beside)) from error
            if _still_there(beside, handle):
                return handle
            os.close(handle)

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._handle is None:
            return
        if os.name != "nt":
            with suppress(OSError):
                _beside(self.path).unlink()
        os.close(self._handle)
        self._handle = None
        if os.name == "nt":  # pragma: no cover
            with suppress(OSError):
                _beside(self.path).unlink()


def holder(path: Path) -> dict[str, Any] | None:
    """Who holds the lock on a file: host, user, pid, since; None when nobody does."""
    beside = _beside(path.absolute())
    try:
        handle = os.open(beside, os.O_RDWR)
    except OSError:
        return None
    try:
        _lock(handle)
    except OSError:
        return _who(beside)
    finally:
        os.close(handle)
    return None


def _still_there(beside: Path, handle: int) -> bool:
    """Whether the locked file is the one of that name, not one removed by its last holder."""
    try:
        return os.path.samestat(beside.stat(), os.fstat(handle))
    except OSError:
        return False


def _myself() -> dict[str, Any]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"host": socket.gethostname(), "user": user, "pid": os.getpid(), "since": since}


def _who(beside: Path) -> dict[str, Any]:
    unknown = {"host": "?", "user": "?", "pid": 0, "since": "?"}
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return unknown
    return {**unknown, **found} if isinstance(found, dict) else unknown
