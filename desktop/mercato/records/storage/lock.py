"""The lock that a writing window holds on a file, and who holds it.

The command line takes no lock: it commits beside an open window, which notices. The lock is the
operating system's own and so ends with its process, however that ends; the small file beside the
Mercato file only says who has it.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mercato.records.errors import FileTrouble

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


_BUSY = frozenset((errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK))
"""What the systems say of a lock that another has; anything else means that none can be had."""

TRIES = 5
PAUSE = 0.05
"""Seconds between tries: whoever asks for the holder has the lock for a moment."""


def beside(path: Path) -> Path:
    """The lock of the file itself, whatever link leads to it."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".{real.name}.lock")


def hold(handle: int) -> bool:
    """Whether an open file could be locked until it is closed; False if another has it.

    Raises `OSError` where the disk knows no locks.
    """
    try:
        _lock(handle)
    except OSError as error:
        if error.errno not in _BUSY:
            raise
        return False
    return True


class WindowLock:
    """Held by the one window that may write to `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._beside = beside(path)
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock; `FileTrouble("file.open_elsewhere")` names who has it.

        Raises `FileTrouble("file.cannot_lock")` where the folder or its disk allows none.
        """
        for _ in range(TRIES):
            handle = self._opened()
            try:
                held = hold(handle)
            except OSError as error:
                os.close(handle)
                raise FileTrouble("file.cannot_lock", path=str(self.path)) from error
            if not held:
                os.close(handle)
                time.sleep(PAUSE)
                continue
            if still_there(self._beside, handle) and self._signed(handle):
                self._handle = handle
                return
            os.close(handle)
        raise FileTrouble("file.open_elsewhere", **_who(self._beside))

    def _opened(self) -> int:
        try:
            return _open(self._beside, os.O_CREAT)
        except OSError as error:
            raise FileTrouble("file.cannot_lock", path=str(self.path)) from error

    def _signed(self, handle: int) -> bool:
        """Say who holds it; a lock file that another user left behind makes room for a new one."""
        note = json.dumps(_myself()).encode()
        try:
            os.ftruncate(handle, 0)
            os.write(handle, note)
        except OSError as error:
            if error.errno in {errno.EBADF, errno.EINVAL}:  # opened for reading only
                with suppress(OSError):
                    self._beside.unlink()
                return False
        return True

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._handle is None:
            return
        ours = still_there(self._beside, self._handle)
        if os.name != "nt" and ours:
            with suppress(OSError):
                self._beside.unlink()
        os.close(self._handle)
        self._handle = None
        if os.name == "nt":  # pragma: no cover
            with suppress(OSError):
                self._beside.unlink()


def holder(path: Path) -> dict[str, Any] | None:
    """Who holds the lock on a file: host, user, pid, since; None when nobody does."""
    lock = beside(path)
    try:
        handle = _open(lock, 0)
    except FileNotFoundError:
        return None
    except OSError:
        return _who(lock)
    try:
        return None if hold(handle) else _who(lock)
    except OSError:
        return None
    finally:
        os.close(handle)


def _open(beside: Path, flags: int) -> int:
    """Open a lock file, to be read if it is another user's; never what a link leads to."""
    flags |= getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(beside, os.O_RDWR | flags, 0o644)
    except PermissionError:
        return os.open(beside, os.O_RDONLY | flags & ~os.O_CREAT)


def still_there(beside: Path, handle: int) -> bool:
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
    return {"host": host(), "user": user, "pid": os.getpid(), "since": since}


def host() -> str:
    """This machine's name, without Python's module for networks, which a start would wait for."""
    return os.environ.get("COMPUTERNAME", "?") if os.name == "nt" else os.uname().nodename


def _who(beside: Path) -> dict[str, Any]:
    unknown = {"host": "?", "user": "?", "pid": 0, "since": "?"}
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return unknown
    if not isinstance(found, dict):
        return unknown
    known = {key: found.get(key) for key in unknown}
    return unknown | {key: said for key, said in known.items() if isinstance(said, str | int)}
