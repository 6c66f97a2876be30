"""Go to anything: one line, and below it the records and commands that it may mean."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from mercato.records.finding import tables
from mercato.shell import command as cmd
from mercato.shell.banner import rule
from mercato.shell.overlay import Overlay
from mercato.shell.palette_rows import PaletteDelegate, PaletteModel, PaletteRow
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from mercato.records.finding.tables.suggesting import Match
    from mercato.shell.command import Command
    from mercato.shell.main_window import MainWindow
    from mercato.shell.side_bar import Item

MOST_RECORDS = 8
TYPES = ("person", "organization", "move", "source", "claim")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(Overlay):
    """Keyboard only: arrows choose, Enter goes there, Esc goes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, self.tr("Go to any record or command"), 640)
        self._window = window
        self._actions = window.actions_
        self._records: list[Match] = []
        self.line = QLineEdit()
        self.line.setObjectName("ask")
        self.line.setPlaceholderText(self.tr("Type part of a name, or of a command"))
        self.line.setAccessibleName(self.accessibleName())
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.rows = PaletteModel(self)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Records and commands found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setModel(self.rows)
        self._list.setItemDelegate(PaletteDelegate(window.theme, self))
        self._list.clicked.connect(self.take)
        self._nothing = PlainLabel(kind="hint")
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.addWidget(self.line)
        self.column.addWidget(rule())
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._list, 1)

    def first(self) -> QWidget:
        return self.line

    def wanted_height(self) -> int:
        if not self.rows.rowCount():
            return self.card.sizeHint().height() - self._list.sizeHint().height() + 8
        listed = min(self.rows.rowCount(), 12) * self._list.sizeHintForRow(0)
        return self.line.sizeHint().height() + listed + 12

    def open(self) -> None:
        self.line.clear()
        self._typed("")
        super().open()

    def take(self) -> None:
        """Go to the chosen record, or do the chosen command."""
        row = self.rows.at(self._list.currentIndex().row())
        if row is None:
            return
        self.close_card()
        row.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the line are for the list."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            return self._key(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        count = self.rows.rowCount()
        if count:
            row = self._list.currentIndex().row() + by
            row = row % count if abs(by) == 1 else max(0, min(row, count - 1))
            self._list.setCurrentIndex(self.rows.index(row))

    def _typed(self, text: str) -> None:
        self._records = []
        self._show()
        workspace = self._window.files.workspace
        if text.strip() and workspace is not None:
            query = partial(tables.suggest, text.strip(), TYPES, MOST_RECORDS)
            workspace.read(query, partial(self._arrived, text), channel="palette")

    def _arrived(self, text: str, found: list[Match]) -> None:
        if text == self.line.text():
            self._records = found
            self._show()

    def _show(self) -> None:
        asked = self.line.text().strip().casefold()
        commands = [c for c in self._actions.enabled() if matches(asked, cmd.text_of(c))]
        rows = [self._command_row(c) for c in commands]
        records = [self._record_row(match) for match in self._records]
        named = bool(asked) and any(cmd.text_of(c).casefold().startswith(asked) for c in commands)
        views = self._view_rows(asked) if asked else []
        others = [*views, *records]
        self.rows.show_rows([*rows, *others] if named else [*others, *rows])
        self._list.setCurrentIndex(self.rows.index(0))
        self._list.setVisible(bool(self.rows.rowCount()))
        self._nothing.setText(self.tr("Nothing has this in its name."))
        self._nothing.setVisible(not self.rows.rowCount())
        if self.isVisible():
            self.place()

    def _go(self, record: int) -> None:
        if self._window.desk is not None:
            self._window.desk.go(record)

    def _view_rows(self, asked: str) -> list[PaletteRow]:
        desk = self._window.desk
        lines = [] if desk is None else desk.items.lines_of_views()
        return [self._view_row(line) for line in lines if matches(asked, line.text)]

    def _view_row(self, line: Item) -> PaletteRow:
        kind = self.tr("view of {table}").format(table=words.table(line.table))
        run: Callable[[], None] = partial(self._choose, line.kind, line.name)
        return PaletteRow(line.icon, line.text, "", "", run, kind)

    def _choose(self, kind: str, name: str) -> None:
        if self._window.desk is not None:
            self._window.desk.views.choose(kind, name)

    def _command_row(self, command: Command) -> PaletteRow:
        keys = cmd.keys_of(command)[:1]
        run: Callable[[], None] = partial(self._actions.run, command.id)
        return PaletteRow(command.id, cmd.text_of(command), "", "".join(keys), run)

    def _record_row(self, match: Match) -> PaletteRow:
        kind = words.record_type(match.type)
        run: Callable[[], None] = partial(self._go, match.record)
        return PaletteRow(match.type, match.name, match.line, "", run, kind)


def matches(asked: str, text: str) -> bool:
    """Whether each word asked for begins a word of the text."""
    found = text.casefold().split()
    return all(any(word.startswith(part) for word in found) for part in asked.split())
