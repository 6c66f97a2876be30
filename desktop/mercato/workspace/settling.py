"""What becomes of an outcome in the window's thread: signals, callbacks, trouble told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaMethod, QObject

from mercato.records.errors import Trouble
from mercato.workspace.jobs import Cancelled
from mercato.workspace.writing import Committed, State

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes
    from mercato.workspace.jobs import Job
    from mercato.workspace.lanes import Outcome
    from mercato.workspace.workspace import Workspace

Then = Callable[[Any], None] | None
OnTrouble = Callable[[Trouble], None]


class Settling:
    """Tells a workspace's listeners, then whoever asked; knows what is on its way to the disk."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.state = State()
        self.unsaved = 0
        self.looking = False

    def begin_write(self) -> None:
        """Note that an edit is on its way."""
        self.unsaved += 1
        if self.unsaved == 1:
            self._workspace.saving.emit(True)

    def write(self, then: Then, refused: OnTrouble | None, job: Job, outcome: Outcome) -> None:
        """An edit has ended."""
        self.unsaved -= 1
        if self.unsaved == 0:
            self._workspace.saving.emit(False)
        if outcome.cancelled or isinstance(outcome.error, Cancelled):
            return
        if outcome.error is not None:
            self.report(outcome.error, refused)
        else:
            done: Committed = outcome.value
            self._announce(done.changes, done.state)
            job.value = done.value
            if then is not None and not job.cancelled and _is_alive(then):
                then(done.value)

    def read(self, then: Then, refused: OnTrouble | None, job: Job, outcome: Outcome) -> None:
        """A query or long work has ended."""
        job.value = outcome.value
        if job.cancelled:
            return
        if outcome.error is not None:
            self.report(outcome.error, refused)
            return
        if then is not None and _is_alive(then):
            then(outcome.value)

    def look(self, job: Job, outcome: Outcome) -> None:
        """A look for what other processes changed has ended."""
        self.looking = False
        if outcome.error is None and not outcome.cancelled:
            self._announce(None, outcome.value)

    def set_state(self, state: State) -> None:
        """Keep what undo and redo would do."""
        old, self.state = self.state, state
        if (old.undo_step, old.redo_step) != (state.undo_step, state.redo_step):
            self._workspace.undo_changed.emit()

    def report(self, error: BaseException, refused: OnTrouble | None) -> None:
        """Say what went wrong to whoever asked, else to the window; a bug is never swallowed."""
        workspace = self._workspace
        if isinstance(error, Trouble):
            told = workspace.refused.emit if refused is None or not _is_alive(refused) else refused
            told(error)
        elif workspace.isSignalConnected(QMetaMethod.fromSignal(workspace.crashed)):
            workspace.crashed.emit(error)
        else:
            raise error

    def _announce(self, changes: Changes | None, state: State) -> None:
        self.set_state(state)
        if state.foreign:
            self._workspace.replaced.emit()
        elif changes is not None:
            self._workspace.changed.emit(changes)


def _is_alive(callback: Callable[..., Any]) -> bool:
    """Whether the widget or model that a callback belongs to still exists in Qt."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, QObject):
        try:
            owner.objectName()
        except RuntimeError:
            return False
    return True
