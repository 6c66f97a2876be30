"""Writing all moves to CSV, beside the sqlite3 shell that writes what the same joins find."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mercato.exchange.exporting import sheets
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest
from mercato.records.finding import tables
from tests.benchmarks.harness import Case, Desk, rounds

ORDER = " ORDER BY date_earliest DESC, date_latest DESC, sequence DESC, uid"
"""The order of the table, as near as the columns that are written can tell it."""
_TIMES = 3


def _ours(_: Desk) -> Sequence[float]:
    with TemporaryDirectory() as folder:
        request = ExportRequest("moves", Path(folder) / "moves.csv")
        return rounds(partial(export_table, request), _TIMES)


def _peer(order: str) -> Callable[[Desk], Sequence[float]]:
    def shell(desk: Desk) -> Sequence[float]:
        if (found := shutil.which("sqlite3")) is None:
            return ()
        uri = f"{desk.path.absolute().as_uri()}?mode=ro"
        with TemporaryDirectory() as folder, (Path(folder) / "moves.csv").open("wb") as out:
            line = [found, "-csv", "-header", uri, _sql() + order]
            run = partial(subprocess.run, line, stdout=out, check=True)
            return rounds(lambda: (out.seek(0), run()), _TIMES)

    return shell


def _sql() -> str:
    """The query of an export without its page, its values written out."""
    sheet = sheets.build(tables.TABLES["moves"])
    sql, values = sheet.query(sheet.headers(None))
    for value in values:
        sql = sql.replace("?", f"'{value}'" if isinstance(value, str) else str(value), 1)
    return sql[: sql.rindex(" WHERE ")]


CASES = [
    Case("moves to CSV, in their order", _ours, _peer(ORDER), "sqlite3 -csv, same joins and order"),
    Case("moves to CSV, beside any order", _ours, _peer(""), "sqlite3 -csv, same joins, any order"),
]
