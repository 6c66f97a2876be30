"""Deleting a record with all that belongs to it, row by row, so that undo can bring it back.

What belongs to it goes: a row, or a record, that cannot be without it. What only mentions it stays,
and mentions it no longer: a claim that it asserted, a source that relayed it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.belongings import tags
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.schema import (
    ENTITIES,
    Move,
    Organization,
    Position,
    Record,
    Source,
    Tagging,
)
from mercato.records.verbs import describing, editing, links

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHUNK = 1000
"""Rows that are deleted by one statement; what belongs to them is looked for by another one."""
_BELONGS = frozenset((("move", "person"), ("record", "merged_into")))
"""Columns that may be empty, and yet the row goes with what it points to."""

_RECORD_TYPE = {model: record_type for record_type, model in ENTITIES.items()}


def delete(record_id: int) -> Counter[str]:
    """Delete a record and what belongs to it; returns how many rows of each table are gone.

    Raises `Refused` (organization.in_use) for an organization that records still need.
    """
    record_type = editing.type_of(record_id)
    if record_type == "organization":
        refuse_in_use(record_id)
    worn = [
        tag for (tag,) in Tagging.select(Tagging.tag).where(Tagging.record == record_id).tuples()
    ]
    gone: Counter[str] = Counter()
    _remove_records(record_type, [record_id], gone)
    tags.drop_unused(worn)
    return gone


def delete_several(record_type: str, records: Sequence[int]) -> Counter[str]:
    """The same for those records of one type that are still there; one may go with another."""
    gone: Counter[str] = Counter()
    if record_type == "organization":  # each may be needed by the next one
        for record in records:
            gone += delete(record) if _there([record]) else Counter()
        return gone
    there = _there(records)
    worn = Tagging.select(Tagging.tag).where(Tagging.record.in_(there)).distinct()
    found = [tag for (tag,) in worn.tuples()]
    _remove_records(record_type, there, gone)
    tags.drop_unused(found)
    return gone


def _there(records: Sequence[int]) -> list[int]:
    found = Record.select(Record.id).where(Record.id.in_(list(records)))
    return [record for (record,) in found.tuples()]


def usage(organization: int) -> dict[str, Any]:
    """How many moves, positions, units and sources need an organization."""
    ends = (Move.from_organization == organization) | (Move.to_organization == organization)
    return {
        "moves": Move.select().where(ends).count(),
        "positions": Position.select().where(Position.organization == organization).count(),
        "units": Organization.select().where(Organization.parent == organization).count(),
        "outlets": Source.select().where(Source.outlet == organization).count(),
    }


def refuse_in_use(organization: int) -> None:
    """Raise `Refused` with the counts if records still need an organization."""
    counts = usage(organization)
    if any(counts.values()):
        raise Refused("organization.in_use", name=describing.name(organization), **counts)


def _remove_records(record_type: str, ids: list[int], gone: Counter[str]) -> None:
    _remove(ENTITIES[record_type], ids, gone)
    _remove(Record, ids, gone)
    if record_type in name_forms.TABLES:
        name_forms.refresh(ids)


def _remove(model: Any, ids: list[int], gone: Counter[str]) -> None:
    """Delete rows, after what belongs to them and after letting go what only mentions them."""
    for part in pw.chunked(ids, _CHUNK):
        _remove_part(model, part, gone)


def _remove_part(model: Any, ids: list[int], gone: Counter[str]) -> None:
    for table, field in links.pointers_to(model):
        pointing = [row for (row,) in table.select(table.id).where(field.in_(ids)).tuples()]
        if not pointing:
            continue
        name = table._meta.table_name
        if field.null and (name, field.name) not in _BELONGS:
            table.update({field: None}).where(field.in_(ids)).execute()
        elif table in _RECORD_TYPE:
            _remove_records(_RECORD_TYPE[table], pointing, gone)
        else:
            _remove(table, pointing, gone)
    gone[model._meta.table_name] += model.delete().where(model.id.in_(ids)).execute()
