"""Queries whose SQL peewee makes once: making it costs more than the engine's own work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw

if TYPE_CHECKING:
    from collections.abc import Callable


class Slot:
    """Stands in a query for a value that each execution gives."""

    __slots__ = ()


class Prepared:
    """A query built once from slots; called with the values, it executes and gives the cursor.

    What builds it is a plain function that has no other parameters than these.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._made: tuple[pw.Database, str, list[Any]] | None = None

    def __call__(self, *values: Any) -> Any:
        """Execute with these values, in the order of the builder's parameters."""
        database, sql, order = self._made or self._make()
        return database.execute_sql(sql, [values[part] if own else part for own, part in order])

    def one(self, *values: Any) -> Any:
        """The first row, or None."""
        return self(*values).fetchone()

    def _make(self) -> tuple[pw.Database, str, list[Any]]:
        slots = [Slot() for _ in range(self._build.__code__.co_argcount)]
        query = self._build(*(pw.Value(slot, converter=False) for slot in slots))
        sql, found = query.sql()
        order = [
            (True, slots.index(part)) if isinstance(part, Slot) else (False, part) for part in found
        ]
        self._made = query.model._meta.database, sql, order
        return self._made
