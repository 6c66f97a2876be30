"""The application's window with hands on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from mercato.shell.main_window import MainWindow
from tests.benchmarks.window.painting import PaintWatch
from tests.stall_probe import StallProbe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mercato.shell.desk import Desk
    from mercato.shell.settings import Settings
    from mercato.shell.theme import Theme

Results = dict[str, Any]
Hands = Callable[["Driven"], Results]


class Driven(MainWindow):
    """The application's window; once it shows rows, hands use it, and close it."""

    def __init__(self, hands: Hands, results: Results, theme: Theme, settings: Settings) -> None:
        super().__init__(theme, settings)
        self.probe = StallProbe(self)
        self.results = results
        self._hands = hands
        self._errors: list[BaseException] = []
        self.painted.connect(self.probe.start)
        self.crashed.connect(self._errors.append)

    def show_desk(self, desk: Desk) -> None:
        super().show_desk(desk)
        self._watch = PaintWatch(desk.section.table)
        self._watch.done.connect(self._rows_painted)
        self._watch.begin()

    def show_page(self, page: QWidget) -> None:
        """Without a desk there is nothing to measure."""
        self.close()

    def _rows_painted(self) -> None:
        self.results["rows_at"] = time.monotonic()
        QTimer.singleShot(0, self, self._use)

    def _use(self) -> None:
        try:
            self.results |= self._hands(self)
            for error in self._errors:
                raise error
            self.results["whole"] = True
        finally:
            self.close()
