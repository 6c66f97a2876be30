"""One table of the window with the filter above it; it remembers how it was left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from mercato.records.finding.views import View
from mercato.shell.command import plain
from mercato.shell.section_words import EMPTY, FIRST_STEP, translated
from mercato.shell.view_in_use import ViewInUse
from mercato.shell.view_offer import ViewOffer
from mercato.widgets.facets.facet_panel import FacetPanel
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.filter_bar import FilterBar
from mercato.widgets.tables.record_table import RecordTable
from mercato.workspace import words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mercato.shell.actions import Actions
    from mercato.shell.settings import Settings
    from mercato.widgets.context import Context

_LEAST_LETTERS = 60
"""Letters of the width down to which there is room for the count beside the filter."""

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
    view_changed = Signal()
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(
        self,
        context: Context,
        name: str,
        settings: Settings,
        actions: Actions,
        *,
        active: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.name = name
        self._settings = settings
        self._actions = actions
        self._file = str(context.workspace.path)
        self.bar = FilterBar(context, name)
        self.facets = FacetPanel(context, name)
        self.count = PlainLabel(kind="muted")
        self.count.setWordWrap(False)
        self.table = RecordTable(context, name)
        self.in_use = ViewInUse(self)
        self.offer = ViewOffer(actions)
        self.is_loaded = False
        self._found = ""
        self._lay_out()
        self._connect()
        self.set_active(active=active)
        self.restore()

    def focus_table(self) -> None:
        """Put the focus into the table, on a row if there is one."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.table.model().rowCount():
            self.table.marking.begin()

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
            self.facets.set_query(query)
        self.table.records.hurry()
        self.facets.restore(state)
        view = state.get("view")
        if isinstance(view, dict):
            self.in_use.restore(view, same_file=view.get("file") == self._file)

    def save(self) -> None:
        """Remember how the table is arranged and filtered, and which view it shows."""
        view = self.in_use.state() | {"file": self._file}
        state = self.table.layout_state() | {"query": self.bar.text(), "view": view}
        self._settings.save(self._key, state | self.facets.state())

    def contents(self) -> View:
        """What would be saved as a view."""
        table, shown = self.table, tuple(self.facets.shown_facets())
        arranged = tuple(table.columns), tuple(table.sort)
        return View(self.name, "", self.bar.text(), *arranged, shown, pinned=table.pinned_columns)

    def show_contents(self, view: View) -> None:
        """Filter and arrange the table as a view says."""
        wanted = self._possible(view)
        if wanted.columns or wanted.pinned is not None:
            self.table.set_columns(list(wanted.columns or self.table.columns), wanted.pinned)
        if wanted.sort is not None:
            self.table.set_sort(list(wanted.sort))
        if wanted.facets is not None:
            self.facets.show_facets(list(wanted.facets))
        self.bar.set_text(wanted.query)

    def shows(self, view: View) -> bool:
        """Whether the table is as a view says; what that leaves open may be anything.

        Looking at facets changes nothing in a view that was saved without any.
        """
        now, wanted = self.contents(), self._possible(view)
        return (
            now.query == wanted.query
            and (not wanted.columns or now.columns == wanted.columns)
            and (wanted.pinned is None or now.pinned == wanted.pinned)
            and (wanted.sort is None or now.sort == wanted.sort)
            and (not wanted.facets or now.facets == wanted.facets)
        )

    def _possible(self, view: View) -> View:
        """The view as this version shows it: what that does not know is left out.

        The table's own order is that of no column.
        """
        spec = self.table.spec
        known = spec.columns
        columns = tuple(name for name in view.columns or () if name in known)
        sort = None if view.sort is None else tuple(one for one in view.sort if one[0] in known)
        sort = () if sort == spec.default_sort else sort
        facets = None if view.facets is None else tuple(self.facets.known(view.facets))
        pinned = view.pinned
        if pinned is not None:
            pinned = tuple(name for name in columns or self.table.columns if name in pinned)
        return view._replace(columns=columns or None, sort=sort, facets=facets, pinned=pinned)

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
        column.addWidget(self.offer)
        column.addWidget(self.facets)
        column.addWidget(self.table, 1)
        place = QLineEdit.ActionPosition.TrailingPosition
        self.bar.line.addAction(self._actions["save_view"], place)

    def _connect(self) -> None:
        table = self.table
        step = FIRST_STEP[self.name]
        button = plain(self._actions[step].text())
        nothing = self.tr("Nothing here has all of this.")
        table.notice.set_texts(translated(EMPTY[self.name]), button, nothing)
        table.notice.first_step.connect(partial(self._actions.run, step))
        self.bar.query_changed.connect(table.records.set_query)
        self.bar.line.textChanged.connect(self.in_use.look)
        table.layout_changed.connect(self.in_use.look)
        self.in_use.changed.connect(self._name_view)
        self.bar.query_changed.connect(self.facets.set_query)
        self.bar.chips.facets_asked.connect(partial(self._actions.run, "facets"))
        self.bar.down.connect(self.focus_table)
        self.facets.query_asked.connect(self.bar.set_text)
        self.facets.left.connect(self.focus_table)
        self.facets.shown_changed.connect(self._mark_facets)
        self.facets.shown_changed.connect(self.in_use.look)
        table.counted.connect(self._counted)
        table.current_record.connect(self.moved)
        table.selectionModel().selectionChanged.connect(self._marked)
        table.open_record.connect(self.opened)
        table.menu_asked.connect(self._show_menu)
        table.started.connect(self.started)
        table.noted.connect(self.noted)
        self._actions.give_local_keys(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow line to the filter: the count stands at the bottom of the window, too."""
        super().resizeEvent(event)
        letters = self.width() // self.fontMetrics().averageCharWidth()
        self.count.setVisible(letters > _LEAST_LETTERS)

    def _counted(self, shown: int, total: int) -> None:
        if total < 0 or shown == total:
            text = words.count(self.name, shown)
        else:
            of = self.tr("{shown} of {total}")
            text = of.format(shown=words.number(shown), total=words.count(self.name, total))
        self._found, self.is_loaded = text, True
        if self.table.records.query == self.bar.asked:
            self.bar.set_counts(shown, total)
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

    def _name_view(self) -> None:
        view = self.in_use.saved
        self.offer.offer(view.name if view is not None and self.in_use.differs else None)
        self.view_changed.emit()

    def _mark_facets(self) -> None:
        self.in_use.look()
        shown = bool(self.facets.shown_facets())
        self.bar.chips.facets.setChecked(shown)
        if self.isVisible():
            self._actions["facets"].setChecked(shown)

    def _show_menu(self, where: QPoint) -> None:
        self._actions.context_menu(self.table).popup(where)
