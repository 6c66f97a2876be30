"""The dates of a move: one shown, which one it is said by a selector, others added by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mercato.widgets.fields.choice_field import LEAST_LETTERS, choice_box
from mercato.widgets.fields.date_field import DateField
from mercato.widgets.icons import wear
from mercato.widgets.tab_order import in_tab_order
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from mercato.records.dates import DateValue
    from mercato.widgets.context import Context

WHICH = ("announced_on", "left_on", "starts_on", "term_end")
_ALT = Qt.KeyboardModifier.AltModifier


class _MoveDate(DateField):
    """Alt+Down and Alt+Up go through the dates that it can be."""

    turned = Signal(int)

    def take_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & _ALT:
            return False
        self.turned.emit(step)
        return True


class DateRow(QWidget):
    """One date and what it is the date of."""

    edited = Signal()
    another = Signal()
    enter_pressed = Signal()

    def __init__(self, context: Context, which: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.date = _MoveDate(context, words.field("move", "date"))
        self.which = choice_box(LEAST_LETTERS // 2)  # it shares the width with a button
        self.which.setAccessibleName(self.tr("What this is the date of"))
        for name in WHICH:
            self.which.addItem(words.field("move", name), name)
        self.which.setCurrentIndex(WHICH.index(which))
        self.add = QToolButton()
        self.add.setAutoRaise(True)
        self.add.setAccessibleName(self.tr("Another date"))
        self.add.setToolTip(self.add.accessibleName())
        wear(self.add, context.theme, "add")
        self._kind = QWidget()
        row = QHBoxLayout(self._kind)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.which, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.date)
        column.addWidget(self._kind)
        self.date.edited.connect(self._edited)
        self.date.turned.connect(self._turn)
        self.date.enter_pressed.connect(self.enter_pressed)
        self.which.activated.connect(self._edited)
        self.add.clicked.connect(self.another)
        self._enable()

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        return [*self.date.editors(), self.which, self.add]

    def show_typed(self, which: str, text: str) -> None:
        """Show what was typed of which date."""
        self.which.setCurrentIndex(WHICH.index(which) if which in WHICH else 0)
        self.date.replace_value(None)
        self.date.line.setText(text)
        self._enable()

    def _turn(self, by: int) -> None:
        self.which.setCurrentIndex((self.which.currentIndex() + by) % len(WHICH))
        self._edited()

    def _edited(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        """Without a date there is nothing to select, and Tab goes on to the next field."""
        typed = bool(self.date.line.text().strip())
        self._kind.setVisible(typed)


class DatesRow(QWidget):
    """All dates of the draft."""

    edited = Signal()
    enter_pressed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.anchor: Callable[[], str | None] = lambda: None
        self.rows: list[DateRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add(WHICH[0])

    def values(self) -> dict[str, DateValue]:
        """Each date that was typed, by its field's name; of two for one field the last."""
        found = {}
        for row in self.rows:
            date = row.date.date()
            if date is not None:
                found[str(row.which.currentData())] = date
        return found

    def state(self) -> list[list[str]]:
        """What was typed, for the draft."""
        typed = [[str(row.which.currentData()), row.date.line.text()] for row in self.rows]
        return [pair for pair in typed if pair[1].strip()]

    def restore(self, state: object) -> None:
        """Show what was typed."""
        for row in self.rows[1:]:
            row.hide()
            row.deleteLater()
        del self.rows[1:]
        pairs = state if isinstance(state, list) and state else [[WHICH[0], ""]]
        self.rows[0].show_typed(*pairs[0])
        for which, text in pairs[1:]:
            self._add(str(which)).show_typed(which, text)

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        return [editor for row in self.rows for editor in row.editors()]

    def take_focus(self) -> None:
        """Put the cursor into the first date."""
        self.rows[0].date.take_focus()

    def read_again(self) -> None:
        """The day that "last Monday" counts from has changed."""
        for row in self.rows:
            row.date.read_again()

    def refuse(self, reason: str, name: str = "") -> None:
        """Say below a date why it was not taken."""
        row = next((row for row in self.rows if row.which.currentData() == name), self.rows[0])
        row.date.refuse(reason)

    def accept(self) -> None:
        """Take the reasons away."""
        for row in self.rows:
            row.date.accept()

    def _add(self, which: str) -> DateRow:
        row = DateRow(self._context, which if which in WHICH else WHICH[0])
        row.date.anchor = self._anchor
        row.edited.connect(self.edited)
        row.enter_pressed.connect(self.enter_pressed)
        row.another.connect(partial(self._another, row))
        self._column.addWidget(row)
        if self.rows:
            in_tab_order([*self.rows[-1].editors(), *row.editors()])
        self.rows.append(row)
        return row

    def _anchor(self) -> str | None:
        return self.anchor()

    def _another(self, _row: DateRow) -> None:
        used = {row.which.currentData() for row in self.rows}
        free = [name for name in WHICH if name not in used]
        if free:
            self._add(free[0]).date.take_focus()
            self.edited.emit()
