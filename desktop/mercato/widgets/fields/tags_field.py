"""Fields that hold several values as chips: tags, and links to several records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from mercato.records.language.folding import fold
from mercato.widgets.chips import Chip, ChipsRow
from mercato.widgets.fields.field import Field
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.suggestions import MOST_ROWS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.widgets.context import Context
    from mercato.widgets.fields.link import Link

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TagsField(Field):
    """Tags as chips; a comma or Enter adds what was typed, Backspace in the empty line removes."""

    commits_on_pause = False

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(context, label, parent)
        self._tags: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Add a tag…"))
        self.use(self.line)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setMaxVisibleItems(MOST_ROWS)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self._chips = ChipsRow()
        self._chips.hide()
        self._column.insertWidget(0, self._chips)
        self._known = self._sent = ()
        self.line.textEdited.connect(self._typed)

    def offer(self, names: list[str]) -> None:
        """The tags that the desk uses already, for completion."""
        self._names.setStringList(names)

    def value(self) -> object:
        return list(self._with_line())

    def raw(self) -> object:
        return self._with_line()

    def show_raw(self, raw: object) -> None:
        assert isinstance(raw, tuple)
        self._tags = raw
        self.line.clear()
        self._show_chips()

    def raw_of(self, value: object) -> object:
        return tuple(value) if isinstance(value, (list, tuple)) else ()

    def finish(self, *, again: bool = False) -> None:
        if not self.composing:
            self._add_line()
        super().finish(again=again)

    def take_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._tags:
            self._remove(self._tags[-1])
            return True
        return False

    def _with_line(self) -> tuple[str, ...]:
        """The tags and what is typed; another spelling of one of them is no other tag."""
        found = {fold(tag): tag for tag in self._tags}
        for part in self.line.text().split(","):
            if part.strip():
                found.setdefault(fold(part.strip()), part.strip())
        return tuple(found.values())

    def _add_line(self) -> None:
        if self.line.text().strip():
            self._tags = self._with_line()
            self._show_chips()
        self.line.clear()

    def _typed(self, text: str) -> None:
        if text.endswith(","):
            self.finish()
        self.changed_by_hand()

    def _remove(self, tag: str) -> None:
        self._tags = tuple(other for other in self._tags if other != tag)
        self._show_chips()
        self.changed_by_hand()
        self.finish()

    def _show_chips(self) -> None:
        chips = []
        for tag in self._tags:
            chip = Chip(self.context.theme, tag)
            chip.removed.connect(partial(self._remove, tag))
            chips.append(chip)
        self._chips.show_chips(chips)


class LinksField(Field):
    """Several records, each a chip; the line below adds one. Used for what a claim is about."""

    commits_on_pause = False

    def __init__(
        self,
        context: Context,
        label: str,
        types: tuple[str, ...],
        *,
        creates: tuple[str, ...] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, label, parent)
        self._links: tuple[Link, ...] = ()
        self.adder = LinkField(context, label, types, creates=creates)
        self._chips = ChipsRow()
        self._chips.hide()
        self._column.addWidget(self._chips)
        self._column.addWidget(self.adder)
        self._column.addWidget(self._reason)
        self._known = self._sent = ()
        self.adder.edited.connect(self._added)
        self.adder.committed.connect(self._left)
        self.adder.open_record.connect(self.open_record)

    def exclude(self, record: int) -> None:
        """Never offer that record."""
        self.adder.exclude(record)

    def editors(self) -> list[QWidget]:
        return self.adder.editors()

    def value(self) -> object:
        return list(self._links)

    def raw(self) -> object:
        return self._links

    def show_raw(self, raw: object) -> None:
        assert isinstance(raw, tuple)
        self._links = raw
        self._show_chips()

    def raw_of(self, value: object) -> object:
        return tuple(value) if isinstance(value, (list, tuple)) else ()

    def _added(self) -> None:
        """A row of the suggestions was taken."""
        if self.adder.is_settled and self.adder.link().text:
            self._left()

    def _left(self) -> None:
        link = self.adder.link()
        self.adder.replace_value(None)
        if link.text.strip() and link not in self._links:
            self._links = (*self._links, link)
            self._show_chips()
            self.changed_by_hand()
            self.finish()

    def _remove(self, link: Link) -> None:
        self._links = tuple(other for other in self._links if other != link)
        self._show_chips()
        self.changed_by_hand()
        self.finish()

    def _open(self, link: Link) -> None:
        if link.record is not None:
            self.open_record.emit(link.record)

    def _show_chips(self) -> None:
        chips = []
        for link in self._links:
            chip = Chip(self.context.theme, link.text.replace(" > ", " › "))
            chip.removed.connect(partial(self._remove, link))
            chip.clicked.connect(partial(self._open, link))
            chips.append(chip)
        self._chips.show_chips(chips)
