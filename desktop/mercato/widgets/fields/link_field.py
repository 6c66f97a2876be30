"""The link field: type, and matches appear; Enter takes one or creates what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from mercato.widgets.fields.field import Field
from mercato.widgets.fields.hinted_line import HintedLine
from mercato.widgets.fields.link import Link, Row
from mercato.widgets.fields.link_search import LinkSearch, rows_of
from mercato.widgets.fields.suggestions import Suggestions
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from mercato.widgets.context import Context
    from mercato.widgets.fields.lookup import Found

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class LinkField(Field):
    """A record of one of `types`, found by its name or made from it.

    `marks` are texts with a meaning of their own ("?" unknown). A `lenient` field (of a draft)
    keeps text that names nothing yet; others ask which of the near matches is meant.
    """

    commits_on_pause = False

    def __init__(
        self,
        context: Context,
        label: str,
        types: tuple[str, ...],
        *,
        creates: tuple[str, ...] | None = None,
        marks: Mapping[str, str] | None = None,
        lenient: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, label, parent)
        self.types = types
        self.creates = types if creates is None else creates
        self.marks = dict(marks or {})
        self.lenient = lenient
        self.line = HintedLine()
        self.use(self.line)
        self.line.installEventFilter(self)
        self.hint = PlainLabel(kind="hint")
        self.hint.hide()
        self.add_below(self.hint)
        self.suggestions = Suggestions(context.theme, self.line)
        self.suggestions.taken.connect(self.take)
        self._link = Link(None, "")
        self.search = LinkSearch(context.workspace, types, self)
        self.search.arrived.connect(self._arrived)
        self._finishing = False
        self._chosen = False
        self._known = self._sent = self._link
        self.line.textEdited.connect(self._typed)

    def value(self) -> object:
        """The link; None for an empty field."""
        return self.link() if self.line.text().strip() else None

    def link(self) -> Link:
        """What stands in the field: a record, or a text that names none yet."""
        return self._link

    def raw(self) -> object:
        """The link; two links to the same record are the same."""
        return self._link.plain()

    def raw_of(self, value: object) -> object:
        return value.plain() if isinstance(value, Link) else Link(None, "")

    def show_raw(self, raw: object) -> None:
        assert isinstance(raw, Link)
        self._link = raw
        self._chosen = False
        self.search.forget()
        self.line.setText(raw.text)
        self.line.setCursorPosition(0)
        self.suggestions.offer([])
        self._describe()

    def exclude(self, record: int) -> None:
        """Never offer that record."""
        self.search.excluded = record

    def take(self, row: Row) -> None:
        """Take a row of the suggestions: link to its record, or say that one is to be made."""
        text = row.text if row.record is not None else self._link.text.strip()
        found = self.search.found
        new = row.creates and found is not None and found.text == self._link.text and found.exact
        self._link = Link(row.record, text, row.type, bool(new))
        self._chosen = True
        self.search.stop()
        self.line.setText(text)
        self.suggestions.offer([])
        self._describe(row.line)
        self.changed_by_hand()
        if not self.lenient:
            super().finish(again=True)

    def finish(self, *, again: bool = False) -> None:
        self.suggestions.offer([])
        if not self.dirty or self.composing:
            return
        if self.is_settled:
            super().finish(again=again)
        elif not self.search.knows(self._link.text):
            self._finishing = True
            self.search.ask(self._link.text)
        else:
            self._settle()

    def entered(self) -> None:
        self.line.selectAll()

    def take_focus(self) -> None:
        super().take_focus()
        self.line.selectAll()

    def wants_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.suggestions.is_open
        if event.key() in _ENTER and event.modifiers() & _CONTROL:
            return self._has_choice()
        return event.key() == Qt.Key.Key_F2

    def take_key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape and self.suggestions.is_open:
            self.suggestions.offer([])
            return True
        if key == Qt.Key.Key_F2 and self._link.record is not None:
            self.open_record.emit(self._link.record)
            return True
        if key in _ENTER and self.suggestions.is_open and self._enter(create=control):
            self.enter_pressed.emit()
            return True
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._take_the_only_one()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+click opens the linked record."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.modifiers() & _CONTROL
            and self._link.record is not None
        ):
            self.open_record.emit(self._link.record)
            return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self._link = Link(None, text)
        self._chosen = False
        self.accept()
        self._describe()
        self.changed_by_hand()
        if not text.strip() or self._mark_meant():
            self.search.stop()
            self.suggestions.offer([])
        else:
            self.search.ask_soon(text)

    def _arrived(self, found: Found) -> None:
        if found.text != self._link.text or self._chosen:
            return
        if self._finishing:
            self._settle()
        elif self.line.hasFocus():
            self.suggestions.offer(rows_of(found, self.creates))

    def _settle(self) -> None:
        """Decide what the text means now that it was left."""
        self._finishing = False
        found = self.search.found
        assert found is not None
        if len(found.exact) == 1:
            self.take(next(row for row in rows_of(found, ()) if row.exact))
        elif not found.matches and self.creates:
            self.take(Row("", type=self.creates[0]))
        elif not self.lenient:
            self._sent = self._link
            self.refuse(self._which())
        elif self.creates:
            names = words.listed(match.name for match in found.matches[:3])
            self._describe(self.tr("new: will be created. Similar: {names}").format(names=names))

    def _which(self) -> str:
        if not self.creates:
            return self.tr("Nothing has this name: choose one of the list.")
        return self.tr(
            "There are similar names: choose one with the arrow keys and Enter, or create a new "
            "one with Ctrl+Enter."
        )

    @property
    def is_settled(self) -> bool:
        """Whether it is clear what the text means."""
        link = self._link
        return (
            link.record is not None or not link.text.strip() or self._chosen or self._mark_meant()
        )

    def _mark_meant(self) -> bool:
        return self._link.text.strip() in self.marks

    def _has_choice(self) -> bool:
        return self.suggestions.is_open and any(not row.creates for row in self.suggestions.rows)

    def _enter(self, *, create: bool) -> bool:
        row = self.suggestions.current()
        if create or row is None:
            row = next((row for row in self.suggestions.rows if row.creates), None)
        if row is not None:
            self.take(row)
        return row is not None

    def _take_the_only_one(self) -> None:
        """Leaving by Tab takes an exact match, or the offer to create when nothing is similar."""
        rows = self.suggestions.rows if self.suggestions.is_open else []
        exact = [row for row in rows if row.exact]
        if len(exact) == 1:
            self.take(exact[0])
        elif len([row for row in rows if row.creates]) == len(rows) >= 1:
            self.take(rows[0])

    def _step(self, by: int) -> None:
        if self.suggestions.is_open:
            self.suggestions.step(by)
        elif self._link.text.strip():
            self._chosen = False
            self.search.ask(self._link.text)

    def _describe(self, line: str = "") -> None:
        """Say below the field what its text stands for."""
        text = self._link.text.strip()
        if self._mark_meant():
            line = self.marks[text]
        elif self._link.record is None and self._chosen and self._link.text:
            line = self.tr("new: will be created")
        self.hint.setText(line)
        self.hint.setVisible(bool(line))
