"""`mercato …` inside the tests' own process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mercato.command_line import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command line left behind: exit status, output, complaints."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output, read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The output, line by line."""
        return self.out.splitlines()


class Terminal:
    """Runs commands on one file, which stands where `FILE` is written."""

    def __init__(self, path: Path, read: Callable[[], Any]) -> None:
        self.path = path
        self._read = read

    def run(self, *arguments: str) -> Answer:
        """Run one command line."""
        status = main([str(self.path) if one == "FILE" else one for one in arguments])
        out, err = self._read()
        return Answer(status, out, err)

    def add(self, kind: str, *pairs: str) -> str:
        """Record something that is sure to be accepted; its uid."""
        answer = self.run("add", "FILE", kind, *pairs, "--json")
        assert answer.status == 0, answer.err
        return str(answer.json["uid"])

    def show(self, uid: str) -> dict[str, Any]:
        """Everything known of a record."""
        shown: dict[str, Any] = self.run("show", "FILE", uid, "--json").json
        return shown


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal with a new, empty file."""
    found = Terminal(tmp_path / "desk.mercato", capsys.readouterr)
    assert found.run("new", "FILE").status == 0
    return found
