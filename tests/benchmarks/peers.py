"""What the window is measured beside: plain SQL on the same file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.cases_reading import plain, plain_ids
from tests.benchmarks.harness import Desk, rounds, timed
from tests.benchmarks.window.queries import QUERIES


def queries(desk: Desk) -> Sequence[float]:
    """The ids of each whole query, by the best SQL known for it."""
    connection = plain(desk)
    found = [min(rounds(partial(plain_ids, connection, typed.sql), 3)) for typed in QUERIES]
    connection.close()
    return found


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
