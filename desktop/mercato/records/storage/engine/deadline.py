"""Ending a query when its time is over."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = 2000
"""Engine instructions between looks at the clock: a fraction of a millisecond."""


class Deadline:
    """`rang` once the time was over: what a query found by then is not to be believed."""

    def __init__(self, seconds: float) -> None:
        self._end = time.perf_counter() + seconds
        self.rang = False

    def __call__(self) -> bool:
        self.rang = time.perf_counter() > self._end
        return self.rang


@contextmanager
def within(connection: Any, seconds: float) -> Iterator[Deadline]:
    """Interrupt what this connection is asked inside the block when that time is over."""
    deadline = Deadline(seconds)
    connection.set_progress_handler(deadline, STEPS)
    try:
        yield deadline
    finally:
        connection.set_progress_handler(None, 0)
