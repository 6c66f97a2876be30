"""Reading a little in the window's own thread, without ever waiting."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from mercato.records import schema
from mercato.records.errors import Trouble
from mercato.records.storage import engine
from mercato.workspace.lanes import failed

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Peek:
    """The window's thread's own connection: a read that would wait or take long gives None."""

    PATIENCE = 0.012
    """Seconds: a frame is 16 ms."""

    SOON = 60
    """Milliseconds until there is a connection: what has just been asked for is painted before."""

    LATEST = 1_000
    """Milliseconds until another attempt at most, each of which waits twice as long as the last."""

    CACHE = 4_000
    """Kilobytes: what some screens of rows are read from."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._is_ready = False
        self._soon = QTimer(interval=self.SOON, singleShot=True)
        self._soon.timeout.connect(self._connect)

    def prepare(self) -> None:
        """Have a connection ready soon: setting one up takes longer than a peek may.

        The first rows come from the reading thread, and are painted before.
        """
        if not self._is_ready and not self._soon.isActive():
            self._soon.start()

    def close(self) -> None:
        """There is no file any more."""
        self._is_ready = False
        self._soon.stop()
        self._soon.setInterval(self.SOON)

    def _connect(self) -> None:
        self._soon.setInterval(min(2 * self._soon.interval(), self.LATEST))
        with suppress(*engine.ERRORS):
            schema.database.connect_soon(self.PATIENCE)
            engine.set_cache(schema.database, self.CACHE)
            self._is_ready = True

    def __call__(self, query: Callable[[], T]) -> T | None:
        """What the query finds, or None when it is not to be had at once."""
        if threading.get_ident() != self._thread:
            raise RuntimeError("peek is for the window's thread")
        if not self._is_ready:
            self.prepare()
            return None
        try:
            connection = schema.database.connection()
            connection.set_busy_timeout(0)
            try:
                with engine.within(connection, self.PATIENCE) as deadline:
                    found = query()
            finally:
                connection.set_busy_timeout(engine.BUSY_SECONDS)
        except Exception as error:
            if isinstance(failed(error).error, Trouble) or engine.is_interrupted(error):
                return None
            raise
        return None if deadline.rang else found
