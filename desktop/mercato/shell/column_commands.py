"""Commands about the column that the cursor of the table is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mercato.shell.main_window import MainWindow
    from mercato.widgets.tables.arranging import Arranging


class ColumnCommands(QObject):
    """What a click on a header or its menu does, by the keyboard."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def column_sort(self) -> None:
        """Sort by it; once more turns the order round."""
        self._arranging.sort()

    def column_sort_too(self) -> None:
        """Sort by it besides what is sorted by already."""
        self._arranging.sort_too()

    def column_left(self) -> None:
        """Move it one place to the left."""
        self._arranging.to_left()

    def column_right(self) -> None:
        """Move it one place to the right."""
        self._arranging.to_right()

    def column_pin(self) -> None:
        """Keep it at the left while the others scroll, or no longer."""
        self._arranging.pin()

    def column_hide(self) -> None:
        """Show it no longer."""
        self._arranging.hide()

    @property
    def _arranging(self) -> Arranging:
        assert self._window.desk is not None
        return self._window.desk.section.table.arranging
