"""Looking for everything that is wrong with the open file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import peewee as pw

from mercato.records import derived
from mercato.records.errors import FileTrouble, Trouble
from mercato.records.schema import JOURNALED, Change, Edit, database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST = 100
"""Lines of each kind: who has more of them needs no more."""

_MODELS: tuple[type[pw.Model], ...] = (*JOURNALED, Edit, Change)


def check_file() -> list[Trouble]:
    """Everything that is wrong with the open file; nothing, if it is sound."""
    found: list[Trouble] = []
    for look in (_integrity, _foreign_keys, _kinds, _texts, _derived):
        found += _looked(look)
    return found


def _looked(look: Callable[[], Iterator[Trouble]]) -> list[Trouble]:
    """What one look finds; an error that stops it is one more thing found."""
    found: list[Trouble] = []
    try:
        with engine.explained(database):
            for trouble in look():
                found.append(trouble)
                if len(found) == MOST:
                    break
    except FileTrouble as trouble:
        found.append(trouble)
    except engine.ERRORS as error:
        found.append(FileTrouble("check.integrity", detail=str(error)))
    return found


def _integrity() -> Iterator[Trouble]:
    for (line,) in database.execute_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield FileTrouble("check.integrity", detail=str(line))


def _foreign_keys() -> Iterator[Trouble]:
    for table, row, parent, _ in database.execute_sql("PRAGMA foreign_key_check"):
        values = {"table": str(table), "row": str(row), "parent": str(parent)}
        yield FileTrouble("check.foreign_key", **values)


def _kinds() -> Iterator[Trouble]:
    """Text where a number belongs and the like, which the engine itself does not mind."""
    for model in _MODELS:
        table = engine.table_name(model)
        cases = " ".join(
            f"WHEN typeof(\"{field.column_name}\") NOT IN ('{_kind(field)}', 'null') "
            f"THEN '{field.column_name}'"
            for field in model._meta.sorted_fields
        )
        rows = database.execute_sql(
            f'SELECT id, CASE {cases} END AS wrong FROM "{table}" '
            f"WHERE wrong IS NOT NULL LIMIT {MOST}"
        )
        for row, column in rows:
            yield FileTrouble("check.kind", table=table, row=str(row), column=str(column))


def _kind(field: pw.Field) -> str:
    return "text" if isinstance(field, pw.TextField) else "integer"


def _texts() -> Iterator[Trouble]:
    """Every text is read: one that is no UTF-8 fails by itself, as it will wherever it is shown."""
    for model in _MODELS:
        names = [
            f'"{field.column_name}"'
            for field in model._meta.sorted_fields
            if _kind(field) == "text"
        ]
        if names:
            query = f'SELECT {", ".join(names)} FROM "{engine.table_name(model)}"'
            for _ in database.execute_sql(query):
                pass
    yield from ()


def _derived() -> Iterator[Trouble]:
    for line in derived.compare():
        yield FileTrouble("check.derived", detail=line)
