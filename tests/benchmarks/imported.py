"""What importing the generator's three tables makes, as one edit in a process of its own."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from mercato.records.journal import journal, loading
from mercato.records.schema import Identifier, MoveStatus, Reference, Source
from mercato.records.storage import file
from tests.benchmarks import generate, load
from tests.benchmarks.generate import SOURCES

FULL_TEXT = {
    "people": ("given_name", "family_name", "aliases", "notes"),
    "organizations": ("name", "former_name"),
    "moves": ("from_role", "to_role", "source", "quote"),
}
"""The columns of words, of which the peer makes a full-text index."""


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU seconds of the edit, its undo and its redo; MB of memory that they took at most."""

    edit: float
    undo: float
    redo: float
    memory: float


@cache
def ours(people: int) -> Figures:
    """Load everything into an empty file as one edit, take it back, make it again."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return apart.submit(_measure, people).result()


def peer(people: int) -> list[float]:
    """CPU seconds of sqlite-utils for the same tables, without links or journal; none if absent."""
    tool = shutil.which("sqlite-utils") or shutil.which(
        "sqlite-utils", path=str(Path(sys.executable).parent)
    )
    if tool is None:
        return []
    with TemporaryDirectory(prefix="mercato-peer-") as folder:
        generate.write(Path(folder), people)
        before = _cpu(resource.RUSAGE_CHILDREN)
        for table in FULL_TEXT:
            _run(tool, "insert", f"{folder}/peer.db", table, f"{folder}/{table}.csv", "--csv")
        for table, columns in FULL_TEXT.items():
            _run(tool, "enable-fts", f"{folder}/peer.db", table, *columns)
        return [_cpu(resource.RUSAGE_CHILDREN) - before]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _measure(people: int) -> Figures:
    made = _Import(generate.Generator(people), Random(1))
    made.run()
    with TemporaryDirectory(prefix="mercato-bulk-") as folder:
        path = Path(folder) / "desk.mercato"
        file.create(path)
        file.open_file(path)
        base = _peak()
        edit, undo, redo = map(_seconds, (made.insert, journal.undo, journal.redo))
        file.close_connection()
    return Figures(edit, undo, redo, _peak() - base)


def _seconds(act: Callable[[], Any]) -> float:
    before = _cpu(resource.RUSAGE_SELF)
    act()
    return _cpu(resource.RUSAGE_SELF) - before


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Import(load.Loader):
    """Gathers the rows first; one source for each outlet, numbers of theirs, no posts."""

    chunk = sys.maxsize
    """All at once."""

    def run(self) -> None:
        """Gather all rows, table by table."""
        self.rows: list[tuple[Any, tuple[str, ...], list[tuple[Any, ...]]]] = []
        super().run()
        numbers = ((self.ids[key], "csv", key) for key in self.ids if key and key[1:].isdigit())
        theirs = [row for row in numbers if row[2][0] in "OP"]
        self._insert(Identifier, ("record_id", "scheme", "value"), theirs)

    def insert(self) -> None:
        """The edit."""
        with journal.edit("import.table"):
            for model, columns, rows in self.rows:
                loading.insert(model, columns, rows)

    def _write(self, model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        self.rows.append((model, columns, list(rows)))

    def _sources_for(self, rows: list[tuple[Any, ...]]) -> None:
        """They are made once, after the moves."""

    def _references(self, first: int, rows: list[tuple[Any, ...]]) -> None:
        source = self.next
        made = [(outlet, outlet, self.ids[outlet]) for outlet in SOURCES]
        self._entities(Source, made, ("headline", "outlet_id"))
        names = ("uid", "source_id", "record_id", "quote", "quote_translated", "stance")
        count = len(SOURCES)
        self._insert(
            Reference,
            names,
            (
                (self._uid(), source + n % count, first + n, row[10] or None, 0, "supports")
                for n, row in enumerate(rows)
            ),
        )
        statuses = ((first + n, *load.STATUSES[row[8]]) for n, row in enumerate(rows))
        self._insert(MoveStatus, ("move_id", "stage", "verification"), statuses)

    def _posts(self, rows: list[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        return ()
