"""What the views of a table ask, known in the window: for reading a query as it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.records.finding import views
from mercato.records.language.folding import fold

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.records.journal.changes import Changes
    from mercato.workspace.workspace import Workspace


class ViewQueries(QObject):
    """Follows the file; `changed` when a view came, went, or has another name or query."""

    changed = Signal()

    def __init__(self, workspace: Workspace, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._table = table
        self._known: dict[str, str] | None = None
        workspace.opened.connect(self._read)
        workspace.replaced.connect(self._read)
        workspace.changed.connect(self._on_changed)
        self._read()

    def known_in(self, text: str) -> dict[str, str] | None:
        """Queries by folded names, but for views that ask just this; None until they are read."""
        if self._known is None:
            return None
        return {name: query for name, query in self._known.items() if fold(query) != fold(text)}

    def _on_changed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches("saved_view"):
            self._read()

    def _read(self) -> None:
        self._workspace.read(
            partial(views.queries, self._table),
            self._arrived,
            channel=f"view queries {id(self)}",
            background=True,
            refused=self._refused,
        )

    def _arrived(self, known: dict[str, str]) -> None:
        if known != self._known:
            self._known = known
            self.changed.emit()

    def _refused(self, _trouble: Trouble) -> None:
        """A file that cannot be read says so where its rows are asked for."""
