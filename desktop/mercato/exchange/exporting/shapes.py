"""What the rows of each journaled table consist of, and how a page of them is read."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.exchange.exporting.sheets import is_written
from mercato.records import fields
from mercato.records.schema import (
    ENTITIES,
    Alias,
    ClaimSubject,
    FollowUp,
    FuzzyDateField,
    Identifier,
    MoveLink,
    MoveStatus,
    Position,
    Printed,
    Record,
    Reference,
    Source,
    Tag,
    Tagging,
    database,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

ENTRIES: dict[str, tuple[Any, pw.Field]] = {
    "subjects": (ClaimSubject, ClaimSubject.claim),
    "aliases": (Alias, Alias.record),
    "identifiers": (Identifier, Identifier.record),
    "tags": (Tagging, Tagging.record),
    "references": (Reference, Reference.record),
    "statuses": (MoveStatus, MoveStatus.move),
    "links": (MoveLink, MoveLink.a),
    "follow_ups": (FollowUp, FollowUp.record),
    "printed": (Printed, Printed.record),
}
"""The rows that belong to a record: the name of their list, their table, and their owner."""
ALONE = {"subjects": "record", "tags": "tag"}
"""Entries that are one value each."""

Values = dict[str, Any]

_CODES = {
    "source": ("sha256",),
    "alias": ("kind", "language"),
    "identifier": ("scheme",),
    "reference": ("uid", "field"),
    "move_status": ("stage", "verification", "to_verification"),
    "move_link": ("kind",),
}
"""Columns that hold no text though no catalogue of fields says so, by table."""


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a row.

    `kind` is record (a link to one), tag, reference, flag, date, text (what somebody wrote, where
    anybody may be named) or plain.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a table's rows in order; `sql` reads them all, of those whose id is listed.

    `records` are links to records, `needed` texts without which a row says nothing.
    """

    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    records: tuple[str, ...]
    needed: tuple[str, ...]
    sql: str


@cache
def shape(model: Any, owner: Any = None) -> Shape:
    """The shape of a table; rows that belong to records are listed by their owner."""
    columns = model._meta.sorted_fields
    dates = {one.name for one in columns if isinstance(one, FuzzyDateField)}
    companions = {f"{name}_{suffix}" for name in dates for suffix in FuzzyDateField.SUFFIXES}
    parts = [
        Part(one.name, _kind(one))
        for one in columns
        if one.name != "id" and one is not owner and one.name not in companions
    ]
    listed = pw.SQL("(SELECT value FROM json_each(?))", ["[]"])
    rows = model.select(*columns).order_by(model.id)
    sql, _ = rows.where(pw.Expression(owner or model.id, pw.OP.IN, listed)).sql()
    records = tuple(part.name for part in parts if part.kind == "record")
    empty = {one.name for one in columns if one.null or one.default is not None}
    texts = (part.name for part in parts if part.kind in ("text", "tag"))
    needed = tuple(name for name in texts if name not in empty)
    return Shape(tuple(one.name for one in columns), tuple(parts), records, needed, sql)


def of_records(record_type: str) -> Shape:
    """The shape of the records of a type."""
    model: Any = ENTITIES[record_type]
    return shape(model)


@cache
def entries_of(record_type: str) -> dict[str, tuple[Any, pw.Field]]:
    """Those of the entries that a record of the type can have."""
    owners = (Record, ENTITIES[record_type])
    return {name: one for name, one in ENTRIES.items() if one[1].rel_model in owners}


def _kind(field: pw.Field) -> str:
    if isinstance(field, pw.ForeignKeyField):
        if field.rel_model is Tag:
            return "tag"
        return "reference" if field.rel_model is Reference else "record"
    if isinstance(field, FuzzyDateField):
        return "date"
    if isinstance(field, pw.BooleanField):
        return "flag"
    return "text" if isinstance(field, pw.TextField) and _is_written(field) else "plain"


def _is_written(column: pw.Field) -> bool:
    """Whether somebody may be named there; what nothing is known of counts as text."""
    table = column.model._meta.table_name
    if column.name in _CODES.get(table, ()):
        return False
    known = {one.name: one for one in fields.FIELDS.get(table, ())}
    return column.name not in known or is_written(known[column.name])


def read(found: Shape, ids: Iterable[int]) -> list[Values]:
    """The rows of these records in the order of the rows' ids, links as ids."""
    rows = database.execute_sql(found.sql, [json.dumps(list(ids))])
    return [dict(zip(found.columns, row, strict=True)) for row in rows]


def lookup(column: Any, ids: Iterable[int]) -> dict[int, Any]:
    """One column of a table by id."""
    model = column.model
    return dict(listed(model.select(model.id, column), model.id, sorted(ids)))


def reference_uids(ids: Iterable[int], closed: AbstractSet[int]) -> dict[int, str]:
    """The uids of references that do not rest on anything closed."""
    columns = (Reference.id, Reference.uid, Reference.source, Reference.according_to_record)
    rows = listed(Reference.select(*columns), Reference.id, sorted(ids))
    return {one: uid for one, uid, source, voice in rows if not {source, voice} & closed}


def names_of(uids: Iterable[str]) -> dict[str, str]:
    """What people and organizations are called, by uid."""
    names: dict[str, str] = {}
    wanted = sorted(set(uids))
    for model in (ENTITIES["person"], ENTITIES["organization"]):
        rows = Record.select(Record.uid, model.name).join(model, on=(model.id == Record.id))
        names |= dict(listed(rows, Record.uid, wanted))
    return names


def places_held(people: Iterable[str], positions: Sequence[int]) -> set[tuple[str, str]]:
    """Each person with each organization of one of these positions, ids in order, by uid."""
    person, place = Record.alias(), Record.alias()
    rows = (
        person.select(Position.id, person.uid, place.uid)
        .join(Position, on=(Position.person == person.id))
        .join(place, on=(place.id == Position.organization))
    )
    found = listed(rows, person.uid, sorted(people))
    return {(who, where) for one, who, where in found if _is_among(one, positions)}


def _is_among(one: int, ordered: Sequence[int]) -> bool:
    at = bisect_left(ordered, one)
    return at < len(ordered) and ordered[at] == one


def addresses(sources: Iterable[str]) -> dict[str, str]:
    """Where sources are to be found on the web, by uid."""
    rows = Record.select(Record.uid, Source.url).join(Source, on=(Source.id == Record.id))
    found = listed(rows.where(Source.url.is_null(False)), Record.uid, sorted(set(sources)))
    return dict(found)


def listed(query: Any, column: Any, values: Sequence[int] | Sequence[str]) -> Any:
    """The rows of a query where a column holds one of these values."""
    listed = pw.SQL("(SELECT value FROM json_each(?))", [json.dumps(values)])
    return query.where(pw.Expression(column, pw.OP.IN, listed)).tuples()
