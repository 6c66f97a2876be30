"""Deleting records from the window: one edit, whose label says what went with them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records.verbs import deleting
from mercato.workspace import headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mercato.workspace.jobs import Job
    from mercato.workspace.marked import Marked
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
    verb = partial(_remove, record_type, [records], len(records), _ignore)
    return workspace.edit(label, verb, values=dict)


def remove_marked(workspace: Workspace, record_type: str, marked: Marked) -> Job:
    """Delete the marked rows of a table; the job tells how far it is and can be cancelled."""
    if marked.count == 1:
        return remove(workspace, record_type, marked.first(1))
    verb = partial(_remove, record_type, marked.parts_as_stored(), marked.count)
    return workspace.edit_long("records.deleted", verb, values=dict)


def _remove(
    record_type: str,
    parts: Iterable[Sequence[int]],
    count: int,
    progress: Callable[[int, int], object],
) -> dict[str, Any]:
    """The values for the label: a name or a count, and how much else went."""
    said: dict[str, Any] = {"count": count}
    gone: Counter[str] = Counter()
    done = 0
    for part in parts:
        if count == 1:
            said = {"name": headings.name(part[0])}
        gone += deleting.delete_several(record_type, part)
        done += len(part)
        progress(done, count)
    gone[record_type] -= count
    also = {name: gone[kind] for kind, name in _COUNTED.items() if gone[kind] > 0}
    return said | ({"also": also} if also else {})


def _ignore(done: int, total: int) -> None:
    """Nobody waits for so few."""
