"""A real, empty file, open for the length of a test, and a picture of everything in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mercato.records.storage import file
from mercato.records.storage.file import OpenFile


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenFile]:
    """An empty file of ours, open for writing."""
    path = tmp_path / "desk.mercato"
    file.create(path)
    opened = file.open_file(path)
    yield opened
    file.close_connection()
