"""Reading beforehand, while nobody waits for anything, what the first letters typed will need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.errors import Trouble
    from mercato.workspace.workspace import Workspace


class Warming(QObject):
    """Once, one query after the other, each at the end of the queue."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._left: list[Callable[[], None]] = []

    def begin(self, table: str) -> None:
        """Read for all tables, this one first."""
        from mercato.records.finding.tables import warming

        self._left = warming.steps(table)
        self._go_on()

    def _go_on(self, _found: None = None) -> None:
        if self._left:
            self._workspace.read(
                self._left.pop(0),
                self._go_on,
                channel=f"warming {id(self)}",
                background=True,
                refused=self._give_up,
            )

    def _give_up(self, _trouble: Trouble) -> None:
        """Nobody asked for this; whoever asks for the same will hear of it."""
        self._left.clear()
