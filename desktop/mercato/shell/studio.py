"""A window on a file, and hands that use it: for pictures and for trying the window out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from mercato.records.finding import tables
from mercato.shell.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mercato.shell.desk import Desk
    from mercato.shell.settings import Settings
    from mercato.shell.theme import Theme

PAUSE = 300
"""Milliseconds after which a form has looked at what was typed."""


class Studio:
    """Does what a user would, and waits for what comes of it."""

    def __init__(self, theme: Theme, settings: Settings, path: Path | None, size: QSize) -> None:
        self.window = MainWindow(theme, settings)
        self.window.crashed.connect(_raise)
        self._size = size
        self.window.painted.connect(self._was_painted)
        self.window.show()
        self.window.begin(path)
        self.window.activateWindow()
        self.wait(self._has_its_size)
        if path is not None:
            self.wait(self._has_opened)
            self.rest()

    @property
    def desk(self) -> Desk:
        """What the window shows of the file."""
        assert self.window.desk is not None
        return self.window.desk

    def rest(self) -> None:
        """Wait until everything that was asked of the file has been answered."""
        workspace = self.window.files.workspace
        assert workspace is not None
        for _ in range(4):
            QCoreApplication.processEvents()
            if workspace.is_open:
                workspace.read(_nothing, _ignore, background=True).wait()
        QCoreApplication.processEvents()

    def pause(self) -> None:
        """Wait as long as a form does for somebody to go on typing."""
        loop = QEventLoop()
        QTimer.singleShot(PAUSE, loop, loop.quit)
        loop.exec()
        self.rest()

    def run(self, command: str) -> None:
        """Do a command."""
        self.window.actions_.run(command)
        self.rest()

    def record(self, name: str, record_type: str) -> int:
        """The record of that name."""
        query = partial(tables.suggest, name, (record_type,), 1)
        job = self.desk.workspace.read(query, _ignore)
        job.wait()
        return int(job.value[0].record)

    def go(self, name: str, record_type: str) -> None:
        """Go to the record of that name."""
        self.desk.go(self.record(name, record_type))
        self.rest()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        focused = QApplication.focusWidget() or self.window
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(focused, event)
        self.pause()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys that are no letters."""
        focused = QApplication.focusWidget() or self.window
        for key in keys:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
                QCoreApplication.sendEvent(focused, event)
        self.pause()

    def wait_for_counts(self) -> None:
        """Wait until the side bar says how many rows each view finds."""
        self.wait(self._has_counts)
        self.rest()

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, until: Callable[[], bool], most: int = 10_000) -> None:
        """Let things happen until that is so."""
        loop = QEventLoop()
        timer = QTimer(interval=5)
        timer.timeout.connect(partial(_quit_if, until, loop))
        timer.start()
        QTimer.singleShot(most, loop, loop.quit)
        if not until():
            loop.exec()

    def _was_painted(self) -> None:
        """A picture may be larger than the screen that the window has just fitted itself to."""
        QTimer.singleShot(0, self.window, partial(self.window.resize, self._size))

    def _has_its_size(self) -> bool:
        return self.window.size() == self._size

    def _has_counts(self) -> bool:
        return self.desk.items.found.is_complete

    def _has_opened(self) -> bool:
        window = self.window
        return window.desk is not None or window.stack.currentWidget() is window.trouble


def _raise(error: BaseException) -> None:
    """A picture of a window that made a mistake is no use."""
    raise error


def _quit_if(until: Callable[[], bool], loop: QEventLoop) -> None:
    if until():
        loop.quit()


def _nothing() -> None:
    """A query that finds nothing, after all others."""


def _ignore(_found: object) -> None:
    """Nobody wants the answer."""
