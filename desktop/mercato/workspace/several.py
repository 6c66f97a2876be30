"""Several records as a window sees them: what they have in common, one change of all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.bulk import changing
from mercato.records.bulk.common import Common, common
from mercato.records.finding import tables
from mercato.workspace import record_reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.bulk.changing import Told
    from mercato.records.bulk.wishes import Wish
    from mercato.workspace.jobs import Job, Progress
    from mercato.workspace.marked import Marked
    from mercato.workspace.settling import OnTrouble
    from mercato.workspace.workspace import Workspace

_SOON = 120
"""Milliseconds without another change of the marks after which the records are compared."""

_COMPARED = 20_000
"""Records that are compared at a time."""


class ViewedSeveral(QObject):
    """What the marked records have in common: `shown(Common)`, again whenever that may differ."""

    shown = Signal(object)

    def __init__(
        self, workspace: Workspace, names: tuple[str, ...], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.marked: Marked | None = None
        self._workspace = workspace
        self._names = names
        self._job: Job | None = None
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._compare)
        workspace.changed.connect(self._changed)
        workspace.replaced.connect(self._changed)
        workspace.closed.connect(self._closed)

    def show(self, marked: Marked | None) -> None:
        """Compare those from now on; none with None."""
        self.marked = marked
        if self._job is not None:
            self._job.cancel()
        if marked is None:
            self._soon.stop()
        else:
            self._soon.start()

    def _changed(self) -> None:
        self.show(self.marked)

    def _compare(self) -> None:
        if self.marked is not None:
            query = partial(_read, self.marked, self._names)
            self._job = self._workspace.work(query, partial(self._arrived, self.marked))

    def _arrived(self, marked: Marked, found: Common) -> None:
        if marked is self.marked:
            self.shown.emit(found)

    def _closed(self) -> None:
        self.show(None)


def _read(marked: Marked, names: tuple[str, ...], progress: Progress) -> Common:
    record_type = tables.TABLES[marked.table].record_type
    found = common(record_type, names, marked.parts_as_stored(_COMPARED), progress, marked.count)
    return replace(found, values=record_reading.linked_values(record_type, found.values))


@dataclass(frozen=True, slots=True)
class Request:
    """A change of the marked records but the `spared`; `making` makes what the wish links to."""

    marked: Marked
    wish: Callable[[bool], Wish]
    label: str
    values: dict[str, Any]

    def look(self, workspace: Workspace, then: Callable[[Told], None], refused: OnTrouble) -> Job:
        """Find out what would change."""
        return workspace.work(self._look, then, refused=refused)

    def apply(
        self,
        workspace: Workspace,
        spared: frozenset[int],
        then: Callable[[Told], None],
        refused: OnTrouble,
    ) -> Job:
        """Change them, in one edit."""
        return workspace.edit_long(
            self.label,
            partial(self._change, spared),
            values=self._label_values,
            then=then,
            refused=refused,
        )

    def _look(self, progress: Progress) -> Told:
        wish = self.wish(False)
        return changing.look(wish, self.marked.parts_as_stored(), progress, self.marked.count)

    def _change(self, spared: frozenset[int], progress: Progress) -> Told:
        wish = self.wish(True)
        parts = self.marked.parts_as_stored()
        return changing.change(wish, parts, progress, self.marked.count, spared)

    def _label_values(self, told: Told) -> dict[str, Any]:
        return self.values | {"count": told.changed}
