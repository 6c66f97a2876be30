"""Having the system forget what it has read from the disk, so that a start is cold."""

from __future__ import annotations

import os
from pathlib import Path

_SWITCH = Path("/proc/sys/vm/drop_caches")


def forget(path: Path) -> None:
    """Read everything from the disk next time: of all files if that is allowed, else of this one.

    The system's own cache only; the file may still be in that of the disk.
    """
    os.sync()
    try:
        _SWITCH.write_text("1", encoding="ascii")
    except OSError:
        _forget_one(path)


def _forget_one(path: Path) -> None:
    if hasattr(os, "posix_fadvise"):
        number = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(number, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(number)
