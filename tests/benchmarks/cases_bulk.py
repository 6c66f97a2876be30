"""Importing: all that the generator's three tables make, as one edit; beside sqlite-utils."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.benchmarks import imported
from tests.benchmarks.harness import Case, Desk

MOST = 100_000
"""People; more would fill the memory with rows that wait to be inserted."""
BESIDE = "sqlite-utils insert --csv, enable-fts; CPU (pip install sqlite-utils)"


def _ours(name: str) -> Callable[[Desk], Sequence[float]]:
    def run(desk: Desk) -> Sequence[float]:
        return [getattr(imported.ours(min(desk.people, MOST)), name)]

    return run


def _peer(desk: Desk) -> Sequence[float]:
    return imported.peer(min(desk.people, MOST))


CASES = [
    Case("rows of three tables as one edit, CPU", _ours("edit"), _peer, BESIDE, unit="s"),
    Case("that undone, CPU", _ours("undo"), unit="s"),
    Case("that redone, CPU", _ours("redo"), unit="s"),
    Case("memory that these took beside the rows", _ours("memory"), unit="MB"),
]
