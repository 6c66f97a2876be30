"""Deleting records from the window: one edit, whose label says what went with them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records.schema import Record
from mercato.records.verbs import deleting
from mercato.workspace import headings

if TYPE_CHECKING:
    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace

_COUNTED = {
    "person": "people",
    "organization": "organizations",
    "position": "positions",
    "move": "moves",
    "source": "sources",
    "claim": "claims",
}
"""What is said to have gone too, by type of record, and what `words.count` calls it."""


def remove(workspace: Workspace, record_type: str, records: list[int]) -> Job:
    """Delete records of one type with what belongs to them."""
    label = f"{record_type}.deleted" if len(records) == 1 else "records.deleted"
    return workspace.edit(label, partial(_remove, record_type, records), values=dict)


def _remove(record_type: str, records: list[int]) -> dict[str, Any]:
    """The values for the label: a name or a count, and how much else went."""
    said: dict[str, Any] = {"count": len(records)}
    if len(records) == 1:
        said = {"name": headings.name(records[0])}
    gone: Counter[str] = Counter()
    for record in records:
        if Record.get_or_none(Record.id == record) is not None:  # not gone with another one
            gone += deleting.delete(record)
    gone[record_type] -= len(records)
    also = {name: gone[kind] for kind, name in _COUNTED.items() if gone[kind] > 0}
    return said | ({"also": also} if also else {})
