"""Whether something is there, at any path: one that may not be looked at, or cannot be, is not.

Before Python 3.14 the methods of a path raise whatever else the system says.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether there is anything."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def is_file(path: Path) -> bool:
    """Whether there is a file."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False
