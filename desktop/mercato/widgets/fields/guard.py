"""What every editor needs to know of its keys, its focus and its input method."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mercato.widgets.fields.field import Field

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def wheel_passes(watched: QObject, event: QEvent) -> bool:
    """Let the wheel scroll the page, not what stands under the pointer without being in use."""
    passes = event.type() == QEvent.Type.Wheel and not cast("QWidget", watched).hasFocus()
    if passes:
        event.ignore()
    return passes


def is_undo(event: QKeyEvent) -> bool:
    """Whether these keys ask for undo or redo."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )


class Guard(QObject):
    """Watches one editor of a field: commits when it is left, leaves undo to the application.

    A focused line edit swallows Ctrl+Z even with nothing to undo, and taking back text that is
    already in the file would write it once more; so undo is the editor's only while the field
    holds text that is not committed.
    """

    def __init__(self, field: Field, editor: QWidget, *, enter_commits: bool) -> None:
        super().__init__(editor)
        self._field = field
        self._enter_commits = enter_commits
        self.composing = False
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.InputMethod:
            self.composing = bool(cast("QInputMethodEvent", event).preeditString())
        elif kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._key(cast("QKeyEvent", event))
        elif kind == QEvent.Type.FocusOut:
            if cast("QFocusEvent", event).reason() not in _STAYS:
                self.composing = False
                self._field.left()
        elif kind == QEvent.Type.FocusIn:
            self._field.entered()
        return wheel_passes(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if is_undo(event) and not self._field.dirty:
            event.ignore()
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            if self._field.wants_key(event):
                event.accept()
                return True
            return False
        if not self.composing and self._field.take_key(event):
            event.accept()
            return True
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (
            self._enter_commits
            and event.key() in _ENTER
            and plain == Qt.KeyboardModifier.NoModifier
            and not self.composing
        ):
            self._field.finish(again=True)
            self._field.enter_pressed.emit()
            event.accept()
            return True
        return False
