"""Hands that type, scroll and wait for what comes of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent

from tests.benchmarks.window.painting import PaintWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mercato.shell.section import Section
    from mercato.workspace.workspace import Workspace

PATIENCE = 30_000
"""Milliseconds after which something has gone wrong."""

FRAMES = 40
"""Milliseconds in which what came last is painted."""

CHAIN = 8
"""Answers that may follow from each other: rows lead to a record, that to what belongs to it…"""


class Hands:
    """They use one section of the window."""

    def __init__(self, workspace: Workspace, section: Section) -> None:
        self.workspace = workspace
        self.section = section
        self.table = section.table
        self._watch = PaintWatch(self.table)

    def painted(self, act: Callable[[], object], after: SignalInstance | None = None) -> float:
        """Seconds from an act to the table painted whole; a paint before `after` does not count.

        An act that says that nothing comes of it is over once its own events are.
        """
        self._watch.begin(armed=after is None)
        if after is not None:
            after.connect(self._watch.arm)
        start = time.perf_counter()
        if act() is False:
            QCoreApplication.processEvents()
            self._watch.at = time.perf_counter()
        else:
            _until(self._watch.done)
        if after is not None:
            after.disconnect(self._watch.arm)
        return self._watch.at - start

    def type(self, character: str) -> float | None:
        """Seconds from a letter typed into the filter to its rows painted.

        None where it asks nothing else, as letters of a keyword before its colon, or a blank: they
        would be the fastest of all.
        """
        bar, asked = self.section.bar, []
        bar.line.setFocus()  # elsewhere nothing is just begun, and each letter asks
        bar.query_changed.connect(asked.append)

        def press() -> bool:
            send_key(bar.line, 0, character)
            return bool(asked)

        try:
            seconds = self.painted(press, self.table.records.refreshed)
        finally:
            bar.query_changed.disconnect(asked.append)
        return seconds if asked else None

    def clear(self) -> None:
        """Show everything again."""
        bar = self.section.bar
        if bar.asked:
            self.painted(bar.line.clear, self.table.records.refreshed)
        bar.line.clear()

    def rest(self) -> None:
        """Let the window do its work until all that was asked of the file has been answered."""
        for _ in range(CHAIN):
            QCoreApplication.processEvents()
            answered = Answered()
            self.workspace.read(_nothing, answered.take, background=True)
            _until(answered.told)
        painted = QTimer(interval=FRAMES, singleShot=True)
        painted.start()
        _until(painted.timeout)


def send_key(widget: QWidget, key: int, text: str = "") -> None:
    """Press a key and let it go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(widget, event)


def _until(signal: SignalInstance) -> None:
    loop = QEventLoop()
    late = QTimer(interval=PATIENCE, singleShot=True)
    late.timeout.connect(loop.quit)
    late.start()
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)
    if not late.isActive():
        raise TimeoutError(f"nothing came of it in {PATIENCE / 1000:.0f} seconds")


def _nothing() -> None:
    """A query that finds nothing, after all others."""


class Answered(QObject):
    """Tells that the answer to a query has come."""

    told = Signal()

    def take(self, _found: object) -> None:
        """Nobody wants the answer itself."""
        self.told.emit()
