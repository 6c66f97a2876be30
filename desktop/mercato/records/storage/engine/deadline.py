"""Ending a query when its time is over, or when whoever asked wants no answer any more."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS = 2000
"""Engine instructions between looks at the clock: a fraction of a millisecond."""

LONG_STEPS = 10 * STEPS
"""The same between looks at whether an answer is still wanted, in queries of any length."""

_thread = threading.local()


class Deadline:
    """`rang` once the time was over: what a query found by then is not to be believed."""

    def __init__(self, seconds: float) -> None:
        self._end = time.perf_counter() + seconds
        self._unwanted: Callable[[], bool] | None = getattr(_thread, "unwanted", None)
        self.rang = False

    def __call__(self) -> bool:
        self.rang = time.perf_counter() > self._end
        return self.rang or (self._unwanted is not None and self._unwanted())


def end_when(connection: Any, unwanted: Callable[[], bool]) -> None:
    """End whatever this thread asks of its connection once that is so.

    `interrupt` alone reaches only what runs at that very moment: not a query that is still being
    prepared, nor what the same work asks next.
    """
    _thread.unwanted = unwanted
    connection.set_progress_handler(unwanted, LONG_STEPS)


@contextmanager
def within(connection: Any, seconds: float) -> Iterator[Deadline]:
    """Interrupt what this connection is asked inside the block when that time is over."""
    deadline = Deadline(seconds)
    connection.set_progress_handler(deadline, STEPS)
    try:
        yield deadline
    finally:
        unwanted = getattr(_thread, "unwanted", None)
        connection.set_progress_handler(unwanted, LONG_STEPS if unwanted else 0)
