"""Which records stay out of an export: the confidential ones, and those that tell of one."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.moving.move_kinds import End, propose
from mercato.records.schema import ENTITIES, ClaimSubject, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    import peewee as pw

OWNERS: dict[str, tuple[str, ...]] = {
    "position": ("person", "organization"),
    "move": ("person",),
    "organization_change": ("a", "b"),
}
"""Links without which a row would still tell of the confidential record behind them."""
TELLING = {
    "from_role": "from_organization",
    "from_state": "from_organization",
    "to_role": "to_organization",
    "to_state": "to_organization",
    "to_verification": "to_organization",
}
"""Fields that tell of a linked record, and are empty where that is confidential."""
UNSAID = {"from_state": "unknown", "to_state": "unknown"}
"""What such a field says of an end that nobody knows: an empty one would tell of a withheld one."""

BY_ENDS = frozenset(("moves", "joins", "leaves"))
"""Kinds of moves that say no more than which ends there are."""


def kind_without(kind: str, from_state: str, to_state: str) -> str:
    """The kind of a move one of whose ends is withheld: as if nobody knew that end."""
    found = propose(End(from_state), End(to_state)) if kind in BY_ENDS else kind
    return found if found in BY_ENDS else kind


def anything_closed() -> bool:
    """Whether the file has anything to keep back; most have not, and are written faster."""
    return bool(Record.select().where(is_secret(Record)).exists())


def closed_records() -> set[int]:
    """The ids of all records that are not to be told of, merged ones included."""
    closed = Record.select(Record.id).where(is_secret(Record))
    found = _ids(closed)
    if not found:
        return found
    for record_type in (*OWNERS, "claim"):
        rows, record, links = _owned(record_type)
        for link in links:
            found |= _ids(rows.select(record).where(link.in_(closed)))
    return found | _redirects(found)


def is_closed(record: Any, *types: str) -> Any:
    """The same as a condition on a link to a record of one of these types."""
    return reduce(or_, map(fn.EXISTS, _reasons(record, types)))


def is_secret(record: Any) -> Any:
    """Whether a row of all records says itself that it is not to be told of."""
    return record.confidentiality != "public"


def _owned(record_type: str) -> tuple[Any, Any, list[Any]]:
    """Where it stands what records of a type rest on: the table, its records, and their owners."""
    if record_type == "claim":
        subject = ClaimSubject.alias()
        return subject, subject.claim, [subject.record]
    model = ENTITIES[record_type].alias()
    return model, model.id, [getattr(model, link) for link in OWNERS.get(record_type, ())]


def _reasons(record: Any, types: tuple[str, ...]) -> Iterator[Any]:
    """Queries that find something if a record is confidential, or rests on one that is."""
    confidential = Record.alias()
    secret = is_secret(confidential)
    yield confidential.select(confidential.id).where(confidential.id == record, secret)
    for record_type in types:
        rows, own, links = _owned(record_type)
        if links:
            owners = rows.select(confidential.id).join(confidential, on=confidential.id.in_(links))
            yield owners.where(own == record, secret)


def _redirects(closed: set[int]) -> set[int]:
    """Records that were merged into one of these, over however many steps."""
    merged = dict(
        Record.select(Record.id, Record.merged_into)
        .where(Record.merged_into.is_null(False))
        .tuples()
    )
    found: set[int] = set()
    for record, into in merged.items():
        target, seen = into, {record}
        while target not in closed and target in merged and target not in seen:
            seen.add(target)
            target = merged[target]
        if target in closed:
            found.add(record)
    return found


def _ids(query: pw.ModelSelect) -> set[int]:
    return {record for (record,) in query.tuples()}
