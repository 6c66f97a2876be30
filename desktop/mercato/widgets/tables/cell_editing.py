"""Changing a cell in place: F2 or typing begins, Enter and Tab keep and go on, Esc leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolTip, QWidget

from mercato.widgets.alive import while_alive
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.forms import verbs
from mercato.widgets.tables import cell_fields, cell_opening
from mercato.widgets.tables.cell_frame import CellFrame
from mercato.widgets.tables.later_keys import LaterKeys
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.widgets.fields.field import Field
    from mercato.widgets.tables.cell_fields import CellField
    from mercato.widgets.tables.record_table import RecordTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1)}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_DOWN, _STAY = (1, 0), (0, 0)


class CellEditing(QObject):
    """The editor of one table: the field that the record's form has, over the cell.

    Each change is one edit, by the verbs of the form. What is refused stays in the editor with the
    reason; what was typed is never lost by going elsewhere: that keeps it, as in a form. Keys that
    come after Enter or Tab, while the file is busy, are for the next cell, and wait for it.
    """

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self._table = table
        self._frame: CellFrame | None = None
        self._record = 0
        self._cell = QPersistentModelIndex()
        self._column = ""
        self._name = ""
        self._typed = ""
        self._then = _STAY
        self._saving = False
        self._sent: object = None
        self._keys = LaterKeys()
        self._waiting = False
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self.place)
        rows = table.records
        for news in (rows.refreshed, rows.rowsInserted, rows.rowsRemoved, rows.layoutChanged):
            news.connect(self._follow_cell)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def field(self) -> Field | None:
        """The field that is open."""
        return None if self._frame is None else self._frame.field

    def begin(self, typed: str = "") -> None:
        """Open an editor in the cell of the cursor; what is typed takes the place of its text."""
        table = self._table
        index = table.currentIndex()
        if self._waiting:
            self._typed += typed
        if self.field is not None:  # it holds what was refused
            self.field.take_focus()
        if not index.isValid() or self._frame is not None or self._waiting:
            return
        self._record = table.records.record_at(index.row())
        self._cell = QPersistentModelIndex(index)
        self._column, self._typed = table.columns[index.column()], typed
        reason = self._why_not()
        if reason is not None:
            self._say(reason)
            return
        query = partial(cell_fields.read, table.table, self._column, self._record)
        found = table.context.workspace.peek(query)
        if found is None:
            self._waiting = True
            table.context.workspace.read(query, self._open, refused=self._not_there)
        else:
            self._open(found)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key begins an editor by its letter, and if so begin it."""
        text = event.text()
        if event.modifiers() & _HELD or not text.strip() or not text.isprintable():
            return False
        self.begin(text)
        return True

    def finish(self) -> None:
        """Keep what is typed, as leaving does."""
        if self.field is not None:
            self.field.finish()
            if not self._saving and not self.field.dirty:
                self._close()

    def show_with_table(self, *, shown: bool) -> None:
        """Go and come back with the table: what was refused stays."""
        if self._frame is not None:
            self._frame.setVisible(shown)
            self.place()

    def place(self) -> None:
        """Lie over the cell, wherever it is now, or where the table ends on its side."""
        table = self._table
        if self._frame is None or not self._cell.isValid():
            return
        index = table.records.index(self._cell.row(), self._cell.column())
        cell, seen = table.visualRect(index), table.viewport().rect()
        cell.moveTop(max(min(cell.top(), seen.bottom() - cell.height()), seen.top()))
        cell.moveLeft(max(min(cell.left(), seen.right() - cell.width()), seen.left()))
        self._frame.lay_over(table, cell.translated(table.viewport().pos()))

    def _follow_cell(self) -> None:
        """Go where the cell is now; it is looked for only if the table was filled anew."""
        table = self._table
        if self._frame is None:
            return
        if not self._cell.isValid() and self._column in table.columns:
            row = table.records.row_of(self._record)
            if row is not None:
                column = table.columns.index(self._column)
                self._cell = QPersistentModelIndex(table.records.index(row, column))
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that lead out of the editor."""
        field = self.field
        if field is None or field.composing:
            return False
        if isinstance(event, QInputMethodEvent) and event.commitString() and self._is_leaving:
            self._keys.put_text(event.commitString())
            return True
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if isinstance(field, LinkField) and field.suggestions.is_open:
                return False
            self._keys.forget()
            self._close()
        elif self._is_leaving:
            self._keys.put(event)
        elif key in _TABS:
            field.take_key(event)
            self._finish(_TABS[key])
        elif key in _ENTER and self._ends_a_text(watched, event):
            self._finish(_DOWN)
        else:
            return False
        return True

    @property
    def _is_leaving(self) -> bool:
        """Whether what was typed is being saved, and the next cell is where one is already."""
        return self._saving and self._then != _STAY

    @staticmethod
    def _ends_a_text(watched: QObject, event: QKeyEvent) -> bool:
        """Enter keeps a long text too; with Shift or Alt it begins a new line there."""
        new_line = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        return isinstance(watched, QPlainTextEdit) and not event.modifiers() & new_line

    def _why_not(self) -> str | None:
        if self._table.context.workspace.readonly:
            return words.note("cell.read_only")
        if self._table.marked().count > 1:
            return words.note("cell.several")
        code = cell_fields.why_not(self._table.table, self._column)
        return None if code is None else words.note(code)

    def _say(self, reason: str) -> None:
        table = self._table
        cell = table.visualRect(table.currentIndex())
        QToolTip.showText(table.viewport().mapToGlobal(cell.bottomLeft()), reason, table)
        table.noted.emit(reason)

    @while_alive
    def _not_there(self, trouble: Trouble) -> None:
        self._waiting = False
        self._table.context.workspace.refused.emit(trouble)

    @while_alive
    def _open(self, found: CellField) -> None:
        table, self._waiting = self._table, False
        field = cell_opening.make(table.context, table.spec.record_type, found, self._record)
        self._name, self._then, self._saving = found.name, _STAY, False
        self._frame = CellFrame(field, table.window())
        self.destroyed.connect(self._frame.deleteLater)
        field.committed.connect(self._commit)
        field.enter_pressed.connect(partial(self._finish, _DOWN))
        field.open_record.connect(self._go)
        for editor in field.editors():
            editor.installEventFilter(self)
        self._follow_cell()
        self._frame.show()
        self._frame.raise_()
        field.take_focus()
        typed, self._typed = self._typed, ""
        cell_opening.begin_text(field.editors()[0], typed)
        self._type_again()

    def _type_again(self) -> None:
        """Let the keys that waited do in the next cell what they were pressed for."""
        while self._keys and not (self._is_leaving or self._waiting):
            focused = QApplication.focusWidget()
            if focused is not self._table and not _within(focused, self._frame):
                self._keys.forget()
            else:
                self._keys.press_next(focused or self._table)

    def _finish(self, then: tuple[int, int]) -> None:
        """Keep what is typed and go on to the next cell; with nothing to keep, just go on."""
        field = self.field
        if field is None:
            return
        self._then = then
        if not field.dirty:
            self._close(then)
        elif not self._saving:
            field.finish(again=True)

    def _commit(self) -> None:
        frame = self._frame
        if frame is None:
            return
        field = frame.field
        self._saving, self._sent = True, field.raw()
        record, record_type, name = self._record, self._table.spec.record_type, self._name
        self._table.context.workspace.edit(
            f"{record_type}.changed",
            partial(verbs.set_value, record, record_type, name, field.value()),
            values=partial(_label_values, record, name),
            then=partial(self._saved, frame, self._sent),
            refused=partial(self._refused, frame),
        )

    @while_alive
    def _saved(self, frame: CellFrame, raw: object, _result: object) -> None:
        """Go on to the next cell, unless something else stands here by now."""
        if frame is not self._frame or raw != self._sent:
            return
        self._saving = False
        if frame.field.raw() == raw:
            self._close(self._then)
            self._type_again()
            return
        frame.field.saved(raw)
        if self._then != _STAY:
            frame.field.finish(again=True)

    @while_alive
    def _refused(self, frame: CellFrame, trouble: Trouble) -> None:
        if frame is not self._frame:
            self._table.context.workspace.refused.emit(trouble)
            return
        self._saving, self._then = False, _STAY
        self._keys.forget()  # there is no next cell for them, and here they would be wrong
        frame.field.refuse(words.trouble(trouble))

    def _close(self, then: tuple[int, int] = _STAY) -> None:
        frame, self._frame = self._frame, None
        if frame is None:
            return
        self._saving = False
        inside = frame.isAncestorOf(QApplication.focusWidget() or self._table)
        frame.hide()
        frame.deleteLater()
        if inside:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._cell.isValid():
                self._table.marking.step(self._cell.row(), *then)
        else:
            self._keys.forget()  # by now another cell may have the cursor

    def _go(self, record: int) -> None:
        self._close()
        self._table.open_record.emit(record)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Leaving an editor in which nothing was changed closes it; a field keeps the rest."""
        field = self.field
        if field is None or now is None or _within(now, self._frame):
            return
        if not field.dirty and not self._saving:
            self._close()


def _within(widget: QWidget | None, frame: QWidget | None) -> bool:
    """Whether a widget is in the frame, or in a list that opened from it."""
    while widget is not None and widget is not frame:
        widget = widget.parentWidget()
    return widget is not None


def _label_values(record: int, name: str, _result: object) -> dict[str, Any]:
    return verbs.named(record, field=name)
