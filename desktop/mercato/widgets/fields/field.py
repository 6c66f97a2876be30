"""The field that all others are: an editor that commits by itself, and the reason below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from mercato.widgets.fields.guard import Guard
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.widgets.context import Context

PAUSE = 700
"""Milliseconds without typing after which a field commits; design/interface.md."""


class Field(QWidget):
    """One value: shown by `show_value`, read by `value`, offered by `committed`.

    Whoever owns the field answers `committed` by `saved` or `refuse`. While the field holds text
    that is not committed, `show_value` leaves it alone.
    """

    committed = Signal()
    edited = Signal()
    enter_pressed = Signal()
    open_record = Signal(int)

    commits_on_pause = True

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.label = label
        self._known: object = None
        self._sent: object = None
        self._late: object = None
        self._editors: list[QWidget] = []
        self._guards: list[Guard] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._paused)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._reason = PlainLabel(kind="reason")
        self._reason.hide()

    def value(self) -> object:
        """What stands in the field, as the verbs take it."""
        return self.raw()

    def raw(self) -> object:
        """What stands in the editor, to be compared with what is known."""
        raise NotImplementedError

    def show_raw(self, raw: object) -> None:
        """Let the editor show it."""
        raise NotImplementedError

    def raw_of(self, value: object) -> object:
        """How the editor shows a value of a record."""
        return value

    @property
    def known(self) -> object:
        """How the editor shows what is in the file."""
        return self._known

    @property
    def dirty(self) -> bool:
        """Whether something stands here that is not in the file."""
        return self.raw() != self._known

    @property
    def refused(self) -> bool:
        """Whether a reason is shown."""
        return not self._reason.isHidden()

    @property
    def composing(self) -> bool:
        """Whether an input method is in the middle of a character."""
        return any(guard.composing for guard in self._guards)

    def show_value(self, value: object) -> None:
        """Show what the record holds; text that is not yet committed stays."""
        raw = self.raw_of(value)
        stays = self.dirty
        self._known = raw
        self._late = raw if stays else None
        if not stays:
            self._sent = raw
            if self.raw() != raw:
                self.show_raw(raw)
            self._pause.stop()
            self.accept()

    def replace_value(self, value: object) -> None:
        """Show a value and forget what was typed."""
        self._known = self.raw()
        self.show_value(value)

    def saved(self, raw: object) -> None:
        """What was sent is in the file now; the record may have been shown again before."""
        late, self._late = self._late, None
        self._known = raw
        self.accept()
        if late is not None and not self.dirty:
            self._known = self._sent = late
            self.show_raw(late)

    def refuse(self, reason: str) -> None:
        """Say below the field why its value was not taken; the text stays."""
        self._reason.setText(reason)
        self._reason.show()
        self._mark(refused=True)

    def accept(self) -> None:
        """Take the reason away."""
        if self.refused:
            self._reason.hide()
            self._mark(refused=False)

    def finish(self, *, again: bool = False) -> None:
        """Offer what was typed, once; `again` also what was refused before."""
        self._pause.stop()
        if self.composing or not self.dirty:
            return
        raw = self.raw()
        if raw == self._sent and not (again and self.refused):
            return
        self._sent = raw
        self.committed.emit()

    def left(self) -> None:
        """The focus went elsewhere."""
        self.finish()

    def entered(self) -> None:
        """The focus came."""

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether keys that are also a shortcut of the window are the field's just now."""
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means to this field; False leaves it to the editor."""
        return False

    def changed_by_hand(self) -> None:
        """The editors call this whenever the user changed something."""
        if self.dirty and self.commits_on_pause:
            self._pause.start()
        self.edited.emit()

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.editors()[0].setFocus()

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab.

        No focus proxies are used: nested ones break Qt's chain of Tab.
        """
        return list(self._editors)

    def use(self, editor: QWidget, *, enter_commits: bool = True) -> None:
        """Take that widget as the editor; a field may have several."""
        if not self._editors:
            self._column.addWidget(editor)
            self._column.addWidget(self._reason)
        editor.setAccessibleName(self.label)
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self.context.workspace.readonly:
            lock(editor)
        self._editors.append(editor)
        self._guards.append(Guard(self, editor, enter_commits=enter_commits))

    def add_below(self, widget: QWidget) -> None:
        """Put a widget between the editor and the reason."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def take_notes(self) -> list[QWidget]:
        """Give away what stands below the editor, to be laid out where there is more room."""
        notes = []
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                notes.append(widget)
        return notes

    def _paused(self) -> None:
        if self.composing:
            self._pause.start()
        else:
            self.finish()

    def _mark(self, *, refused: bool) -> None:
        for editor in self._editors:
            set_style(editor, "refused", refused)
            editor.setAccessibleDescription(self._reason.text() if refused else "")


def lock(editor: QWidget) -> None:
    """Let an editor show its value only: its text can be copied, nothing can be changed."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        editor.setReadOnly(True)
    else:
        editor.setEnabled(False)


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
