"""Two threads that take turns: while one of them goes on, the other waits for it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOR_EVER = float("inf")

_STUCK_AFTER = 2.0
"""Seconds until a turn is taken within a piece though it was not given: who gives them is stuck."""


class Ended(BaseException):
    """No turn will come any more; nothing that is left half done may go on as if it had failed."""


class Turns:
    """One thread gives them, each of a length in seconds; another one takes them, and rests.

    A piece is what that one had better not leave half done.
    """

    def __init__(self, length: float) -> None:
        self._length = length
        self._state = threading.Condition()
        self._goes_on = False
        self._ended = False
        self._until = 0.0
        self._taker = 0
        self.in_piece = False
        """Whether the taker rests in the middle of a piece."""
        self.are_taken = True
        """Whether there still is a thread that takes them."""

    def give(self) -> None:
        """Have the other thread go on until its time is over."""
        self._give(time.perf_counter() + self._length)

    def give_whole(self) -> None:
        """Have it go on to the end of the piece that it rests in, if it does."""
        if self.in_piece:
            self._give(_FOR_EVER)

    def end(self) -> None:
        """Have it end where it rests, by `Ended`."""
        with self._state:
            self._ended = True
            self._state.notify_all()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Around all that the other thread does: it waits for the first turn."""
        self._taker = threading.get_ident()
        try:
            with self._state:
                self._await()
            yield
        finally:
            with self._state:
                self.are_taken = self._goes_on = False
                self._state.notify_all()

    @contextmanager
    def piece(self) -> Iterator[None]:
        """Around what the other thread had better not leave half done."""
        self.in_piece = True
        try:
            yield
        finally:
            self.in_piece = False
            if self._until == _FOR_EVER:
                self.rest()

    def rest_if_due(self) -> None:
        """Rest if the time is over; in any thread but the one that takes turns nothing happens."""
        if threading.get_ident() == self._taker and time.perf_counter() > self._until:
            self.rest()

    def rest(self) -> None:
        """Give the turn back, and wait for the next one."""
        with self._state:
            self._goes_on = False
            self._state.notify_all()
            self._await()

    def _give(self, until: float) -> None:
        with self._state:
            if self.are_taken:
                self._until, self._goes_on = until, True
                self._state.notify_all()
                self._state.wait_for(lambda: not self._goes_on)

    def _await(self) -> None:
        longest = _STUCK_AFTER if self.in_piece else None
        if not self._state.wait_for(lambda: self._goes_on or self._ended, longest):
            self._goes_on, self._until = True, _FOR_EVER
        if self._ended:
            self._until = 0.0
            raise Ended
