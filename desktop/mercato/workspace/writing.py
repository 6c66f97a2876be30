"""What the writing thread does with the file: open it, commit edits, notice other processes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import database
from mercato.records.storage import engine, file
from mercato.records.storage.lock import WindowLock
from mercato.workspace.jobs import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

    from mercato.records.journal.changes import Changes
    from mercato.workspace.jobs import Progress
    from mercato.workspace.lanes import Gate

Step = tuple[str, dict[str, Any]]
Values = Mapping[str, Any] | Callable[[Any], Mapping[str, Any]] | None


class State(NamedTuple):
    """What the window always knows of the file."""

    undo_step: Step | None = None
    redo_step: Step | None = None
    foreign: bool = False
    """Whether another process changed the file since the last state."""


class Opened(NamedTuple):
    """A file that was opened for a window."""

    readonly_reason: str | None
    state: State


class Committed(NamedTuple):
    """The outcome of a verb: what it returned, and what changed, if anything did."""

    value: Any
    changes: Changes | None
    state: State


class Writing:
    """The open file in the writing thread; all methods run there."""

    def __init__(self, gate: Gate, interrupt: Callable[[], None]) -> None:
        self._gate = gate
        self._interrupt = interrupt
        self._lock: WindowLock | None = None
        self._revision = 0
        self._data_version = 0

    def open(self, path: Path, progress: Progress, *, create: bool, readonly: bool) -> Opened:
        """Open the file, or make it first; a window that may write takes the lock."""
        if create:
            file.create(path)
        unlockable = None if readonly else self._acquire(path)
        try:
            told = partial(_tell, progress)
            opened = file.open_file(path, readonly=readonly, progress=told)
            if unlockable is not None and not opened.readonly:
                opened.close()
                raise unlockable
        except BaseException:
            self.release()
            raise
        if opened.readonly:
            self.release()
        with engine.explained():
            self._revision = journal.revision()
            self._data_version = _data_version()
            return Opened(opened.readonly_reason, self._state(foreign=False))

    def _acquire(self, path: Path) -> FileTrouble | None:
        lock = WindowLock(path)
        try:
            lock.acquire()
        except FileTrouble as trouble:
            if trouble.code == "file.open_elsewhere":
                raise
            return trouble
        self._lock = lock
        return None

    def release(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def edit(
        self, label: str, verb: Callable[[], Any], merge_key: str | None, values: Values
    ) -> Committed:
        """Run a verb as one edit; readers are kept out while it is committed."""
        try:
            with journal.edit(label, merge_key=merge_key) as edited:
                result = verb()
                edited.values.update(values(result) if callable(values) else values or {})
                self._gate.close(self._interrupt)
        finally:
            self._gate.open()
        return self._committed(result, edited.changes)

    def replay(self, step: Callable[[], Changes | None]) -> Committed:
        """Run one of the journal's own transactions: undo, redo, a revert."""
        self._gate.close(self._interrupt)
        try:
            changes = step()
        finally:
            self._gate.open()
        return self._committed(changes, changes)

    def note(self, verb: Callable[[], Any]) -> Committed:
        """Run a verb that writes to unjournaled tables only, in a transaction."""
        try:
            with engine.transaction(database):
                result = verb()
                self._gate.close(self._interrupt)
        finally:
            self._gate.open()
        return self._committed(result, None)

    def look(self) -> State:
        """Whether another process changed the file meanwhile, which costs next to nothing."""
        with engine.explained():
            version = _data_version()
            if version == self._data_version:
                return self._state(foreign=False)
            self._data_version = version
            return self._noted(journal.revision(), own=False)

    def _committed(self, value: Any, changes: Changes | None) -> Committed:
        with engine.explained():
            revision = changes.revision if changes is not None else self._revision
            return Committed(value, changes, self._noted(revision, own=changes is not None))

    def _noted(self, revision: int, *, own: bool) -> State:
        """Note the file's revision; ours raises it by one, anything beyond that was another's."""
        foreign = revision != self._revision + own
        self._revision = revision
        return self._state(foreign=foreign)

    def _state(self, *, foreign: bool) -> State:
        return State(journal.undo_step(), journal.redo_step(), foreign)


def _tell(progress: Progress, done: int, total: int) -> None:
    """How far the file has been brought up to date; whoever cancels that has it as it was."""
    try:
        progress(done, total)
    except Cancelled:
        raise FileTrouble("file.update_cancelled") from None


def _data_version() -> int:
    return int(database.execute_sql("PRAGMA data_version").fetchone()[0])
