"""The thread for queries, each of which may be interrupted at any moment."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mercato.records import schema
from mercato.records.errors import Trouble
from mercato.records.storage import engine
from mercato.workspace.lanes import Gate, Lane, Outcome, Ticket, failed

if TYPE_CHECKING:
    from collections.abc import Callable


class _Running:
    """What the thread is at, for those who want to interrupt it."""

    def __init__(self) -> None:
        self.ticket: Ticket | None = None
        self.connection: Any = None
        self.interrupted = False
        self.lock = threading.Lock()


class ReadingLane(Lane):
    """A thread for queries: interrupted by their owner for good, for a commit only for now."""

    DOUBTFUL = ("file.damaged", "file.not_ours", "file.disk_error")
    """One failed read can look like these: believed only when a new connection says so too."""

    def __init__(self, name: str, answer: Callable[[Ticket, Outcome], None], gate: Gate) -> None:
        super().__init__(name, answer)
        self._gate = gate
        self._running = _Running()

    @property
    def is_answering(self) -> bool:
        """Whether a query runs that somebody waits for; may be asked from any thread."""
        running = self._running.ticket
        return running is not None and running.priority == 0

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
        running = self._running
        with running.lock:
            if running.ticket is not None and ticket in {None, running.ticket}:
                running.interrupted = True
                with suppress(*engine.ERRORS):
                    running.connection.interrupt()

    def perform(self, ticket: Ticket) -> Outcome | None:
        if ticket.cancelled:
            return Outcome(cancelled=True)
        outcome = self._attempt(ticket)
        trouble = outcome.error if isinstance(outcome.error, Trouble) else None
        if trouble and trouble.code in self.DOUBTFUL and not self._running.interrupted:
            self.leave()
            outcome = self._attempt(ticket)
        return self._settled(ticket, outcome)

    def _settled(self, ticket: Ticket, outcome: Outcome) -> Outcome | None:
        """What comes of an attempt; an interrupted one is never believed.

        The engine's module can lose the error of an interrupted query, which then looks empty.
        """
        if ticket.cancelled:
            return Outcome(cancelled=True)
        if self._running.interrupted:
            self.resubmit(ticket)
            return None
        return outcome

    def _attempt(self, ticket: Ticket) -> Outcome:
        with self._gate.reading():
            try:
                self._begin(ticket)
                return Outcome(value=ticket.work())
            except Exception as error:  # noqa: BLE001 - whatever it is, the window hears of it
                return failed(error)
            finally:
                self._end()

    def _begin(self, ticket: Ticket) -> None:
        running = self._running
        running.interrupted = False
        connection = schema.database.connection()
        if connection is not running.connection:
            connection.execute("PRAGMA query_only = on")
            engine.end_when(connection, self._is_interrupted)
        with running.lock:
            running.connection, running.ticket, running.interrupted = connection, ticket, False

    def _is_interrupted(self) -> bool:
        return self._running.interrupted

    def _end(self) -> None:
        with self._running.lock:
            self._running.ticket = None

    def leave(self) -> None:
        with self._running.lock:
            self._running.connection = None
            super().leave()
