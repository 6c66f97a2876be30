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


def check_file() -> list[Trouble]:
    """Everything that is wrong with the open file; nothing, if it is sound."""
    found: list[Trouble] = []
    for look in (_integrity, _foreign_keys, _kinds, _derived):
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
    models: tuple[type[pw.Model], ...] = (*JOURNALED, Edit, Change)
    for model in models:
        table = engine.table_name(model)
        for field in model._meta.sorted_fields:
            column = field.column_name
            kind = "text" if isinstance(field, pw.TextField) else "integer"
            rows = database.execute_sql(
                f'SELECT id FROM "{table}" WHERE typeof("{column}") NOT IN (?, \'null\') '
                f"LIMIT {MOST}",
                (kind,),
            )
            for (row,) in rows:
                yield FileTrouble("check.kind", table=table, row=str(row), column=column)


def _derived() -> Iterator[Trouble]:
    for line in derived.compare():
        yield FileTrouble("check.derived", detail=line)
