"""Checking the derived tables against a rebuild, without touching the file."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import peewee as pw

from mercato.records.derived import full_text, refreshing, text
from mercato.records.derived.models import MODELS, SearchText
from mercato.records.derived.scope import Scope
from mercato.records.schema import database

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL = Scope(complete=True)


def compare() -> list[str]:
    """Each derived table that differs from what a rebuild gives, with the number of rows."""
    with _writable(), _shadows():
        refreshing.rebuild_tables()
        found = [line for model in _TABLES for line in _difference(model)]
    return found + _text_difference() + _index_trouble()


_TABLES = tuple(model for model in MODELS if model is not SearchText)


@contextmanager
def _writable() -> Iterator[None]:
    """Allow temporary tables beside a file that may only be read."""
    readonly = bool(database.execute_sql("PRAGMA query_only").fetchone()[0])
    if readonly:
        database.execute_sql("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        if readonly:
            database.execute_sql("PRAGMA query_only = ON")


@contextmanager
def _shadows() -> Iterator[None]:
    """Empty temporary tables of the same names, which the rebuild fills instead of the file's."""
    names = [_name(model) for model in _TABLES]
    listed = ", ".join("?" * len(names))
    layout = database.execute_sql(
        f"SELECT sql FROM main.sqlite_master WHERE sql NOT NULL AND tbl_name IN ({listed}) "
        "ORDER BY type DESC",
        names,
    ).fetchall()
    try:
        for (sql,) in layout:
            temporary = re.sub(
                r"^CREATE (UNIQUE )?(TABLE|INDEX) ",
                lambda found: (
                    "CREATE TEMP TABLE "
                    if found[2] == "TABLE"
                    else f"CREATE {found[1] or ''}INDEX temp."
                ),
                sql,
            )
            database.execute_sql(temporary)
        yield
    finally:
        for name in names:
            database.execute_sql(f'DROP TABLE IF EXISTS temp."{name}"')


def _name(model: type[pw.Model]) -> str:
    return str(model._meta.table_name)


def _difference(model: type[pw.Model]) -> list[str]:
    names = ", ".join(
        f'"{field.column_name}"'
        for field in model._meta.sorted_fields
        if not isinstance(field, pw.AutoField)
    )
    table = _name(model)
    lines = []
    for side, other in (("main", "temp"), ("temp", "main")):
        (rows,) = database.execute_sql(
            f'SELECT count(*) FROM (SELECT {names} FROM {side}."{table}" '
            f'EXCEPT SELECT {names} FROM {other}."{table}")'
        ).fetchone()
        if rows:
            lines.append(f"{table}: {rows} {'wrong' if side == 'main' else 'missing'}")
    (differs,) = database.execute_sql(
        f'SELECT (SELECT count(*) FROM main."{table}") <> (SELECT count(*) FROM temp."{table}")'
    ).fetchone()
    if differs and not lines:
        lines.append(f"{table}: doubled")
    return lines


def _text_difference() -> list[str]:
    lines = []
    expected = 0
    for kind, fresh in text.FRESH.items():
        rows = fresh(_ALL).alias("fresh")
        query = pw.Select([rows], [pw.fn.COUNT(), pw.fn.SUM(_differs(rows))]).join(
            SearchText, pw.JOIN.LEFT_OUTER, on=(SearchText.id == rows.c.id)
        )
        ((found, wrong),) = query.tuples().execute(database)
        expected += found
        if wrong:
            lines.append(f"search_text: {wrong} wrong of {kind}")
    if not lines and SearchText.select().count() != expected:
        lines.append("search_text: too many")
    return lines


def _differs(rows: pw.Source) -> pw.Node:
    return (
        SearchText.id.is_null()
        | (SearchText.name != rows.c.name)
        | (SearchText.body != rows.c.body)
    )


def _index_trouble() -> list[str]:
    readonly = bool(database.execute_sql("PRAGMA query_only").fetchone()[0])
    if readonly:
        return []
    found = []
    for index in (full_text.RECORDS, full_text.PLACES):
        try:
            index.check()
        except pw.DatabaseError as error:
            found.append(f"{index.name}: {error}")
    return found
