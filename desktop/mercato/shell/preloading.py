"""Imports that would hold up the first paint, made beside the event loop, stage by stage."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QThread, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

CLASSES = "*"
"""In the place of a module: all classes of Qt, which what imports everything names at once."""
FILE, DESK, RECORD, REST = "file", "desk", "record", "rest"
STAGES: dict[str, tuple[str, ...]] = {
    FILE: ("mercato.workspace.workspace",),
    DESK: ("mercato.shell.desk",),
    RECORD: ("mercato.widgets.record_panel", "ctypes"),
    REST: (
        "mercato.records.finding.filtering.compiling",
        "mercato.records.finding.completing",
        "mercato.widgets.fields.suggestions",
        "mercato.records.derived.refreshing",
        CLASSES,
        "qtawesome",
        "mercato.shell.marked_page",
        "mercato.shell.move_page",
        "mercato.shell.history_panel",
        "mercato.shell.export_panel",
        "mercato.shell.import_page",
        "mercato.shell.palette",
        "mercato.widgets.several.several_panel",
        "mercato.widgets.tables.cell_editing",
        "mercato.shell.replace_card",
        "mercato.widgets.facets.facet_row",
        "mercato.records.finding.facets.listing",
        "mercato.widgets.tables.copying",
        "mercato.records.journal.reverting",
    ),
}
"""What opens a file; what shows its rows; what shows one record; what else will be wanted soon."""

_TURN = 0.003
"""Seconds after which the window's thread gets its turn."""
_PAUSE = 0.0002

_LONGEST_PAUSE, _LOOK = 0.25, 0.003
"""Seconds that an answer is waited for before each module or class, and from look to look."""

PATIENCE = 3.0
"""Seconds after which the first rows are not waited for any more."""


class Preloader(QThread):
    """From RECORD on it imports only once rows are on the screen: Python runs one thread at a time.

    It must not be interrupted while it makes a class of Qt (`application`): it gives way by itself,
    between modules and classes. `when` calls in the window's thread as soon as a stage is reached.
    """

    _reached = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, list[Callable[[], None]]] = {stage: [] for stage in STAGES}
        self._shown = threading.Event()
        self._is_answering: Callable[[], bool] = bool
        self._reached.connect(self._tell)

    def when(self, stage: str, then: Callable[[], None]) -> None:
        """Call it once the modules of that stage are there: at once if they are."""
        if stage in self._waiting:
            self._waiting[stage].append(then)
        else:
            then()

    def wait_while(self, is_answering: Callable[[], bool]) -> None:
        """From now on begin nothing while the file is being asked something that is waited for.

        It is called from this thread.
        """
        self._is_answering = is_answering

    def go_on(self) -> None:
        """The first rows are on the screen, or there are none to wait for."""
        self._shown.set()

    def end(self) -> None:
        """Wait until nothing is being imported any more."""
        self._shown.set()
        self.wait()

    def run(self) -> None:
        give_way = _GivingWay()
        sys.meta_path.insert(0, give_way)
        try:
            self._import(give_way)
        finally:
            sys.meta_path.remove(give_way)

    def _import(self, give_way: _GivingWay) -> None:
        for stage, modules in STAGES.items():
            if stage == RECORD:
                self._shown.wait(PATIENCE)
            for name in modules:
                self._let_answer()
                if name == CLASSES:
                    self._make_classes(give_way)
                    continue
                with suppress(ImportError):  # whoever needs it will tell
                    import_module(name)
            self._reached.emit(stage)

    def _make_classes(self, give_way: _GivingWay) -> None:
        """Have every class of Qt made, one by one: what qtawesome imports names them at once."""
        for module in (QtCore, QtGui, QtWidgets):
            for name in dir(module):
                self._let_answer()
                getattr(module, name)
                give_way()

    def _let_answer(self) -> None:
        since = time.perf_counter()
        while self._is_answering() and time.perf_counter() - since < _LONGEST_PAUSE:
            time.sleep(_LOOK)

    def _tell(self, stage: str) -> None:
        for then in self._waiting.pop(stage):
            then()


class _GivingWay:
    """Asked for each module that this thread imports, which lets the window's thread go on."""

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._since = time.perf_counter()

    def find_spec(self, *_: object) -> None:
        """Find nothing; give way if it is time."""
        if threading.get_ident() == self._thread:
            self()

    def __call__(self) -> None:
        """Give way if it is time."""
        if time.perf_counter() - self._since > _TURN:
            time.sleep(_PAUSE)
            self._since = time.perf_counter()
