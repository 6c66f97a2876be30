"""Measures the longest time in which the event loop stood still: what a user feels as a hang."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer


class StallProbe(QObject):
    """Ticks every millisecond; `longest` is the longest gap between two ticks, in milliseconds.

    `longest_cpu` is the most that this thread worked between two ticks: unlike `longest` it leaves
    out the time in which a busy machine, or another thread of the process, did not let it run.
    Used as `with StallProbe() as probe: …` around code that runs the event loop; the code of the
    block itself counts, too.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self.longest_cpu = 0.0
        self._last = 0.0
        self._last_cpu = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin, with nothing measured."""
        self.longest = self.longest_cpu = 0.0
        self._last, self._last_cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> float:
        """End, and give the longest gap."""
        self._tick()
        self._timer.stop()
        return self.longest

    def _tick(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self.longest_cpu = max(self.longest_cpu, (cpu - self._last_cpu) * 1000)
        self._last, self._last_cpu = now, cpu

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
