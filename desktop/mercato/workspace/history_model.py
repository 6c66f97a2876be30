"""The list of edits in words, of one record or of the whole file, the newest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mercato.records.journal import journal, reverting
from mercato.workspace import words
from mercato.workspace.words.language import moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.journal.changes import Changes
    from mercato.records.journal.journal import ChangeLine, HistoryLine
    from mercato.records.journal.reverting import Conflict
    from mercato.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

EditRole = Qt.ItemDataRole.UserRole + 1
"""The id of the edit."""
StateRole = Qt.ItemDataRole.UserRole + 2
"""done, undone or dropped; "sealed" for one that can only be read."""

COLUMNS = ("what", "when", "who", "state")
PAGE = 200
ANYWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Edits, read 200 at a time as the view scrolls down."""

    loaded = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record: int | None = None
        self.lines: list[HistoryLine] = []
        self._workspace = workspace
        self._complete = False
        self._active = True
        self._behind = False
        workspace.opened.connect(self.reload)
        workspace.replaced.connect(self.reload)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self._on_closed)
        self.reload()

    def set_record(self, record: int | None) -> None:
        """List the edits that touched that record; all with None."""
        if record != self.record:
            self.record = record
            self.reload()

    def set_active(self, active: bool) -> None:
        """Whether the list is on screen: one that is not catches up when it comes back."""
        self._active = active
        if active and self._behind:
            self.reload()

    def reload(self) -> None:
        """Read the list again, as far as it was read."""
        self._behind = not self._active
        if self._active:
            limit = max(PAGE, len(self.lines))
            query = partial(journal.history, self.record, limit=limit)
            self._workspace.read(query, partial(self._show, limit), channel=self._channel)

    def line_at(self, row: int) -> HistoryLine:
        """The edit in a row."""
        return self.lines[row]

    def can_revert(self, row: int) -> bool:
        """Whether the edit in a row can be taken back from here."""
        line = self.lines[row]
        return line.state == "done" and not line.sealed and not self._workspace.readonly

    def can_apply_again(self, row: int) -> bool:
        """Whether the edit in a row was undone, and can be made again from here."""
        line = self.lines[row]
        return line.state != "done" and not line.sealed and not self._workspace.readonly

    def details(self, row: int, then: Callable[[list[ChangeLine]], None]) -> None:
        """The rows that an edit changed, in order."""
        query = partial(journal.changes_of, self.lines[row].id)
        self._workspace.read(query, then, channel=f"details {id(self)}")

    def conflicts(self, row: int, then: Callable[[list[Conflict]], None]) -> None:
        """The later edits that stand in the way of taking one back; none is good."""
        query = partial(reverting.conflicts, self.lines[row].id)
        self._workspace.read(query, then, channel=f"conflicts {id(self)}")

    def rowCount(self, parent: Index = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ANYWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words.column("history", COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == EditRole:
            return line.id
        if role == StateRole:
            return "sealed" if line.sealed else line.state
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _TEXTS[COLUMNS[index.column()]](line)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and bool(self.lines)

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        before = self.lines[-1].id
        query = partial(journal.history, self.record, before=before, limit=PAGE)
        self._workspace.read(query, partial(self._append, before), channel=self._channel)

    @property
    def _channel(self) -> str:
        return f"history {id(self)}"

    def _show(self, limit: int, lines: list[HistoryLine]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        self._complete = len(lines) < limit
        self.loaded.emit()

    def _append(self, before: int, lines: list[HistoryLine]) -> None:
        self._complete = len(lines) < PAGE
        if lines and self.lines and self.lines[-1].id == before:
            first = len(self.lines)
            self.beginInsertRows(ANYWHERE, first, first + len(lines) - 1)
            self.lines = [*self.lines, *lines]
            self.endInsertRows()

    def _on_changed(self, changes: Changes) -> None:
        self.reload()

    def _on_closed(self) -> None:
        self.beginResetModel()
        self.lines = []
        self.endResetModel()


def _state(line: HistoryLine) -> str:
    return "" if line.state == "done" else words.choice("edit_state", line.state)


_TEXTS: dict[str, Callable[[HistoryLine], str]] = {
    "what": lambda line: words.label(line.label, line.values),
    "when": lambda line: moment(line.at),
    "who": lambda line: line.author or "",
    "state": _state,
}
