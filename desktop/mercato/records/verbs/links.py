"""Which columns of which tables point to a record, read from the schema itself."""

from __future__ import annotations

from functools import cache
from typing import Any

import peewee as pw

from mercato.records.schema import ENTITIES, JOURNALED, Record

Pointer = tuple[Any, pw.ForeignKeyField]
"""A table and its column that points."""


@cache
def pointers_to(model: Any) -> tuple[Pointer, ...]:
    """Every column of a journaled table that points to this table."""
    return tuple(
        (table, field)
        for table in JOURNALED
        for field in table._meta.sorted_fields
        if isinstance(field, pw.ForeignKeyField) and field.rel_model is model
    )


def pointers_to_record(record_type: str) -> tuple[Pointer, ...]:
    """Every column that may point to a record of this type."""
    model: Any = ENTITIES[record_type]
    return pointers_to(model) + pointers_to(Record)
