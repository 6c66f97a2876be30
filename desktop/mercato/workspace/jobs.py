"""What a window holds of work that goes on in another thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from mercato.records.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.workspace.lanes import Outcome, Ticket


class Cancelled(Exception):
    """Raised inside long work when its job was cancelled, or when it has to wait for others."""


class Job(QObject):
    """Work that was asked for; its answer comes in the window's thread.

    `progress(done, total)` is for long work; `finished()` comes once, whatever the end, after the
    callbacks. `value` is what edits, queries and long work returned, `trouble` why they did not.
    """

    progress = Signal(int, int)
    finished = Signal()

    def __init__(
        self, ticket: Ticket, stop: Callable[[Ticket], None], *, is_edit: bool = False
    ) -> None:
        super().__init__()
        self.is_edit = is_edit
        self.value: Any = None
        self.trouble: Trouble | None = None
        self._ticket = ticket
        self._stop = stop
        self._done = False

    def done(self) -> bool:
        """Whether it ended, in whatever way."""
        return self._done

    @property
    def cancelled(self) -> bool:
        """Whether it was cancelled before its answer came."""
        return self._ticket.cancelled

    def cancel(self) -> None:
        """Stop it as soon as possible; its callbacks are not called any more.

        An edit that has begun is finished all the same, and its changes are announced.
        """
        if not self._done:
            self._stop(self._ticket)

    def end(self, outcome: Outcome) -> None:
        """Note that it ended; the threads call this."""
        self._done = True
        if isinstance(outcome.error, Trouble):
            self.trouble = outcome.error
        self.finished.emit()

    def wait(self, timeout: float = 60.0) -> bool:
        """Run the event loop until the job is done: for tests and scripts, never for widgets."""
        if not self._done:
            loop = QEventLoop()
            self.finished.connect(loop.quit)
            QTimer.singleShot(int(timeout * 1000), loop, loop.quit)
            loop.exec()
        return self._done


class Progress:
    """Handed to long work: called with (done, total); raises `Cancelled` when it is to stop."""

    EVERY = 0.05
    """Seconds between two reports that reach the window."""

    def __init__(self, tell: Callable[[int, int], None], ticket: Ticket) -> None:
        self._tell = tell
        self._ticket = ticket
        self._next = 0.0
        self._told = (-1, -1)

    def __call__(self, done: int, total: int) -> None:
        if self._ticket.cancelled or self._ticket.gives_way:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or (done >= total and (done, total) != self._told):
            self._next = now + self.EVERY
            self._told = (done, total)
            self._tell(done, total)
