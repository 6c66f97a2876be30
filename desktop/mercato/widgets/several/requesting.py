"""A change of many records on its way: looked at, made, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.widgets.alive import while_alive
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Told
    from mercato.records.errors import Trouble
    from mercato.workspace.jobs import Job
    from mercato.workspace.several import Request
    from mercato.workspace.workspace import Workspace


class Requesting(QObject):
    """`looked(Told)` and `applied(Told)` are the answers, `refused(Trouble)` is none.

    `started(job, text)` is for the line at the bottom, `noted(text)` for a note there.
    """

    looked = Signal(object)
    applied = Signal(object)
    refused = Signal(object)
    cancelled = Signal()
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.request: Request | None = None
        self._workspace = workspace
        self._job: Job | None = None
        self._is_change = False

    @property
    def is_changing(self) -> bool:
        """Whether the records are being changed."""
        return self._is_change and self.is_working

    @property
    def is_working(self) -> bool:
        """Whether the records are being looked at or changed."""
        return self._job is not None and not self._job.done()

    def look(self, request: Request) -> None:
        """Find out what would change; a look that is going on is given up."""
        if self.is_changing:
            return
        self.cancel()
        self.request, self._is_change = request, False
        self._job = request.look(self._workspace, self._looked, self._refused)
        self.started.emit(self._job, self.tr("Looking at what would change"))

    def apply(self, spared: frozenset[int]) -> None:
        """Make the change that was looked at."""
        if self.request is None or self.is_working:
            return
        self._is_change = True
        self._job = self.request.apply(self._workspace, spared, self._applied, self._refused)
        self._job.finished.connect(self._ended)
        self.started.emit(self._job, self.tr("Changing the records"))

    def cancel(self) -> None:
        """Stop what is going on."""
        if self._job is not None and self.is_working:
            self._job.cancel()

    def forget(self) -> None:
        """What was looked at is not asked for any more; a change that is being made goes on."""
        self.request = None
        if not self.is_changing:
            self.cancel()

    @while_alive
    def _looked(self, told: Told) -> None:
        if self.request is not None:
            self.looked.emit(told)

    @while_alive
    def _refused(self, trouble: Trouble) -> None:
        self.refused.emit(trouble)

    @while_alive
    def _applied(self, told: Told) -> None:
        self.request = None
        self.noted.emit(words.note("several.changed", count=told.changed))
        self.applied.emit(told)

    def _ended(self) -> None:
        if self._job is not None and self._job.cancelled:
            nothing = self._job.value is None
            self.noted.emit(
                self.tr("Cancelled; nothing was changed.")
                if nothing
                else self.tr("It was done already; Ctrl+Z takes it back.")
            )
            self.cancelled.emit()
