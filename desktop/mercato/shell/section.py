"""One table of the window with the filter above it; it remembers how it was left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from mercato.shell.command import plain
from mercato.shell.section_words import EMPTY, FIRST_STEP, translated
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.filter_bar import FilterBar
from mercato.widgets.tables.record_table import RecordTable
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.shell.actions import Actions
    from mercato.shell.settings import Settings
    from mercato.widgets.context import Context

RECORD_TYPES = {
    "people": "person",
    "organizations": "organization",
    "moves": "move",
    "sources": "source",
    "claims": "claim",
}
"""The type of the records in each section, in the order of the side bar."""


class Section(QFrame):
    """Filter bar, count and table. `moved` follows the cursor, `opened` is for Enter.

    `marked` tells how many rows are; `is_loaded` once the table has shown what is in the file.
    """

    moved = Signal(object)
    marked = Signal(int)
    opened = Signal(int)
    counted = Signal()
    count_changed = Signal(str)
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, name: str, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.name = name
        self._settings = settings
        self._actions = actions
        self.bar = FilterBar(context, name)
        self.count = PlainLabel(kind="muted")
        self.count.setWordWrap(False)
        self.table = RecordTable(context, name)
        self.is_loaded = False
        self._found = ""
        self._lay_out()
        self._connect()
        self.restore()

    def focus_table(self) -> None:
        """Put the focus into the table, on a row if there is one."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.model().rowCount():
            self.table.marking.only(0)

    def focus_filter(self) -> None:
        """Put the cursor into the filter; typing replaces it."""
        self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.line.selectAll()

    def set_active(self, *, active: bool) -> None:
        """Whether the section is on screen; one that is not does no work."""
        self.table.records.set_active(active)

    def restore(self) -> None:
        """Bring back what was remembered: columns, widths, order, filter."""
        state = self._settings.load(self._key, {})
        self.table.restore_layout(state)
        query = state.get("query")
        if isinstance(query, str) and query:
            self.bar.set_text(query)
            self.table.records.set_query(query)

    def save(self) -> None:
        """Remember how the table is arranged and filtered."""
        state = self.table.layout_state() | {"query": self.bar.text()}
        self._settings.save(self._key, state)

    @property
    def _key(self) -> str:
        return f"tables/{self.name}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.count.setMinimumHeight(QLineEdit().sizeHint().height())
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        table = self.table
        step = FIRST_STEP[self.name]
        button = plain(self._actions[step].text())
        nothing = self.tr("Nothing here has all of this.")
        table.notice.set_texts(translated(EMPTY[self.name]), button, nothing)
        table.notice.first_step.connect(partial(self._actions.run, step))
        self.bar.query_changed.connect(table.records.set_query)
        self.bar.down.connect(self.focus_table)
        table.counted.connect(self.bar.set_counts)
        table.counted.connect(self._counted)
        table.current_record.connect(self.moved)
        table.selectionModel().selectionChanged.connect(self._marked)
        table.open_record.connect(self.opened)
        table.menu_asked.connect(self._show_menu)
        table.started.connect(self.started)
        table.noted.connect(self.noted)
        self._actions.give_local_keys(table)

    def _counted(self, shown: int, total: int) -> None:
        if total < 0 or shown == total:
            text = words.count(self.name, shown)
        else:
            of = self.tr("{shown} of {total}")
            text = of.format(shown=words.number(shown), total=words.count(self.name, total))
        self._found, self.is_loaded = text, True
        row = self.table.currentIndex().row()
        if row >= 0 and not self.table.selected_rows():
            self.table.marking.only(row)
        self._marked()
        self.counted.emit()

    def count_marked(self) -> int:
        """How many rows are marked."""
        return sum(len(rows) for rows in self.table.selected_rows())

    def _marked(self) -> None:
        marked, text = self.count_marked(), self._found
        if marked > 1:
            text = self.tr("{found} · {n} marked").format(found=text, n=words.number(marked))
        self.count.setText(text)
        self.count_changed.emit(text)
        self.marked.emit(marked)

    def _show_menu(self, where: QPoint) -> None:
        self._actions.context_menu(self.table).popup(where)
