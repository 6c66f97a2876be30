"""Boxes and lines in a page that scrolls: the wheel passes over them, undo is the application's."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from mercato.widgets.fields.guard import is_undo, wheel_passes

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

W = TypeVar("W", bound=QWidget)


class _Calm(QObject):
    """Watches one box or line."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if wheel_passes(watched, event):
            return True
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QLineEdit):
            return False
        if watched.isUndoAvailable() or not is_undo(cast("QKeyEvent", event)):
            return False
        event.ignore()
        return True


def calm(widget: W) -> W:
    """The widget, which lets the wheel scroll the page, and Ctrl+Z undo, unless it is in use."""
    widget.installEventFilter(_Calm(widget))
    if isinstance(widget, QComboBox):
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = widget.lineEdit()
        if line is not None:
            line.installEventFilter(_Calm(line))
    return widget
