"""Commands that change how things look and are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mercato.shell.main_window import MainWindow


class SettingsCommands(QObject):
    """The appearance, and the order of day and month."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def look_system(self) -> None:
        """Be light or dark as the system is."""
        self._look("system")

    def look_light(self) -> None:
        """Be light."""
        self._look("light")

    def look_dark(self) -> None:
        """Be dark."""
        self._look("dark")

    def dates_locale(self) -> None:
        """Read 7/8 as the system writes it."""
        self._dates("locale")

    def dates_day(self) -> None:
        """Read 7/8 as the seventh of August."""
        self._dates("day")

    def dates_month(self) -> None:
        """Read 7/8 as the eighth of July."""
        self._dates("month")

    def _look(self, mode: str) -> None:
        self._window.settings.look = mode
        self._window.theme.set_mode(mode)
        self._window.refresh()

    def _dates(self, order: str) -> None:
        self._window.settings.date_order = order
        if self._window.desk is not None:
            self._window.desk.read_dates(order)
        self._window.refresh()
