"""When Python looks for objects that only hold each other, and what becomes of freed memory."""

from __future__ import annotations

import gc
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at how much was made since the last sweep."""
MUCH = 5000
"""Objects made meanwhile that are worth a sweep through the young ones."""
FULL = 60
"""Looks between two sweeps through everything that is not kept for good."""

LARGE = 1 << 20
"""Bytes from which on free memory goes back to the system at once."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3


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

    def give_back(self) -> None:
        """Keep no large blocks that are free.

        The GNU C library takes the first ones that are freed as a sign that more will be wanted:
        having gathered two million ids, a window would be larger by several times their size.
        """
        import ctypes

        with suppress(AttributeError, OSError, TypeError):  # another system, another C library
            for threshold in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
                ctypes.CDLL(None).mallopt(threshold, LARGE)

    def settle(self) -> None:
        """All is imported and made: keep it for good, no sweep has to go through it.

        Before, nothing is swept: one sweep through what was imported takes two frames.
        """
        gc.freeze()
        self._timer.start()

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
