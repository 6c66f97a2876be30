"""From the start of the process to the first rows, and what holds the window up after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from tests.benchmarks.window.driven import Driven, Results

SETTLED = 1500
"""Milliseconds after the first rows in which the record, the counts and the tags have come."""


def start(window: Driven) -> Results:
    """The window has started: look how it settles."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLED, loop, loop.quit)
    loop.exec()
    return {"stall": window.probe.stop(), "stall_cpu": window.probe.longest_cpu}
