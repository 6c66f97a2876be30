"""Files on their way: hidden until they are whole, and taken away if their writer was killed.

Whoever writes one holds the system's lock on it, which ends with the process, however that ends.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import time
import zlib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from mercato.records.storage import lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = re.compile(r"\..{1,40}\.([0-9a-f]{8})[0-9a-f]{8}\.mercato-part", re.DOTALL)
"""Their names: that of the file to be, and where it is written."""
_FOLDER = ".d"
"""How the name of a folder that goes with one ends."""
_MINUTE, _DAY = 60, 86_400


def begin(target: Path) -> tuple[Path, IO[bytes]]:
    """A new file beside the one to be, open and locked."""
    for _ in range(lock.TRIES):
        name = f".{target.name[:40]}.{_here()}{secrets.token_hex(4)}.mercato-part"
        path = target.with_name(name)
        handle = path.open("xb")
        try:
            held = lock.hold(handle.fileno())
        except OSError:
            held = True  # where there are no locks nobody can take it away either
        if held and lock.still_there(path, handle.fileno()):
            return path, handle
        handle.close()
    raise BlockingIOError(errno.EAGAIN, "always locked", str(target))


@contextmanager
def folder(target: Path) -> Iterator[Path]:
    """A folder beside the file to be, for what its writer puts aside meanwhile."""
    path, handle = begin(target)
    try:
        with handle:
            inside = Path(f"{path}{_FOLDER}")
            inside.mkdir(mode=0o700)
            yield inside
    finally:
        _remove(path)


def clear(place: Path) -> None:
    """Take away from a folder what processes left there that were killed while they wrote."""
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            ours = _OURS.fullmatch(entry.name)
            if ours is not None and entry.is_file(follow_symlinks=False):
                young = (_MINUTE if os.name == "nt" else 0) if ours[1] == _here() else _DAY
                if time.time() - entry.stat().st_mtime >= young:
                    _take_away(Path(entry.path))


def _take_away(path: Path) -> None:
    """Remove a file that nobody holds."""
    left = False
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            left = lock.hold(handle) and lock.still_there(path, handle)
            if left and os.name != "nt":
                _remove(path)
        finally:
            os.close(handle)
    if left and os.name == "nt":  # pragma: no cover
        _remove(path)  # which there must not be open


def _remove(path: Path) -> None:
    shutil.rmtree(f"{path}{_FOLDER}", ignore_errors=True)
    with suppress(OSError):
        path.unlink()


def _here() -> str:
    """This machine in the names of files: another one's locks may not be seen on a shared disk."""
    return f"{zlib.crc32(lock.host().encode()):08x}"
