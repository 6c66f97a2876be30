"""How many records each table of the side bar holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import tables

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes
    from mercato.workspace.workspace import Workspace

SHOWN = ("people", "organizations", "moves", "sources", "claims")

SOON = 50
"""Milliseconds after which the side bar's first questions are asked: the first rows go before."""


class SideCounts(QObject):
    """Rows per table: `counted(dict)` when the file was opened and whenever a number changed."""

    counted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: dict[str, int] = {}
        self._workspace = workspace
        workspace.opened.connect(self.refresh)
        workspace.replaced.connect(self.refresh)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self.counts.clear)
        QTimer.singleShot(SOON, self, self.refresh)

    def refresh(self) -> None:
        """Count again."""
        self._workspace.read(_count, self._arrived, channel=f"counts {id(self)}", background=True)

    def _on_changed(self, changes: Changes) -> None:
        came_or_went = changes.inserted.keys() | changes.deleted.keys()
        records = {tables.TABLES[name].record_type for name in SHOWN}
        if changes.bulk or came_or_went & records:
            self.refresh()

    def _arrived(self, counts: dict[str, int]) -> None:
        if counts != self.counts:
            self.counts = counts
            self.counted.emit(counts)


def _count() -> dict[str, int]:
    return {name: tables.count(name, "") for name in SHOWN}
