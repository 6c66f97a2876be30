"""Which record stands beside a table when its filter changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.shell.desk import Desk

_PAUSE = 400
"""Milliseconds after the last letter of a filter in which nobody goes on typing it."""


class _Search:
    """A filter that was changed since somebody chose a record: `home`, which stood there before."""

    def __init__(self, home: int | None) -> None:
        self.home = home
        self.is_answered = self.rested = False


class FoundRecord(QObject):
    """A record that the filter does not find goes; once typing rests, the first row's comes.

    The record that was there before the filter was changed comes back as soon as it is found
    again, unless somebody chose another one meanwhile. A record that one jumped to stays, found
    or not, and so does one that somebody works in.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._searches: dict[str, _Search] = {}
        self._is_ours = False
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._rest)

    def search(self, section: str) -> None:
        """The filter of that section was changed."""
        before = self._searches.get(section)
        here = self._desk.middle.get(section).table.current()
        if section == self._desk.section.name:
            here = self._desk.record
        self._searches[section] = _Search(here if before is None else before.home)
        self._pause.start()

    def choose(self) -> None:
        """Somebody chose what is shown."""
        if not self._is_ours:
            self._searches.pop(self._desk.section.name, None)

    def keep(self) -> None:
        """Somebody turned to the table or the record: what is found and shown is chosen by that."""
        if (search := self._search) is None:
            return
        if search.is_answered and self._desk.record is not None:
            self.choose()
        else:
            search.rested = True

    def look(self) -> None:
        """The rows of the section on screen are all there."""
        if (search := self._search) is not None:
            search.is_answered = True
            self._follow(search)
        elif not self._stands() and self._may_begin():
            self._desk.section.table.marking.begin()

    @property
    def _search(self) -> _Search | None:
        return self._searches.get(self._desk.section.name)

    def _rest(self) -> None:
        for search in self._searches.values():
            search.rested = True
        if (search_here := self._search) is not None and search_here.is_answered:
            self._follow(search_here)

    def _follow(self, search: _Search) -> None:
        desk, table = self._desk, self._desk.section.table
        if desk.right.is_worked_in or desk.is_making:
            return
        with self._ours():
            nobody_chose = desk.record in {None, table.marking.given}
            back = nobody_chose and search.home is not None and table.go_to(search.home)
            if not back and desk.record is not None and not self._stands():
                desk.show_nothing()
            if desk.record is None and table.records.rowCount():
                self._begin(search)
        if table.hasFocus():
            self.keep()

    def _begin(self, search: _Search) -> None:
        """Show the first row's record: at once where nothing is looked for any more."""
        if search.rested or self._may_begin():
            self._desk.section.table.marking.begin()

    def _stands(self) -> bool:
        """Have the cursor on the record shown, if the table has it; whether it is there."""
        desk, table = self._desk, self._desk.section.table
        here = desk.record
        return here is not None and (table.current() == here or table.go_to(here))

    def _may_begin(self) -> bool:
        """Whether the first row may be shown because nothing else is, nor is looked for."""
        section = self._desk.section
        idle = self._desk.record is None and not self._desk.is_making and not section.bar.text()
        return idle and bool(section.table.records.rowCount())

    @contextmanager
    def _ours(self) -> Iterator[None]:
        before, self._is_ours = self._is_ours, True
        try:
            yield
        finally:
            self._is_ours = before
