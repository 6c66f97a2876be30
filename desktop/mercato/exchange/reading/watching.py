"""Telling how far the work is; whoever listens stops it by raising."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.progress import unwatched

if TYPE_CHECKING:
    from mercato.records.progress import Progress


class Watch:
    """Tells how much of `total` is done."""

    def __init__(self, progress: Progress = unwatched, total: int = 0) -> None:
        self._progress = progress
        self.total = total
        self.done = 0

    def step(self, amount: int) -> None:
        """So much more is done."""
        self.done += amount
        self._progress(min(self.done, self.total), self.total)
