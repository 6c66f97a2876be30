"""The open file as a window sees it.

Edits run one after the other in a thread that owns the writing connection, queries in another
one; both answer in the window's thread. `README.md` beside this file tells the rules.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.errors import FileTrouble, Trouble
from mercato.records.storage import file
from mercato.workspace import replays
from mercato.workspace.jobs import Job, Progress
from mercato.workspace.lanes import Outcome, Ticket
from mercato.workspace.peeking import Peek
from mercato.workspace.settling import OnTrouble, Settling
from mercato.workspace.threads import Threads
from mercato.workspace.writing import Committed, Opened, State, Step, Values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mercato.records.journal.changes import Changes

T = TypeVar("T")

LOOK_EVERY = 1000
"""Milliseconds between looks for what other processes changed."""


class Workspace(QObject):
    """One file, open in one window.

    `changed(Changes)` comes after each commit, before the callbacks of its job; `went(record)`
    after undo and redo, with the place to show; `replaced()` when another process changed the
    file: reload everything; `refused(Trouble)` for whatever no callback took care of;
    `crashed(error)` for bugs in verbs and queries; a verb's edit is rolled back then.
    """

    opened = Signal()
    closed = Signal()
    refused = Signal(object)
    changed = Signal(object)
    replaced = Signal()
    saving = Signal(bool)
    undo_changed = Signal()
    went = Signal(object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.readonly_reason: str | None = None
        self._threads: Threads | None = None
        self._settling = Settling(self)
        self._peek = Peek()
        self._channels: dict[str, Job] = {}
        self._clock = QTimer(self, interval=LOOK_EVERY)
        self._clock.timeout.connect(self.look)

    @property
    def is_open(self) -> bool:
        """Whether a file is open."""
        return self.path is not None

    @property
    def readonly(self) -> bool:
        """Whether nothing can be changed; `readonly_reason` is the code that says why."""
        return self.readonly_reason is not None

    @property
    def is_saving(self) -> bool:
        """Whether edits are on their way to the disk."""
        return self._settling.unsaved > 0

    @property
    def undo_step(self) -> Step | None:
        """Label and values of what undo would take back."""
        return self._settling.state.undo_step

    @property
    def redo_step(self) -> Step | None:
        """Label and values of what redo would make again."""
        return self._settling.state.redo_step

    def open(self, path: Path, *, readonly: bool = False) -> Job:
        """Open a file; `opened` or `refused` follows. One that is open is closed first.

        The job tells how far it is only where the file is brought up to date from an older version.
        `FileTrouble("file.open_elsewhere")`: another window has it; it can be opened `readonly`.
        """
        return self._start(path, create=False, readonly=readonly)

    def create(self, path: Path) -> Job:
        """Make a new, empty file and open it."""
        return self._start(path, create=True, readonly=False)

    def close(self) -> None:
        """Finish all edits, end the threads, give up the lock; harmless when nothing is open."""
        threads, self._threads = self._threads, None
        if threads is None:
            return
        self._clock.stop()
        threads.end()
        self._peek.close()
        file.close_connection()
        self._channels.clear()
        was_open, self.path, self.readonly_reason = self.is_open, None, None
        if was_open:
            self._settling.set_state(State())
            self.closed.emit()

    def edit(
        self,
        label: str,
        verb: Callable[[], T],
        *,
        merge_key: str | None = None,
        values: Values = None,
        then: Callable[[T], None] | None = None,
        refused: OnTrouble | None = None,
    ) -> Job:
        """Run a verb of `records` as one edit, one undo step named by the code `label`.

        `values` go into the label's sentence; given as a function they are made from what the verb
        returned, inside the edit. `then` gets what the verb returned, once that is on the disk.
        """

        def work(threads: Threads) -> Committed:
            return threads.writing.edit(label, verb, merge_key, values)

        return self._write(work, then, refused)

    def edit_long(
        self,
        label: str,
        verb: Callable[[Progress], T],
        *,
        values: Values = None,
        then: Callable[[T], None] | None = None,
        refused: OnTrouble | None = None,
    ) -> Job:
        """The same with a verb that calls its argument with (done, total).

        Cancelling its job before the verb is done takes all of it back: the call raises then.
        """

        def work(threads: Threads, progress: Progress) -> Committed:
            return threads.writing.edit(label, partial(verb, progress), None, values)

        return self._write_long(work, then, refused)

    def rehearse(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        refused: OnTrouble | None = None,
    ) -> Job:
        """Do work that changes the file and itself takes back all that it changed.

        Edits go before it: it is stopped for one that comes meanwhile, and done again.
        """
        threads = self._threads
        reason = "file.none_open" if threads is None else self.readonly_reason
        if threads is None or reason is not None:
            return self._refuse(FileTrouble(str(reason)), refused)
        return threads.rehearse(work, partial(self._settling.read, then, refused))

    def undo(self) -> Job:
        """Take back the newest edit."""
        return self._write(lambda t: t.writing.replay(replays.undo), self._go, None)

    def redo(self) -> Job:
        """Make the edit that was undone last again."""
        return self._write(lambda t: t.writing.replay(replays.redo), self._go, None)

    def revert(
        self, edit_id: int, what: str = "untouched", *, refused: OnTrouble | None = None
    ) -> Job:
        """Take back one edit of the history by a new one: `untouched` values only, or `all`."""
        step = partial(replays.revert, edit_id, what)
        return self._write(lambda t: t.writing.replay(step), self._go, refused)

    def apply_again(
        self, edit_id: int, what: str = "untouched", *, refused: OnTrouble | None = None
    ) -> Job:
        """Make an undone edit of the history again, by a new one."""
        step = partial(replays.apply_again, edit_id, what)
        return self._write(lambda t: t.writing.replay(step), self._go, refused)

    def restore_field(self, change_id: int, field: str, *, refused: OnTrouble | None = None) -> Job:
        """Give one field the value it had before a change of the history."""
        step = partial(replays.restore_field, change_id, field)
        return self._write(lambda t: t.writing.replay(step), self._go, refused)

    def note(self, verb: Callable[[], T], *, then: Callable[[T], None] | None = None) -> Job:
        """Write to unjournaled tables (drafts, what the file says of itself); no undo step."""
        return self._write(lambda t: t.writing.note(verb), then, None)

    def read(
        self,
        query: Callable[[], T],
        then: Callable[[T], None],
        *,
        channel: str | None = None,
        background: bool = False,
        refused: OnTrouble | None = None,
    ) -> Job:
        """Run a query in the reading thread; the newest in a channel cancels the older one.

        A query must be repeatable: it is interrupted for commits and for what is more urgent (all
        that is not `background`), and run again.
        """
        if self._threads is None:
            return _nothing()
        older = self._channels.get(channel or "")
        if older is not None:
            older.cancel()
        settle = partial(self._settle_read, then, refused)
        job = self._threads.read(query, settle, background=background)
        if channel:
            self._channels[channel] = job
        return job

    @property
    def is_answering(self) -> bool:
        """Whether a query runs that somebody waits for; may be asked from any thread."""
        threads = self._threads
        return threads is not None and threads.is_answering

    def work(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None] | None = None,
        *,
        refused: OnTrouble | None = None,
    ) -> Job:
        """Do long work that reads the file in short queries, as an export does, beside all else.

        It calls its argument with (done, total), which raises `Cancelled` when it shall end.
        """
        if self._threads is None:
            return _nothing()
        return self._threads.work(work, partial(self._settling.read, then, refused))

    def peek(self, query: Callable[[], T]) -> T | None:
        """A short read by id in the window's thread: None when it cannot be had at once."""
        return self._peek(query) if self.is_open else None

    def look(self) -> None:
        """Look for what other processes changed: every second, and when a window comes up."""
        if self._threads is not None and self.is_open and not self._settling.looking:
            self._settling.looking = True
            self._threads.look(self._threads.writing.look, self._settling.look)

    def _start(self, path: Path, *, create: bool, readonly: bool) -> Job:
        self.close()
        threads = self._threads = Threads(self)
        work = partial(threads.writing.open, path, create=create, readonly=readonly)
        return threads.write_long(work, partial(self._settle_open, path.absolute(), threads))

    def _settle_open(self, path: Path, threads: Threads, job: Job, outcome: Outcome) -> None:
        if self._threads is not threads:
            return
        if outcome.error is not None:
            self._threads = None
            threads.end()
            self._settling.report(outcome.error, None)
            return
        found: Opened = outcome.value
        self.path, self.readonly_reason = path, found.readonly_reason
        self._clock.start()
        threads.prepare_to_read()
        self._settling.set_state(found.state)
        self.opened.emit()

    def _settle_read(
        self, then: Callable[[T], None], refused: OnTrouble | None, job: Job, outcome: Outcome
    ) -> None:
        self._settling.read(then, refused, job, outcome)
        if self.is_open:
            self._peek.prepare()

    def _write(
        self,
        work: Callable[[Threads], Committed],
        then: Callable[[Any], None] | None,
        refused: OnTrouble | None,
    ) -> Job:
        return self._write_long(lambda threads, _: work(threads), then, refused)

    def _write_long(
        self,
        work: Callable[[Threads, Progress], Committed],
        then: Callable[[Any], None] | None,
        refused: OnTrouble | None,
    ) -> Job:
        threads = self._threads
        reason = "file.none_open" if threads is None else self.readonly_reason
        if threads is None or reason is not None:
            return self._refuse(FileTrouble(str(reason)), refused)
        self._settling.begin_write()
        settle = partial(self._settling.write, then, refused)
        return threads.write_long(partial(work, threads), settle)

    def _refuse(self, trouble: Trouble, refused: OnTrouble | None) -> Job:
        job = _nothing()
        job.trouble = trouble
        QTimer.singleShot(0, self, partial(self._settling.report, trouble, refused))
        return job

    def _go(self, changes: Changes) -> None:
        if changes.place is not None:
            self.went.emit(changes.place)


def _nothing() -> Job:
    """A job that has ended already: no file is open."""
    job = Job(Ticket(lambda: None, cancelled=True), _ignore)
    job.end(Outcome(cancelled=True))
    return job


def _ignore(ticket: Ticket) -> None:
    """Nothing to stop."""
