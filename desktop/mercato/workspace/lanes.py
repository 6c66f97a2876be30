"""Threads that work on the file, and how their answers come back to the window's thread."""

from __future__ import annotations

import itertools
import threading
from contextlib import contextmanager, suppress
from queue import PriorityQueue, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mercato.records.storage import engine, file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


LAST = 9
"""The priority of the request to end: after all that was asked for before."""


class Ticket:
    """A piece of work on its way to a thread; `priority` 0 goes before 1.

    `gives_way` asks it to stop for now: it is done again from the beginning.
    """

    def __init__(
        self, work: Callable[[], Any], priority: int = 0, *, cancelled: bool = False
    ) -> None:
        self.work = work
        self.priority = priority
        self.number = 0
        self.cancelled = cancelled
        self.gives_way = False


class Outcome(NamedTuple):
    """How a piece of work ended: with a value, an error, or neither because it was cancelled."""

    value: Any = None
    error: BaseException | None = None
    cancelled: bool = False


class Post(QObject):
    """Runs calls from other threads in the thread it lives in, in order."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._arrived.connect(self._run_one, Qt.ConnectionType.QueuedConnection)

    def send(self, call: Callable[[], None]) -> None:
        """Have it called in this object's thread; may be used from any thread."""
        self._calls.put(call)
        with suppress(RuntimeError):  # the window is gone already
            self._arrived.emit()

    def run_all(self) -> None:
        """Run now whatever has arrived."""
        while not self._calls.empty():
            self._run_one()

    @Slot()
    def _run_one(self) -> None:
        if not self._calls.empty():
            self._calls.get()()


class Gate:
    """Keeps readers out while the writer commits: an open SELECT would hold a COMMIT up."""

    PATIENCE = 0.25
    """Seconds after which the writer leaves the waiting to the engine."""

    def __init__(self) -> None:
        self._state = threading.Condition()
        self._committing = False
        self._reading = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A short read: waits while the writer commits."""
        with self._state:
            while self._committing:
                self._state.wait()
            self._reading += 1
        try:
            yield
        finally:
            with self._state:
                self._reading -= 1
                self._state.notify_all()

    def close(self, interrupt: Callable[[], None]) -> None:
        """Let no reader in, and have those inside interrupted until they are out."""
        with self._state:
            self._committing = True
            for _ in range(int(self.PATIENCE / 0.002)):
                if not self._reading:
                    return
                interrupt()
                self._state.wait(0.002)

    def open(self) -> None:
        """Let readers in again."""
        with self._state:
            self._committing = False
            self._state.notify_all()


class Lane(threading.Thread):
    """One thread with a connection of its own, doing one piece of work after the other.

    A daemon, so that a window that was never closed cannot keep the process alive; closing
    waits for all that was asked for.
    """

    def __init__(self, name: str, answer: Callable[[Ticket, Outcome], None]) -> None:
        super().__init__(name=name, daemon=True)
        self._answer = answer
        self._numbers = itertools.count()
        self._queue: PriorityQueue[tuple[int, int, Ticket | None]] = PriorityQueue()

    def submit(self, ticket: Ticket) -> None:
        """Queue it, behind what has the same priority."""
        ticket.number = next(self._numbers)
        self._queue.put((ticket.priority, ticket.number, ticket))

    def resubmit(self, ticket: Ticket) -> None:
        """Queue it again, in its old place among those of its priority."""
        self._queue.put((ticket.priority, ticket.number, ticket))

    def end(self) -> None:
        """Ask the thread to end after all that is queued; `join` then waits for it."""
        self._queue.put((LAST, next(self._numbers), None))

    def run(self) -> None:
        while (ticket := self._queue.get()[2]) is not None:
            outcome = self.perform(ticket)
            if outcome is not None:
                self._answer(ticket, outcome)
            del ticket, outcome
        self.leave()

    def perform(self, ticket: Ticket) -> Outcome | None:
        """Do one piece of work; None: it was put back and will be done later."""
        if ticket.cancelled:
            return Outcome(cancelled=True)
        try:
            return Outcome(value=ticket.work())
        except Exception as error:  # noqa: BLE001 - whatever it is, the window hears of it
            return failed(error)

    def leave(self) -> None:
        """Close this thread's connection."""
        file.close_connection()


class WritingLane(Lane):
    """The thread for edits; a rehearsal, which leaves nothing behind, gives way to them."""

    def __init__(self, name: str, answer: Callable[[Ticket, Outcome], None]) -> None:
        super().__init__(name, answer)
        self._running: Ticket | None = None

    def submit(self, ticket: Ticket) -> None:
        """Queue it; running work of lower priority makes room and is done again later."""
        super().submit(ticket)
        running = self._running
        if running is not None and running.priority > ticket.priority:
            running.gives_way = True

    def perform(self, ticket: Ticket) -> Outcome | None:
        ticket.gives_way = False
        self._running = ticket  # from here on `submit` may tell it to give way
        if self._waits_before(ticket):
            ticket.gives_way = True
        outcome = super().perform(ticket)
        self._running = None
        if ticket.gives_way and not ticket.cancelled and outcome is not None and outcome.error:
            self.resubmit(ticket)
            return None
        return outcome

    def _waits_before(self, ticket: Ticket) -> bool:
        """Whether something more urgent came while this was on its way from the queue."""
        with self._queue.mutex:
            waiting = self._queue.queue
            return bool(waiting) and waiting[0][0] < ticket.priority


def failed(error: Exception) -> Outcome:
    """The outcome for an error, of which nothing is kept alive.

    A cursor that is freed later, by the garbage collector in another thread, resets a statement
    that is in use again by then, and makes its connection forget an error of its own.
    """
    import traceback

    cause: BaseException | None = error
    while cause is not None:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__
    return Outcome(error=engine.explain(error) or error)
