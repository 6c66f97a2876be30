"""Threads that work on the file, and how their answers come back to the window's thread."""

from __future__ import annotations

import itertools
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import PriorityQueue, SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mercato.records import engine, file, schema
from mercato.records.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import peewee as pw

LAST = 9
"""The priority of the request to end: after all that was asked for before."""


@dataclass(eq=False, slots=True)
class Ticket:
    """A piece of work on its way to a thread; `priority` 0 goes before 1."""

    work: Callable[[], Any]
    priority: int = 0
    number: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
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
            return Outcome(error=engine.explain(error) or error)

    def leave(self) -> None:
        """Close this thread's connection."""
        file.close_connection()


@dataclass(slots=True)
class _Running:
    """What a reading thread is at, for those who want to interrupt it."""

    ticket: Ticket | None = None
    connection: Any = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class ReadingLane(Lane):
    """A thread for queries, each of which may be interrupted, by its owner or for a commit."""

    DOUBTFUL = ("file.damaged", "file.not_ours", "file.disk_error")
    """One failed read can look like these: believed only when a new connection says so too."""

    def __init__(self, name: str, answer: Callable[[Ticket, Outcome], None], gate: Gate) -> None:
        super().__init__(name, answer)
        self._gate = gate
        self._running = _Running()

    def submit(self, ticket: Ticket) -> None:
        """Queue it; a running query of lower priority makes room and is done again later."""
        super().submit(ticket)
        running = self._running.ticket
        if running is not None and running.priority > ticket.priority:
            self.interrupt(running)

    def cancel(self, ticket: Ticket) -> None:
        """Never answer this one; if it is running, stop it."""
        ticket.cancelled = True
        self.interrupt(ticket)

    def interrupt(self, ticket: Ticket | None = None) -> None:
        """Stop what is running, or only this ticket; may be used from any thread."""
        with self._running.lock:
            connection = self._running.connection
            if connection is not None and ticket in (None, self._running.ticket):
                connection.interrupt()

    def perform(self, ticket: Ticket) -> Outcome | None:
        if ticket.cancelled:
            return Outcome(cancelled=True)
        outcome = self._attempt(ticket)
        if isinstance(outcome.error, Trouble) and outcome.error.code in self.DOUBTFUL:
            self.leave()
            outcome = self._attempt(ticket)
        return self._settled(ticket, outcome)

    def _settled(self, ticket: Ticket, outcome: Outcome) -> Outcome | None:
        if ticket.cancelled:
            return Outcome(cancelled=True)
        if outcome.error is not None and engine.is_interrupted(outcome.error):
            self._queue.put((ticket.priority, ticket.number, ticket))
            return None
        return outcome

    def _attempt(self, ticket: Ticket) -> Outcome:
        with self._gate.reading():
            try:
                self._enter(ticket)
                return Outcome(value=ticket.work())
            except Exception as error:  # noqa: BLE001 - whatever it is, the window hears of it
                return Outcome(error=engine.explain(error) or error)
            finally:
                self._enter(None)

    def _enter(self, ticket: Ticket | None) -> None:
        if ticket is not None and self._running.connection is None:
            connection = reading_connection()
            with self._running.lock:
                self._running.connection = connection
        with self._running.lock:
            self._running.ticket = ticket

    def leave(self) -> None:
        with self._running.lock:
            self._running.connection = None
            super().leave()


def reading_connection() -> Any:
    """The calling thread's connection, which cannot write."""
    database: pw.Database = schema.database
    connection = database.connection()
    connection.execute("PRAGMA query_only = on")
    return connection
