"""Imports that would hold up the first paint, made between events, stage by stage."""

from __future__ import annotations

import builtins
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

from mercato.shell.turns import Ended, Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CLASSES = "*"
"""In the place of a module: all classes of Qt, which what imports everything names at once."""
FILE, DESK, RECORD, FILTER, REST = "file", "desk", "record", "filter", "rest"
AT_ONCE: dict[str, tuple[str, ...]] = {
    FILE: ("mercato.workspace.workspace",),
    DESK: ("mercato.shell.section", "mercato.shell.desk"),
}
"""What opens a file; what shows its rows: imported as fast as can be, a part at a time."""
IN_TURNS: dict[str, tuple[str, ...]] = {
    RECORD: (
        "mercato.records.finding.query",
        "mercato.workspace.words.catalogue",
        "mercato.widgets.record_panel",
        "ctypes",
    ),
    FILTER: (
        "mercato.records.finding.filtering.compiling",
        "mercato.records.finding.tables.warming",
        "mercato.records.finding.completing",
    ),
    REST: (
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
"""What shows one record, what finds others, what else will be wanted soon: imported while the
window is used.
"""

_TURN = 0.004
"""Seconds that importing goes on before the window has its turn."""

_LONGEST_WAIT, _LOOK = 0.25, 3
"""Seconds that an answer is waited for before each turn; milliseconds from look to look."""

PATIENCE = 3.0
"""Seconds after which the first rows are not waited for any more."""


class Preloader(QObject):
    """From RECORD on it imports only once rows are on the screen, and nobody waits for others.

    Then a thread imports, because an import cannot stop in its middle elsewhere; but it and the
    window's thread never run at the same time. Qt asks an object for its class without Python's
    lock; if PySide adds a class to its tables meanwhile, that ends the process: one start in
    thirty did.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        stages = (*AT_ONCE, *IN_TURNS)
        self._waiting: dict[str, list[Callable[[], None]]] = {stage: [] for stage in stages}
        self._at_once = {stage: list(names) for stage, names in AT_ONCE.items()}
        self._shown = False
        self._is_answering: Callable[[], bool] = bool
        self._turns = Turns(_TURN)
        self._reached: list[str] = []
        self._since = self._desk_since = 0.0
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._next)
        self._import_in_turn = _importing_after(self._turns)
        self._thread = threading.Thread(target=self._run, name="mercato-preloader", daemon=True)

    def when(self, stage: str, then: Callable[[], None]) -> None:
        """Call it once the modules of that stage are there: at once if they are."""
        if stage in self._waiting:
            self._waiting[stage].append(then)
        else:
            then()

    def has_reached(self, stage: str) -> bool:
        """Whether the modules of that stage are there."""
        return stage not in self._waiting

    def wait_while(self, is_answering: Callable[[], bool]) -> None:
        """From now on import nothing while the file is being asked something that is waited for."""
        self._is_answering = is_answering

    def start(self) -> None:
        """Begin with the first stage."""
        self._clock.start(0)

    def go_on(self) -> None:
        """The first rows are on the screen, or there are none to wait for."""
        self._shown = True

    def finish_piece(self) -> None:
        """Leave no module half imported: a thread that needs it would wait for it."""
        self._turns.give_whole()

    def end(self) -> None:
        """Import nothing more."""
        self._clock.stop()
        self._turns.end()
        if self._thread.is_alive():
            self._thread.join()
        if builtins.__import__ is self._import_in_turn:
            builtins.__import__ = _import

    def _next(self) -> None:
        if not self._at_once:
            self._give_turn()
            return
        stage, names = next(iter(self._at_once.items()))
        if names:
            _import_module(names.pop(0))
        if not names:
            del self._at_once[stage]
            self._tell(stage)
        if not self._at_once:
            setattr(builtins, "__import__", self._import_in_turn)  # noqa: B010
            self._thread.start()
            self._since = time.perf_counter()

    def _give_turn(self) -> None:
        waits = self._must_wait()
        self._clock.setInterval(_LOOK if waits else 0)
        if waits:
            return
        self._turns.give()
        self._since = time.perf_counter()
        while self._reached:
            self._tell(self._reached.pop(0))
        if not self._turns.are_taken:
            for stage in list(self._waiting):
                self._tell(stage)
            self.end()

    def _tell(self, stage: str) -> None:
        """Call who waits for a stage, each by itself: one that fails takes no other along."""
        if stage == DESK:
            self._desk_since = time.perf_counter()
        for then in self._waiting.pop(stage):
            QTimer.singleShot(0, self, then)

    def _must_wait(self) -> bool:
        """Whether something else comes first; never in a piece, which others may wait for."""
        if self._turns.in_piece:
            return False
        now = time.perf_counter()
        if RECORD in self._waiting and DESK not in self._waiting and not self._shown:
            return now - self._desk_since < PATIENCE
        return now - self._since < _LONGEST_WAIT and self._is_answering()

    def _run(self) -> None:
        give_way = _GivingWay(self._turns)
        with suppress(Ended), self._turns.taken():
            sys.meta_path.insert(0, give_way)
            try:
                self._import()
            finally:
                sys.meta_path.remove(give_way)

    def _import(self) -> None:
        for stage, modules in IN_TURNS.items():
            for name in modules:
                if name == CLASSES:
                    _make_classes(self._turns)
                    continue
                with self._turns.piece():
                    _import_module(name)
            self._reached.append(stage)
            self._turns.rest()


def _import_module(name: str) -> None:
    with suppress(Exception, SystemExit):  # whoever needs it will tell
        import_module(name)


class _GivingWay:
    """Asked for each module that the preloader imports, whose turn may be over."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    def find_spec(self, *_: object) -> None:
        """Find nothing; give way if it is time."""
        self._turns.rest_if_due()


def _make_classes(turns: Turns) -> None:
    """Have every class of Qt made, one by one: what qtawesome imports names them at once."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            turns.rest_if_due()


_import = builtins.__import__


def _importing_after(turns: Turns) -> Callable[..., Any]:
    """An `__import__` by which the window's thread imports nothing beside half an import.

    It would wait for that module, and the preloader for its turn.
    """
    window = threading.get_ident()

    def import_(name: str, *others: Any, **named: Any) -> Any:
        if turns.in_piece and threading.get_ident() == window:
            parts = named.get("fromlist", others[2] if len(others) > 2 else None)
            if not _is_there(name, parts or ()):
                turns.give_whole()
        return _import(name, *others, **named)

    return import_


def _is_there(name: str, parts: Sequence[str]) -> bool:
    module = sys.modules.get(name)
    spec = getattr(module, "__spec__", None)
    if spec is None or getattr(spec, "_initializing", False):
        return False
    return all(hasattr(module, part) for part in parts)
