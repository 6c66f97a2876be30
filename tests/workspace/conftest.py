"""A workspace on a real file, ended with the test."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mercato.records.verbs import editing
from mercato.workspace.workspace import Workspace


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """An empty file, open in a window that is not there."""
    workspace = Workspace()
    assert workspace.create(tmp_path / "desk.mercato").wait()
    assert workspace.is_open
    yield workspace
    workspace.close()


@pytest.fixture
def add_person(workspace: Workspace) -> Callable[[str], int]:
    """Enters a person, and waits until that is on the disk."""

    def add(name: str) -> int:
        job = workspace.edit(
            "person.created", lambda: editing.create("person", name=name), values={"name": name}
        )
        assert job.wait()
        return int(job.value)

    return add


ELSEWHERE = """
import sys
from pathlib import Path
from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.records.verbs import editing
opened = file.open_file(Path(sys.argv[1]))
with journal.edit("person.created", name=sys.argv[2]):
    editing.create("person", name=sys.argv[2])
opened.close()
"""


@pytest.fixture
def add_elsewhere(workspace: Workspace) -> Callable[[str], None]:
    """Enters a person from another process, as the command line does."""

    def add(name: str) -> None:
        command = [sys.executable, "-c", ELSEWHERE, str(workspace.path), name]
        subprocess.run(command, check=True, cwd=Path(__file__).parents[2] / "desktop")

    return add
