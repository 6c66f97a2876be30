"""The middle of the window: a section for each table, made when shown or while all rests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget

from mercato.shell.section import RECORD_TYPES, Section

if TYPE_CHECKING:
    from mercato.shell.actions import Actions
    from mercato.shell.settings import Settings
    from mercato.widgets.context import Context


class Sections(QStackedWidget):
    """Its signals are those of the section on screen; the others do no work.

    Only `searched(section)` tells of the filter of any of them.
    """

    moved = Signal(object)
    marked = Signal(int)
    opened = Signal(int)
    counted = Signal()
    searched = Signal(str)
    count_changed = Signal(str)
    view_changed = Signal()
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, settings: Settings, actions: Actions) -> None:
        super().__init__()
        self._context = context
        self._settings = settings
        self._actions = actions
        self._made: dict[str, Section] = {}

    @property
    def current(self) -> Section:
        """The section on screen."""
        found = self.currentWidget()
        assert isinstance(found, Section)
        return found

    def get(self, name: str) -> Section:
        """The section of that table."""
        if name not in self._made:
            self._make(name, active=True)
        return self._made[name]

    def prepare_next(self) -> bool:
        """Make a section that was not shown yet; False if none is missing."""
        name = next((one for one in RECORD_TYPES if one not in self._made), None)
        if name is not None:
            self._make(name, active=False)
        return name is not None

    def every(self) -> list[Section]:
        """All that were made."""
        return list(self._made.values())

    def turn_to(self, section: Section) -> bool:
        """Show a section; False if it was on screen already."""
        if self.currentWidget() is section:
            return False
        for other in self._made.values():
            other.set_active(active=other is section)
        self.setCurrentWidget(section)
        self.count_changed.emit(section.count.text())
        self.marked.emit(section.count_marked())
        return True

    def save(self) -> None:
        """Remember how each table is arranged and filtered."""
        for section in self._made.values():
            section.save()

    def _make(self, name: str, *, active: bool) -> None:
        section = Section(self._context, name, self._settings, self._actions, active=active)
        for signal, own in (
            (section.moved, self.moved),
            (section.marked, self.marked),
            (section.opened, self.opened),
            (section.counted, self.counted),
            (section.count_changed, self.count_changed),
            (section.view_changed, self.view_changed),
            (section.started, self.started),
            (section.noted, self.noted),
        ):
            signal.connect(partial(self._pass_on, section, own))
        section.bar.query_changed.connect(partial(self._searched, name))
        self._made[name] = section
        self.addWidget(section)

    def _searched(self, name: str, _text: str) -> None:
        self.searched.emit(name)

    def _pass_on(self, section: Section, own: SignalInstance, *values: object) -> None:
        if section is self.currentWidget():
            own.emit(*values)
