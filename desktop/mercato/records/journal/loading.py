"""Inserting very many rows inside an edit: what the triggers write row by row is written as a set.

The table's indexes, and those of the journal, are made anew where that is faster; all of it is the
edit's transaction, so that nothing of it is ever seen half done.
"""

from __future__ import annotations

from collections.abc import Sized
from contextlib import contextmanager
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mercato.records.schema import database, owner_column
from mercato.records.storage import engine
from mercato.records.storage.engine import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import peewee as pw

FEW = 2_000
"""Rows up to which it is not worth while to prepare anything."""

SPANNED = 20_000
"""Rows up to which each has a line of its own in the journal."""

HEAVY = 160_000_000
"""Bytes of rows that one line can stand for: in JSON a sign takes six at most, and no text in the
file can have more than a thousand million."""

_EDIT = "(SELECT edit FROM journal_state WHERE id = 1)"


def insert(
    model: Any,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    count: int | None = None,
    constants: Mapping[str, str | int | None] = MappingProxyType({}),
) -> None:
    """Insert rows with values for these columns; those of `constants` hold the same in each row.

    The others get what the table gives them: null.
    Ids are new: higher than any in the table. `count` is how many rows there are, about, for rows
    without a length: those many that are told beforehand go faster. Rows may not touch the file as
    they are drawn. If it fails, the edit has failed with it, whatever becomes of the error.
    """
    if not isinstance(rows, Sized):
        drawn = iter(rows)
        first = list(islice(drawn, FEW + 1))
        count, rows = max(count or 0, len(first)), chain(first, drawn)
    elif not (count := len(rows)):
        return
    table = engine.table_name(model)
    with _inserting(table, count):
        engine.insert_rows(database, table, columns, rows, constants)


def insert_selected(model: Any, fields: Sequence[pw.Field], query: pw.Query, count: int) -> None:
    """Insert what a query selects, `count` rows, about, whose ids are given by the table."""
    with _inserting(engine.table_name(model), count):
        model.insert_from(query, fields).execute()


@contextmanager
def _inserting(table: str, count: int) -> Iterator[None]:
    put_off_indexes()
    engine.open_mark(database).require_alive(database.connection())
    if count <= FEW:
        yield
        return
    try:
        with _filling(table, count):
            yield
    except BaseException:
        # Rows without their lines in the journal, or without an index, must not stay.
        database.connection().rollback()
        raise


def put_off_indexes() -> None:
    """Let what is asked next, which needs none of them, not wait for the indexes being made."""
    if left := database.cut_aside():
        engine.open_mark(database).unindexed += left


def index_aside() -> None:
    """Begin to make the indexes that insertions took away.

    What is asked then waits until they are there, unless they are put off, as insertions do.
    """
    mark = engine.open_mark(database)
    if mark.unindexed:
        statements, mark.unindexed = mark.unindexed, []
        database.run_aside(statements)


@contextmanager
def _filling(table: str, count: int) -> Iterator[None]:
    """Around the insertion of so many rows: no trigger hears it, and the journal has it after."""
    engine.make_room(database)
    many = engine.are_many(database, table, count)
    indexes = engine.drop_indexes(database, table) if many else []
    triggers = engine.drop_triggers(database, table, "insert")
    (newest,) = database.execute_sql(f'SELECT ifnull(max(id), 0) FROM "{table}"').fetchone()
    written, used = database.connection().total_changes, engine.bytes_used(database)
    yield
    heavy = engine.bytes_used(database) - used > HEAVY
    _note(table, newest, database.connection().total_changes - written, heavy=heavy)
    for sql in triggers:
        database.execute_sql(sql)
    engine.open_mark(database).unindexed += indexes


def _note(table: str, newest: int, written: int, *, heavy: bool) -> None:
    """Write into the journal that so many rows after this one were inserted.

    They are `heavy` if some of them may hold more than one line can stand for.
    """
    first, last, count = database.execute_sql(
        f'SELECT min(id), max(id), count(*) FROM "{table}" WHERE id > ?', (newest,)
    ).fetchone()
    if count != written:
        raise ValueError(f"ids in {table} that are not new")
    if (
        count > SPANNED
        and last - first + 1 == count
        and not (heavy and engine.heaviest_rows(database, table, first) > HEAVY)
        and _belong_to_edit(table, newest)
    ):
        _note_spans(table, first, last)
    else:
        _note_rows(table, newest, count)


def _belong_to_edit(table: str, newest: int) -> bool:
    """Whether the records of all rows after this one were inserted by the open edit as well."""
    owner = owner_column(table)
    if owner is None or table == "record":
        return True
    inserted = f"change WHERE edit_id = {_EDIT} AND table_name = 'record' AND operation = 'insert'"
    first, last = database.execute_sql(
        f"SELECT min(row), max(last) FROM {inserted} AND last IS NOT NULL"
    ).fetchone()
    others = database.execute_sql(
        f'SELECT 1 FROM "{table}" WHERE id > ? AND "{owner}" NOT BETWEEN ? AND ? '
        f'AND "{owner}" NOT IN (SELECT row FROM {inserted}) LIMIT 1',
        (newest, first or 0, last or 0),
    )
    return others.fetchone() is None


def _note_spans(table: str, first: int, last: int) -> None:
    (edit,) = database.execute_sql(f"SELECT {_EDIT}").fetchone()
    database.connection().executemany(
        "INSERT INTO change (edit_id, table_name, operation, row, last) "
        "VALUES (?, ?, 'insert', ?, ?)",
        [(edit, table, *span) for span in lines.spans(first, last)],
    )


def _note_rows(table: str, newest: int, count: int) -> None:
    if engine.are_many(database, "change", count):
        engine.open_mark(database).due += engine.drop_indexes(database, "change")
    owner = owner_column(table)
    record = "NULL" if owner is None else f'it."{owner}"'
    database.execute_sql(
        "INSERT INTO change (edit_id, table_name, row, record, operation) "
        f"SELECT {_EDIT}, '{table}', it.id, {record}, "
        f"'insert' FROM \"{table}\" AS it WHERE it.id > ? ORDER BY it.id",
        (newest,),
    )
