"""A real, empty file for every case, and the gold files beside the checkout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mercato.records.storage import file
from mercato.records.storage.file import OpenFile


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenFile]:
    """An empty file of ours, open for writing."""
    path = tmp_path / "case.mercato"
    file.create(path)
    yield file.open_file(path)
    file.close_connection()


@pytest.fixture
def articles(shared: Path) -> Path:
    """The folder of articles with what each of them states."""
    return shared / "cases" / "articles"
