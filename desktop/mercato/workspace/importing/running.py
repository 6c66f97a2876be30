"""The one piece of work that goes on for an import; a newer one takes the place of the older."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.records.errors import Refused

if TYPE_CHECKING:
    from mercato.workspace.jobs import Job


STOPPED = "import.stopped"


class Running(QObject):
    """`started(job, text)` is for the status line.

    `broken(Refused)` when the work ended with neither an answer nor a reason: somebody stopped
    it, or it met a mistake of ours, which the window has told by itself. `done_anyway(value)` for
    an edit that was done before anybody could stop it.
    """

    started = Signal(object, str)
    broken = Signal(object)
    done_anyway = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    def follow(self, job: Job, said: str) -> Job:
        """Have that going on, named so."""
        self._job = job
        job.finished.connect(self._ended)
        self.started.emit(job, said)
        return job

    def stop(self) -> None:
        """Let go of what is going on; nobody hears of it any more."""
        job, self._job = self._job, None
        if job is not None and not job.done():
            job.cancel()

    def cancel(self) -> None:
        """Stop it as the user does."""
        if self._job is not None and not self._job.done():
            self._job.cancel()

    def _ended(self) -> None:
        job = self._job
        if job is None or not job.done():
            return
        self._job = None
        if job.value is None and job.trouble is None:
            self.broken.emit(Refused(STOPPED if job.cancelled else "import.crashed"))
        elif job.cancelled and job.is_edit:
            self.done_anyway.emit(job.value)
