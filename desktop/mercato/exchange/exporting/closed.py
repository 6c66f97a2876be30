"""Which records stay out of an export: the confidential ones, and those that tell of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.schema import ENTITIES, ClaimSubject, Record

if TYPE_CHECKING:
    import peewee as pw

OWNERS: dict[str, tuple[str, ...]] = {
    "position": ("person", "organization"),
    "move": ("person",),
    "organization_change": ("a", "b"),
}
"""Links without which a row would still tell of the confidential record behind them."""
TELLING = {"from_role": "from_organization", "to_role": "to_organization"}
"""Fields that tell of a linked record, and are empty where that is confidential."""


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


def closed_positions() -> pw.ModelSelect:
    """The positions of people and at organizations that are not to be told of."""
    closed = Record.select(Record.id).where(Record.confidentiality != "public")
    position: Any = ENTITIES["position"]
    theirs = position.person.in_(closed) | position.organization.in_(closed)
    return position.select(position.id).where(theirs)


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
