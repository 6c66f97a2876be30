"""Pictures of a file's journaled tables, to compare before and after."""

from __future__ import annotations

from mercato.records import schema

Dump = dict[str, list[tuple[object, ...]]]


def dump() -> Dump:
    """All rows of all journaled tables of the open file."""
    return {
        model._meta.table_name: list(model.select().order_by(model.id).tuples())
        for model in schema.JOURNALED
    }
