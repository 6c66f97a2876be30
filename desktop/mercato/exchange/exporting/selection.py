"""The records that an export is about, with all that they link to: a file that stands alone."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.exchange.exporting.request import EVERYTHING
from mercato.exchange.exporting.rows import asked_for
from mercato.exchange.exporting.secret_names import SecretNames
from mercato.records.finding import tables
from mercato.records.schema import (
    ENTITIES,
    ClaimSubject,
    Move,
    MoveLink,
    Position,
    Record,
    Reference,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mercato.exchange.exporting.request import Run

TYPES = ("organization", "person", "organization_change", "source", "position", "move", "claim")
"""The types of records in the order in which they are written."""

_CHUNK = 5000
_OWNED: dict[str, tuple[pw.Field, ...]] = {
    "person": (Position.person, Move.person),
    "organization": (Position.organization, Move.from_organization, Move.to_organization),
}
"""What goes along with people and organizations that were asked for."""
_ENTRIES: tuple[tuple[pw.Field, tuple[pw.Field, ...]], ...] = (
    (Reference.record, (Reference.source, Reference.according_to_record)),
    (ClaimSubject.claim, (ClaimSubject.record,)),
    (MoveLink.a, (MoveLink.b,)),
)
"""Rows that belong to a record, by their owner, and what they link to."""


class Selection:
    """Ids by type in ascending order, without what is closed; `closed` is all that is."""

    def __init__(self, run: Run) -> None:
        request = run.request
        self.whole = request.table == EVERYTHING
        self.secret = SecretNames.unless_included(request)
        self.closed = set() if self.secret is None else self.secret.closed.records
        self._found: dict[str, set[int]] = {record_type: set() for record_type in TYPES}
        self._look = run.look
        asked = asked_for(request)
        if self.whole:
            for record_type in TYPES:
                model = ENTITIES[record_type]
                self._found[record_type] = {one for (one,) in model.select(model.id).tuples()}
        else:
            self._gather(tables.TABLES[request.table].record_type, asked)
        if self.secret is not None:
            self.secret.count_asked(asked, run.tally)
        self.ids = {
            record_type: array("q", sorted(found - self.closed))
            for record_type, found in self._found.items()
        }

    def has(self, record_type: str, record: int) -> bool:
        """Whether a record is part of it."""
        return record in self._found[record_type] and record not in self.closed

    def _gather(self, record_type: str, asked: Iterable[int]) -> None:
        self._found[record_type] = set(asked) - self.closed
        for link in _OWNED.get(record_type, ()):
            owned = link.model._meta.table_name
            ids = _where(link, self._found[record_type], link.model.id)
            self._found[owned].update(set(ids) - self.closed)
        fresh = {one: set(found) for one, found in self._found.items()}
        while any(fresh.values()):
            self._look()
            fresh = self._follow(fresh)

    def _follow(self, fresh: dict[str, set[int]]) -> dict[str, set[int]]:
        """What these records link to that was not there yet."""
        linked: set[int] = set()
        for record_type, ids in fresh.items():
            model: Any = ENTITIES[record_type]
            for link in model._meta.sorted_fields:
                if isinstance(link, pw.ForeignKeyField):
                    linked.update(_where(model.id, ids, link))
            for owner, links in _ENTRIES:
                for link in links:
                    linked.update(_where(owner, ids, link))
        new: dict[str, set[int]] = {record_type: set() for record_type in TYPES}
        known = set[int]().union(*self._found.values(), self.closed)
        for record, record_type in _types(linked - known):
            new[record_type].add(record)
            self._found[record_type].add(record)
        return new


def _where(column: Any, ids: Iterable[int], wanted: Any) -> Iterator[int]:
    """What another column holds where one holds one of these ids; nothing is left out."""
    listed = pw.SQL("(SELECT value FROM json_each(?))", ["[]"])
    rows = column.model.select(wanted).where(
        wanted.is_null(False), pw.Expression(column, pw.OP.IN, listed)
    )
    sql, values = rows.sql()
    for chunk in _chunks(ids):
        found = column.model._meta.database.execute_sql(sql, [*values[:-1], json.dumps(chunk)])
        yield from (one for (one,) in found)


def _types(records: Iterable[int]) -> Iterator[tuple[int, str]]:
    for chunk in _chunks(records):
        rows = Record.select(Record.id, Record.type).where(Record.id.in_(chunk))
        yield from rows.tuples()


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]
