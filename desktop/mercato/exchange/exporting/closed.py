"""Which records stay out of an export: the confidential ones, and those that tell of one."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from peewee import fn

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


def anything_closed() -> bool:
    """Whether the file has anything to keep back; most have not, and are written faster."""
    return bool(Record.select().where(Record.confidentiality != "public").exists())


def closed_records() -> set[int]:
    """The ids of all records that are not to be told of, merged ones included."""
    closed = Record.select(Record.id).where(Record.confidentiality != "public")
    found = _ids(closed)
    if not found:
        return found
    for record_type, links in OWNERS.items():
        model = ENTITIES[record_type]
        for link in links:
            found |= _ids(model.select(model.id).where(getattr(model, link).in_(closed)))
    about = ClaimSubject.select(ClaimSubject.claim).where(ClaimSubject.record.in_(closed))
    found |= _ids(about)
    return found | _redirects(found)


def is_closed(record: Any, *types: str) -> Any:
    """The same as a condition on a link to a record of one of these types."""
    return reduce(or_, map(fn.EXISTS, _reasons(record, types)))


def _reasons(record: Any, types: tuple[str, ...]) -> Iterator[Any]:
    """Queries that find something if a record is confidential, or rests on one that is."""
    confidential = Record.alias()
    secret = confidential.confidentiality != "public"
    yield confidential.select(confidential.id).where(confidential.id == record, secret)
    for record_type in types:
        if record_type == "claim":
            subject = ClaimSubject.alias()
            rows, ends = subject.select(confidential.id), [subject.record]
            rests = subject.claim == record
        elif record_type in OWNERS:
            model = ENTITIES[record_type].alias()
            rows, ends = (
                model.select(confidential.id),
                [getattr(model, e) for e in OWNERS[record_type]],
            )
            rests = model.id == record
        else:
            continue
        yield rows.join(confidential, on=confidential.id.in_(ends)).where(rests, secret)


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
