"""The open file: side bar, a table with its filter, and one record beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mercato.shell.desk_views import DeskViews
from mercato.shell.finding import place_of
from mercato.shell.found_record import FoundRecord
from mercato.shell.import_place import ImportPlace
from mercato.shell.panes import Panes
from mercato.shell.places import Place
from mercato.shell.right_side import RightSide
from mercato.shell.section import RECORD_TYPES, Section
from mercato.shell.sections import Sections
from mercato.shell.side_bar import SideBar
from mercato.shell.side_items import SideItems
from mercato.widgets.context import Context
from mercato.workspace import words
from mercato.workspace.warming import Warming

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.shell.main_window import MainWindow

_IDLE = 900
"""Milliseconds after which nobody is waiting for the first rows any more."""
_BETWEEN = 50
"""Milliseconds between parts that are made before anybody asks for them."""


class Desk(QWidget):
    """Three panes; `changed` when what may be done may have, `count_changed` for the status."""

    changed = Signal()
    count_changed = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        workspace = window.files.workspace
        assert workspace is not None
        self._settings = window.settings
        self._places = window.places
        self.workspace = workspace
        self.context = Context(workspace, window.theme, words.interface_language())
        self.read_dates(window.settings.date_order)
        self.side_bar = SideBar(window.theme)
        self.middle = Sections(self.context, window.settings, window.actions_)
        self.right = RightSide(self.context, window.actions_)
        self.importing = ImportPlace(self, window)
        self.items = SideItems(workspace, self)
        self.views = DeskViews(self, window)
        self._warming = Warming(workspace, self)
        self.record: int | None = None
        self.is_making = False
        self._found = FoundRecord(self)
        self._is_behind = False
        self._shows_record = False
        self._lay_out()
        self._connect()
        for part in (self.right, self.middle):
            part.started.connect(window.status.follow_long)
            part.noted.connect(window.status.note)
        self._show_items()
        self._come_back()

    @property
    def section(self) -> Section:
        """The section on screen."""
        return self.middle.current

    @property
    def record_type(self) -> str:
        """The type of the records in the section on screen."""
        return RECORD_TYPES[self.section.name]

    @property
    def has_claims(self) -> bool:
        """Whether claims have a place in the side bar."""
        return self.items.has_claims

    def show_record(self) -> None:
        """From now on show the record beside the table; the first rows do not wait for it."""
        self._shows_record = True
        self.right.show_record(self.record)
        QTimer.singleShot(_IDLE, self.right, self.right.prepare)

    def warm(self) -> None:
        """Have what will be looked for when somebody types read beforehand."""
        self._warming.begin(self.section.name)

    def prepare(self) -> None:
        """The window rests: make what was not shown yet."""
        QTimer.singleShot(_IDLE, self, self._prepare)

    def _prepare(self) -> None:
        self.right.prepare_marked(self.section.name)
        self._prepare_next()

    def _prepare_next(self) -> None:
        """Go on with the other tables, one at a time: none is waited for.

        Pages of other records are not made ahead: all of them take 100 MB.
        """
        if not self.workspace.is_open:
            return
        if self.middle.prepare_next():
            QTimer.singleShot(_BETWEEN, self, self._prepare_next)

    def show_section(self, name: str) -> None:
        """Show a table; the record beside it is the one its cursor is on."""
        self._open(name, self.middle.get(name).table.current())
        self._places.go(Place(name, self.record))

    def go(self, record: int) -> None:
        """Go to a record, wherever it belongs."""
        self._find(record, self._go_to)

    def return_to(self, place: Place | None) -> None:
        """Show a place where one has been."""
        if place is not None:
            self.right.leave_form()
            self._jump(place)

    def show_new(self, name: str, record_type: str) -> None:
        """Show a table, and beside it an empty form for one more of its records."""
        self.show_section(name)
        self.is_making = True
        self.section.table.setCurrentIndex(QModelIndex())
        self.section.table.clearSelection()
        self._show(None)
        self.right.show_new(record_type)

    def show_nothing(self) -> None:
        """Show no record: the table has none to show."""
        self._show(None)

    @property
    def is_ready(self) -> bool:
        """Whether the table shows what is in the file: no key does harm before."""
        return self.section.is_loaded

    def read_dates(self, order: str) -> None:
        """Read 7/8 with the day first, the month first, or as the system writes it."""
        words.set_day_first(None if order == "locale" else order == "day")
        self.context.day_first = words.day_first()

    def finish(self) -> None:
        """Commit what is typed anywhere."""
        self.section.table.finish()
        self.right.finish()

    def save(self) -> None:
        """Remember how everything is arranged."""
        self.middle.save()
        self._settings.save_bytes("window/panes", self._panes.state())
        place = {"file": str(self.workspace.path), "section": self.section.name}
        self._settings.save("place", place | {"record": self.record})

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        if self.importing.is_shown:
            return [self.side_bar, self.importing.page]
        linked = self.right.linked
        section = self.section
        facets = [section.facets] if section.facets.shown_facets() else []
        panes = [self.side_bar, section.bar, *facets, section.table, self.right]
        return panes if linked is None else [*panes, linked]

    def _open(self, name: str, record: int | None) -> None:
        """Show a table and a record beside it, and the record's row where there is one."""
        self.importing.leave()
        section = self.middle.get(name)
        if record is not None:
            section.table.go_to(record)
        if self.middle.turn_to(section):
            if not (self.side_bar.list.hasFocus() or self.right.shows_form):
                section.table.setFocus()
            self.items.wants_claims |= name == "claims"
            self._show_items()
            self.right.follow(section)
        self.side_bar.mark(*section.in_use.line)
        self._show(record)

    def _find(self, record: int, then: Callable[[Place | None], None]) -> None:
        self.workspace.read(partial(place_of, record), then, channel="place")

    def _go_to(self, place: Place | None) -> None:
        if place is not None:
            self.right.leave_form()
            self._arrive(place)

    def _arrive(self, place: Place | None) -> None:
        if place is not None:
            self._jump(place)
            self._places.go(place)

    def _jump(self, place: Place) -> None:
        self._open(place.section, place.record)
        self._found.choose()

    def _show(self, record: int | None) -> None:
        self.is_making &= record is None
        self.record, self._is_behind = record, False
        if self._shows_record:
            self.right.show_record(record)
        self.changed.emit()

    def _moved(self, record: int | None) -> None:
        """Show what the cursor came to; a record that somebody works in stays without its row."""
        if record == self.record:
            self._is_behind = False
            return
        self._found.choose()
        if (self.record is not None or self.is_making) and self.right.is_worked_in:
            self._is_behind = True
        else:
            self._show(record)
            self._places.wander(Place(self.section.name, record))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Back in the table, show what its cursor came to meanwhile."""
        table = self.section.table
        if now is not None and (now is table or self.right.isAncestorOf(now)):
            self._found.keep()
        if self._is_behind and now is table and table.current() is not None:
            self._moved(table.current())

    def _gone(self) -> None:
        """The record is deleted: whoever worked in it goes on in the table."""
        self.record = None
        if self.right.is_worked_in:
            self.section.focus_table()

    def _marked(self, _marked: int) -> None:
        self.right.show_marked(self.section.table.marked())

    def _opened(self, record: int) -> None:
        self.section.table.clearSelection()
        self.section.table.go_to(record)
        self._show(record)
        self._found.choose()
        self._places.go(Place(self.section.name, record))
        self.right.show_panel()
        self.right.focus_first()

    def _done(self) -> None:
        self.section.focus_table()

    def _made(self, record: int | None) -> None:
        if record is not None and record != self.record:
            self.record, self.is_making = record, False
            self._places.go(Place(self.section.name, record))
            self.changed.emit()

    def _kept(self, moves: list[int]) -> None:
        """Mark in the table the move that just came; the form stays."""
        if moves and self.section.name == "moves":
            self._show(moves[0])
            self.section.table.go_to(moves[0])

    def _went(self, record: int) -> None:
        """Undo goes to what it changed, but takes no form away."""
        if self.importing.is_shown:
            return
        table = self.section.table
        if record != self.record:
            self._find(record, self._arrive)
        elif record == table.current():
            table.scrollTo(table.currentIndex())

    def _counted(self) -> None:
        """The table has all its rows."""
        self._found.look()
        self.right.follow(self.section)
        self.changed.emit()

    def _say_count(self, text: str) -> None:
        self.count_changed.emit("" if self.importing.is_shown else text)

    def _show_items(self) -> None:
        self.side_bar.show_items(self.items.items())
        self._panes.fit_side(self.side_bar.fitting())
        self.changed.emit()

    def _come_back(self) -> None:
        """Show what was shown when this file was open last."""
        place = self._settings.load("place", {})
        same = place.get("file") == str(self.workspace.path)
        name, record = place.get("section"), place.get("record")
        section = name if same and name in RECORD_TYPES else "moves"
        self._open(section, record if same and isinstance(record, int) else None)
        self._places.go(Place(section, self.record))

    def _lay_out(self) -> None:
        self._panes = Panes(self.side_bar, self.importing.center, self.right)
        self._panes.bring_back(self._settings.load_bytes("window/panes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)

    def _connect(self) -> None:
        self.middle.view_changed.connect(self.changed)
        self.middle.moved.connect(self._moved)
        self.middle.marked.connect(self._marked)
        self.middle.opened.connect(self._opened)
        self.middle.counted.connect(self._counted)
        self.middle.searched.connect(self._found.search)
        self.middle.count_changed.connect(self._say_count)
        self.right.record_chosen.connect(self.go)
        self.right.made.connect(self._made)
        self.right.kept.connect(self._kept)
        self.right.done.connect(self._done)
        self.right.gone.connect(self._gone)
        self.right.page_changed.connect(self.changed)
        self.items.changed.connect(self._show_items)
        self.workspace.went.connect(self._went)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.workspace.undo_changed.connect(self.changed)
