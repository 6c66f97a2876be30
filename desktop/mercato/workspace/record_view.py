"""Everything that the record panel shows of one record, read in one go, and kept current."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.workspace import record_reading
from mercato.workspace.record_view_data import Linked, ListRow, RecordView

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes
    from mercato.workspace.workspace import Workspace

__all__ = ["Linked", "ListRow", "RecordView", "ViewedRecord"]


class ViewedRecord(QObject):
    """The record that a panel shows.

    `shown(RecordView)` comes when a record was asked for and whenever something of it changed;
    `gone()` when it does not exist any more. A merged record is followed to the one that is left.
    """

    shown = Signal(object)
    gone = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record: int | None = None
        self.view: RecordView | None = None
        self._workspace = workspace
        workspace.changed.connect(self._on_changed)
        workspace.replaced.connect(self.refresh)
        workspace.closed.connect(self._on_closed)

    def show(self, record: int | None) -> None:
        """Show that record from now on; none with None."""
        self.record, self.view = record, None
        self.refresh()

    def refresh(self) -> None:
        """Read the record again."""
        if self.record is not None:
            self._workspace.read(
                partial(record_reading.read, self.record),
                partial(self._arrived, self.record),
                channel=f"record {id(self)}",
            )

    def _arrived(self, asked: int, view: RecordView | None) -> None:
        if asked != self.record:
            return
        if view is None:
            self.record, self.view = None, None
            self.gone.emit()
        elif view != self.view:
            self.record, self.view = view.record, view
            self.shown.emit(view)

    def _on_changed(self, changes: Changes) -> None:
        self.refresh()

    def _on_closed(self) -> None:
        self.record, self.view = None, None
