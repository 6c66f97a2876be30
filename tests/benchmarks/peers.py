"""What we are measured beside: plain SQL on the same file."""

from __future__ import annotations

import shutil
import sqlite3
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlcipher3 import dbapi2 as engine

from tests.benchmarks.harness import Desk, rounds, timed
from tests.benchmarks.plain_sql import Typed

ANOTHER = "sqlite3 module, hand-written SQL"
"""Another SQLite, the one that Python was built with."""
SAME = "our engine, bare, hand-written SQL"
"""The very same SQLite, with nothing of ours around it."""


def another(path: Path) -> Any:
    """A connection of Python's own SQLite, default settings."""
    return sqlite3.connect(_read_only(path), uri=True)


def same(path: Path) -> Any:
    """A connection of the engine that we use, default settings."""
    return engine.connect(_read_only(path), uri=True)


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def plain_ids(connection: Any, sql: str) -> array[int]:
    """The ids that a peer finds."""
    return array("q", chain.from_iterable(connection.execute(sql)))


def whole(connect: Callable[[Path], Any], queries: Sequence[Typed], desk: Desk) -> Sequence[float]:
    """The ids of each whole query, by the best SQL known for it."""
    connection = connect(desk.path)
    found = [_best(connection, typed) for typed in queries]
    connection.close()
    return found


def _best(connection: Any, typed: Typed) -> float:
    return min(rounds(partial(plain_ids, connection, typed.sql), 2))


def updates(path: Path, table: str, column: str, records: Sequence[int]) -> Sequence[float]:
    """One field after the other changed and committed, as safe from power cuts; no journal."""
    with TemporaryDirectory(dir=path.parent, prefix="peer-") as folder:
        copy = Path(folder) / "peer.db"
        shutil.copyfile(path, copy)
        connection = sqlite3.connect(copy, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        _drop_triggers(connection)
        sql = f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?'
        found = [
            timed(partial(connection.execute, sql, (f"value {number}", record)))
            for number, record in enumerate(records)
        ]
        connection.close()
    return found


def _drop_triggers(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in rows:
        connection.execute(f'DROP TRIGGER "{name}"')
