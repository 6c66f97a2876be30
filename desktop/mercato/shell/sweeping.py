"""When Python looks for objects that only hold each other: never in the middle of something."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at how much was made since the last sweep."""
MUCH = 5000
"""Objects made meanwhile that are worth a sweep through the young ones."""
FULL = 60
"""Looks between two sweeps through everything that is not kept for good."""


class Sweeper(QObject):
    """Sweeps in the window's thread, between two events.

    By itself Python sweeps whenever a thread makes objects: widgets would end in that thread,
    which Qt forbids, and a sweep through all that was imported takes as long as several frames.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def settle(self) -> None:
        """All is imported and made: keep it for good, no sweep has to go through it."""
        gc.freeze()

    def end(self) -> None:
        """Leave sweeping to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look(self) -> None:
        self._looks += 1
        if self._looks % FULL == 0:
            gc.collect()
        elif gc.get_count()[0] > MUCH:
            gc.collect(1)
