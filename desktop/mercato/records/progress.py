"""Long work tells how far it is: a function that takes what is done and all there is to do."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]


def unwatched(done: int, total: int) -> None:
    """Nobody wants to know."""
