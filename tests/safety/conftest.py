"""Where the files of these tests lie: in memory, if there is a folder that is.

Killing a process says nothing about what reaches the disk, so nothing is gained by waiting for it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def quick_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for files that need not survive the machine."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path_factory.mktemp("safety")
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)
