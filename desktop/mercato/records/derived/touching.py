"""From the journal's rows to what a refresh is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import Touched
from mercato.records.derived.scope import run, touched
from mercato.records.schema import (
    Alias,
    Change,
    Identifier,
    Move,
    Position,
    Reference,
    Tagging,
)

_OWN: dict[str, tuple[str, ...]] = {
    "person": ("text", "name", "now", "place"),
    "organization": ("text", "name"),
    "position": ("text",),
    "move": ("text", "date", "flow"),
    "source": ("text",),
    "claim": ("text",),
}
"""What follows from a change of a record itself."""

_OWNED: dict[str, tuple[type[pw.Model], tuple[str, ...]]] = {
    "alias": (Alias, ("text", "name")),
    "identifier": (Identifier, ("text",)),
    "tagging": (Tagging, ("text",)),
    "reference": (Reference, ("text", "cited")),
}
"""What follows, for the record that owns it, from a change of a dependent row."""

Step = tuple[Callable[..., pw.Query], tuple[Any, ...]]


def collect(edit: int, first_change: int) -> set[str]:
    """Find out what the changes of an edit, from the given one on, ask for; returns the kinds.

    "move before" and the like are among them where the journal holds images of such rows: what
    is merely inserted has none, and an import's need not be looked through.
    """
    Touched.create_table(safe=True)
    run(_nothing)
    Touched.insert_many([("edit", edit), ("first", first_change)], ["kind", "row"]).execute()
    run(_journaled)
    tables = _kinds()
    images = frozenset(table for (table,) in run(_with_images)) & tables
    for build, arguments in _steps(tables, images):
        run(build, *arguments)
    return _kinds() | {f"{table} before" for table in images}


def add(kind: str, rows: pw.Query) -> pw.Query:
    """The query that adds rows, in a column named `row`, to what the refresh is about."""
    found = rows.alias("found")
    lines = pw.Select([found], [pw.Value(kind), found.c.row]).where(found.c.row.is_null(False))
    return Touched.insert_from(lines, [Touched.kind, Touched.row]).on_conflict_ignore()


def _steps(tables: set[str], images: frozenset[str]) -> Iterator[Step]:
    for table in tables & _OWN.keys():
        yield from ((_same, (kind, table)) for kind in _OWN[table])
    for table in tables & _OWNED.keys():
        model, kinds = _OWNED[table]
        for kind in kinds:
            yield _values, (kind, model.record, table, table in images)
    if "tag" in tables:
        yield _tagged, ()
    for kind, table, model in (
        ("now", "move", Move),
        ("now", "position", Position),
        ("place", "position", Position),
    ):
        if table in tables:
            yield _values, (kind, model.person, table, table in images)
    if "source" in tables:
        yield _resting, ("supported",)
    if "reference" in tables:
        yield _same, ("supported", "cited")
    if tables & {"source", "reference"}:
        yield _supported_moves, ()
        yield _supported_roles, ()
        yield _supported_arrivals, ()


def _kinds() -> set[str]:
    return {kind for (kind,) in run(_distinct_kinds)}


def _distinct_kinds() -> pw.Query:
    return Touched.select(Touched.kind).distinct()


def _nothing() -> pw.Query:
    return Touched.delete()


def _mine() -> pw.Expression:
    return Change.edit.in_(touched("edit")) & (Change.id >= touched("first"))


def _journaled() -> pw.Query:
    relevant = (*_OWN, *_OWNED, "tag")
    lines = Change.select(Change.table, Change.row).where(_mine(), Change.table.in_(relevant))
    return Touched.insert_from(lines, [Touched.kind, Touched.row]).on_conflict_ignore()


def _with_images() -> pw.Query:
    known = Change.before.is_null(False) | Change.after.is_null(False)
    return Change.select(Change.table).where(_mine(), known).distinct()


def _same(kind: str, other: str) -> pw.Query:
    return add(kind, touched(other))


def mentioned(column: pw.Field, table: str) -> pw.Query:
    """What a column of touched rows was before or after, in the journal's images."""
    path = f"$.{column.column_name}"
    mine = _mine() & (Change.table == table)
    before, after = (
        Change.select(fn.json_extract(image, path).alias("row")).where(mine, image.is_null(False))
        for image in (Change.before, Change.after)
    )
    return before.union_all(after)


def _values(kind: str, column: pw.Field, table: str, images: bool) -> pw.Query:
    """What a column of touched rows is and, where there are images, what it was."""
    model = column.model
    present = model.select(column.alias("row")).where(model.id.in_(touched(table)))
    return add(kind, mentioned(column, table).union_all(present) if images else present)


def _tagged() -> pw.Query:
    return add(
        "text",
        Tagging.select(Tagging.record.alias("row")).where(Tagging.tag.in_(touched("tag"))),
    )


def _resting(kind: str) -> pw.Query:
    rows = Reference.select(Reference.record.alias("row"))
    return add(kind, rows.where(Reference.source.in_(touched("source"))))


def _supported_moves() -> pw.Query:
    return add("date", Move.select(Move.id.alias("row")).where(Move.id.in_(touched("supported"))))


def _supported_roles() -> pw.Query:
    rows = Position.select(Position.person.alias("row"))
    return add("now", rows.where(Position.id.in_(touched("supported"))))


def _supported_arrivals() -> pw.Query:
    rows = Move.select(Move.person.alias("row"))
    return add("now", rows.where(Move.id.in_(touched("supported"))))
