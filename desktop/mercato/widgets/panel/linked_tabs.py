"""The tabs below a record's form, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mercato.widgets.panel.add_reference import AddReference
from mercato.widgets.panel.history_list import HistoryList
from mercato.widgets.panel.linked_table import LinkedTable
from mercato.widgets.panel.reference_editor import ReferenceEditor
from mercato.widgets.panel.small_table import SmallTable
from mercato.workspace import linked_tables, words
from mercato.workspace.linked_tables import HISTORY, TABS, Tab

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.workspace.record_view_data import RecordView

Page = LinkedTable | HistoryList | SmallTable
_Inline = TypeVar("_Inline", AddReference, ReferenceEditor)

SELDOM = ("links", "members", "relayed_by", "claims", "internal", "units")
"""Tabs that are hidden while there is nothing in them."""

LEAST_HEIGHT = 90
"""Pixels in which a heading and a row or two can be seen."""

ROLLED_UP = ("people_now", "arrivals", "departures", "internal")
"""Tabs of an organization that take its units in, switchably."""


class LinkedTabs(QWidget):
    """One tab for each linked table of a type of record; a page is made when it is first shown."""

    open_record = Signal(int)
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, record_type: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: int | None = None
        self._record_type = record_type
        self.tabs = TABS[record_type]
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName(self.tr("Linked tables"))
        self.units = QCheckBox(self.tr("Include units"))
        self.units.setChecked(True)
        self.pages = QStackedWidget()
        self.pages.setMinimumHeight(LEAST_HEIGHT)
        self._made: dict[str, Page] = {}
        self._adder: AddReference | None = None
        self._editor: ReferenceEditor | None = None
        for tab in self.tabs:
            self.bar.addTab(words.table(tab.name))
        self._lay_out()
        self.bar.currentChanged.connect(self._show_page)
        self.units.toggled.connect(self._show_page)

    @property
    def adder(self) -> AddReference:
        """The row that adds a source, made when a tab first wants it."""
        if self._adder is None:
            self._adder = self._put_below(AddReference(self._context, self))
        return self._adder

    @property
    def editor(self) -> ReferenceEditor:
        """The fields of one reference, made when one is first edited."""
        if self._editor is None:
            self._editor = self._put_below(ReferenceEditor(self._context, self))
            self._editor.left.connect(self._edited)
        return self._editor

    @property
    def current(self) -> Tab:
        """The tab on top."""
        return self.tabs[max(self.bar.currentIndex(), 0)]

    def make_next(self) -> bool:
        """Make one thing that the tab on top needs; False if it has all."""
        tab = self.current
        if tab.name not in self._made:
            self.page(tab.name)
        elif tab.scope == "sources_of" and self._adder is None:
            self.adder.hide()
        else:
            return False
        return True

    def show_view(self, view: RecordView) -> None:
        """Show what belongs to a record."""
        another = view.record != self._record
        self._record = view.record
        for place, tab in enumerate(self.tabs):
            groups = view.groups.get(tab.name, 0)
            text = linked_tables.said(tab.name, view.tabs.get(tab.name, 0), groups)
            self.bar.setTabText(place, text.replace("&", "&&"))
            self.bar.setTabVisible(place, tab.name not in SELDOM or bool(view.tabs.get(tab.name)))
        page = self.page(self.current.name)
        if another:
            self._show_page()
        elif isinstance(page, SmallTable):
            page.show_record(view.record, include_units=True)
        if self._editor is not None:
            self._editor.refresh()
        self._offer_to_add()

    def finish(self) -> None:
        """Commit what is typed in a cell or of a reference."""
        for page in self._made.values():
            if isinstance(page, LinkedTable):
                page.finish()
        if self._editor is not None:
            self._editor.finish()

    def show_nothing(self) -> None:
        """Let no table follow the file any more."""
        self._record = None
        self._show_page()

    def page(self, name: str) -> Page:
        """The table of a tab."""
        if name not in self._made:
            tab = next(tab for tab in self.tabs if tab.name == name)
            page = self._made[name] = self._make(tab)
            page.setAccessibleName(words.table(name))
            if not isinstance(page, HistoryList):
                page.open_record.connect(self.open_record)
            if isinstance(page, LinkedTable):
                page.edit_asked.connect(self._edit)
                page.started.connect(self.started)
                page.noted.connect(self.noted)
            self.pages.addWidget(page)
        return self._made[name]

    def _edit(self, reference: int, column: str) -> None:
        self.adder.hide()
        self.editor.edit(reference, column)

    def _edited(self) -> None:
        """The editor was closed: back to the row."""
        self._offer_to_add()
        self.page(self.current.name).setFocus()

    def _make(self, tab: Tab) -> Page:
        if tab.name == HISTORY:
            return HistoryList(self._context)
        if not tab.table:
            return SmallTable(self._context, tab.name)
        return LinkedTable(self._context, tab)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.units)
        column.addWidget(self.pages, 1)

    def _put_below(self, inline: _Inline) -> _Inline:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(inline)
        inline.open_record.connect(self.open_record)
        return inline

    def _offer_to_add(self) -> None:
        """Have the row that adds a source where sources are shown, and only there."""
        wanted = self._record is not None and self.current.scope == "sources_of"
        if wanted:
            self.adder.show_record(self._record)
        if self._adder is not None:
            self._adder.setVisible(wanted)

    def _show_page(self) -> None:
        tab = self.current
        if self._editor is not None:
            self._editor.leave()
        self.pages.setCurrentWidget(self.page(tab.name))
        for name, page in self._made.items():
            shown = self._record if name == tab.name else None
            page.show_record(shown, include_units=self.units.isChecked())
        organization = self._record_type == "organization"
        self.units.setVisible(organization and tab.name in ROLLED_UP)
        self._offer_to_add()
