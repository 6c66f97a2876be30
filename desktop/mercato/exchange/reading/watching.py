"""Telling how far the work is, and stopping it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]


class Stopped(Exception):
    """Whoever asked has thought better of it."""


class Watch:
    """Tells how much of `total` is done, and raises `Stopped` when that was wished."""

    def __init__(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None, total: int = 0
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self.total = total
        self.done = 0

    def step(self, amount: int) -> None:
        """So much more is done."""
        self.done += amount
        if self._cancelled is not None and self._cancelled():
            raise Stopped
        if self._progress is not None:
            self._progress(min(self.done, self.total), self.total)
