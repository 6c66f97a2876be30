"""Deleting records from the window: one edit, whose label says what went with them.

Nothing is asked before; so it is told afterwards (`tell`), in words.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.records.verbs import deleting
from mercato.workspace import headings, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mercato.records.errors import Trouble
    from mercato.workspace.jobs import Job
    from mercato.workspace.marked import Marked
    from mercato.workspace.workspace import Workspace

    Tell = Callable[[str], None]

_COUNTED = {
    "person": "people",
    "organization": "organizations",
    "position": "positions",
    "move": "moves",
    "source": "sources",
    "claim": "claims",
}
"""What is said to have gone too, by type of record, and what `words.count` calls it."""


def remove(workspace: Workspace, record_type: str, record: int, tell: Tell) -> Job:
    """Delete a record with what belongs to it; one that is gone by then is as it was wanted."""
    label = f"{record_type}.deleted"
    verb = partial(_remove, record_type, [[record]], 1, _ignore)
    then, refused = partial(_told, label, tell), partial(_refused, workspace)
    return workspace.edit(label, verb, values=dict, then=then, refused=refused)


def remove_marked(workspace: Workspace, record_type: str, marked: Marked, tell: Tell) -> Job:
    """Delete the marked rows of a table; the job tells how far it is and can be cancelled."""
    if marked.count == 1:
        return remove(workspace, record_type, marked.first(1)[0], tell)
    label = "records.deleted"
    verb = partial(_remove, record_type, marked.parts_as_stored(), marked.count)
    return workspace.edit_long(label, verb, values=dict, then=partial(_told, label, tell))


def _told(label: str, tell: Tell, said: dict[str, Any]) -> None:
    """Say what is gone: nobody was asked before."""
    tell(words.note("records.gone", what=words.label(label, said)))


def _refused(workspace: Workspace, trouble: Trouble) -> None:
    if trouble.code != "record.missing":
        workspace.refused.emit(trouble)


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
