"""Keys that came before what they are meant for was there."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class LaterKeys:
    """Keys in the order in which they were pressed, to be pressed once more."""

    def __init__(self) -> None:
        self._keys: deque[QKeyEvent] = deque()

    def __bool__(self) -> bool:
        return bool(self._keys)

    def put(self, event: QKeyEvent) -> None:
        """Keep a key; Qt takes the event itself away."""
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        self._keys.append(again)

    def put_text(self, text: str) -> None:
        """Keep what an input method wrote."""
        self._keys += map(letter_key, text)

    def press_next(self, target: QObject) -> None:
        """Press the first of them."""
        QApplication.sendEvent(target, self._keys.popleft())

    def forget(self) -> None:
        """Press none of them."""
        self._keys.clear()


def letter_key(letter: str) -> QKeyEvent:
    """The key that writes a letter."""
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
