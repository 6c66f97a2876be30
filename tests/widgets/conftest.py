"""An open file and what widgets need of their surroundings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mercato.records.verbs import editing
from mercato.widgets.context import Context
from mercato.workspace.workspace import Workspace


@pytest.fixture
def context(qtbot: QtBot, tmp_path: Path) -> Iterator[Context]:
    """An empty file, open."""
    workspace = Workspace()
    assert workspace.create(tmp_path / "desk.mercato").wait()
    yield Context(workspace)
    workspace.close()


@pytest.fixture
def add(context: Context) -> Callable[..., int]:
    """Enters a record, and waits until that is on the disk."""

    def enter(record_type: str, **fields: Any) -> int:
        job = context.workspace.edit("test.edit", lambda: editing.create(record_type, **fields))
        assert job.wait()
        assert job.trouble is None
        return int(job.value)

    return enter


@pytest.fixture
def ask(context: Context) -> Callable[[Callable[[], Any]], Any]:
    """Reads from the file behind all edits that were asked for, and waits for the answer."""

    def read(query: Callable[[], Any]) -> Any:
        context.workspace.edit("test.wait", lambda: None).wait()
        answers: list[Any] = []
        assert context.workspace.read(query, answers.append).wait()
        return answers[0]

    return read
