"""Filling tables: what is made row by row otherwise is taken away and made again at the end."""

from __future__ import annotations

from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mercato.records.storage.engine import lines
from mercato.records.storage.engine.sorting import in_one_piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import peewee as pw

AT_ONCE = 50
"""Rows that one statement inserts: what the engine does for each statement is done less often."""

WORTH = 4
"""How many times as many rows may be there already when indexes are still made anew."""


def insert_rows(
    database: pw.Database,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    constants: Mapping[str, str | int | None] = MappingProxyType({}),
) -> None:
    """Insert rows, many with each statement; the columns of `constants` hold the same in each."""
    names = ", ".join(f'"{column}"' for column in (*columns, *constants))
    marks = f"({', '.join([*'?' * len(columns), *map(_literal, constants.values())])})"
    begin = f'INSERT INTO "{table}" ({names}) VALUES '
    left: list[Sequence[Any]] = []
    connection = database.connection()
    connection.executemany(f"{begin}{', '.join([marks] * AT_ONCE)}", _full(iter(rows), left))
    connection.executemany(f"{begin}{marks}", left)


def _literal(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return "'{}'".format(value.replace("'", "''")) if isinstance(value, str) else str(int(value))


def _full(rows: Iterator[Sequence[Any]], left: list[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """The values of as many rows as one statement takes; the last rows are `left`."""
    while len(part := list(islice(rows, AT_ONCE))) == AT_ONCE:
        yield tuple(chain.from_iterable(part))
    left += part


def are_many(database: pw.Database, table: str, rows: int) -> bool:
    """Whether so many rows of a table come or go that its indexes are made anew faster."""
    few = rows * WORTH
    (there,) = database.execute_sql(
        f'SELECT count(*) FROM (SELECT 1 FROM "{table}" LIMIT ?)', (few + 1,)
    ).fetchone()
    return bool(there <= few)


def bytes_used(database: pw.Database) -> int:
    """How much of the file is in use."""
    pages, free, size = (
        int(database.execute_sql(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def heaviest_rows(database: pw.Database, table: str, first: int) -> int:
    """Bytes of those rows that hold most, of all from `first` on that one line would stand for."""
    names = database.execute_sql("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    held = " + ".join(f'ifnull(octet_length("{name}"), 0)' for (name,) in names)
    (found,) = database.execute_sql(
        f'SELECT max(held) FROM (SELECT sum({held}) AS held FROM "{table}" WHERE id >= ? '
        f"GROUP BY (id - ?) / {lines.SPAN})",
        (first, first),
    ).fetchone()
    return int(found)


def drop_indexes(database: pw.Database, table: str) -> list[str]:
    """Drop the indexes of a table; returns their DDL, which is due in the same transaction.

    It makes them as far as they are not there: what dropped them may have been taken back.
    Those of few rows stay: keeping them costs less than the look at every row that making them is.
    """
    indexes = database.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? "
        "AND sql IS NOT NULL AND sql NOT LIKE '% WHERE %' ORDER BY rowid",
        (table,),
    ).fetchall()
    for name, _ in indexes:
        database.execute_sql(f'DROP INDEX "{name}"')
    return [sql.replace(" INDEX ", " INDEX IF NOT EXISTS ", 1) for _, sql in indexes]


def make_again(database: pw.Database, statements: Iterable[str]) -> None:
    """Make what was dropped."""
    with in_one_piece(database.connection()):
        for sql in statements:
            database.execute_sql(sql)


def drop_triggers(database: pw.Database, table: str, operation: str = "*") -> list[str]:
    """Drop a table's triggers on an operation, or all; returns their DDL, which is due as well."""
    triggers = database.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? "
        "AND name GLOB ? ORDER BY rowid",
        (table, f"journal_{table}_{operation}"),
    ).fetchall()
    for name, _ in triggers:
        database.execute_sql(f'DROP TRIGGER "{name}"')
    return [sql for _, sql in triggers]
