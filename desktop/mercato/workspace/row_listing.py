"""Which rows a table shows, in which order: asked for again whenever that may have changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import tables
from mercato.workspace import words
from mercato.workspace.row_reading import Found, Request

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from mercato.records.errors import Trouble
    from mercato.records.journal.changes import Changes
    from mercato.workspace.workspace import Workspace

    Shown = tuple[tuple[str, ...], array[int]]

Sort = list[tuple[str, bool]]


class RowListing(QObject):
    """The filter, order and scope of one table model, and the queries for its ids.

    `found(Found)` brings ids, with the steps from those that `shown()` named when they were asked
    for; several wishes at once make one query, but for the filter. The first rows may come before
    the others, which follow by themselves. `expired()`: values of rows may have changed, too.
    `counted(shown, total)` comes for the present query only.
    """

    found = Signal(object)
    expired = Signal()
    counted = Signal(int, int)
    busy = Signal(bool)

    def __init__(
        self, workspace: Workspace, table: str, shown: Callable[[], Shown], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.query = ""
        self.sort: Sort = []
        self.scope: tables.Scope | None = None
        self._workspace = workspace
        self._table = table
        self._shown = shown
        self._total: int | None = None
        self._active = True
        self._behind = True
        self._anew = True
        self._request: Request | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._ask_now)
        workspace.opened.connect(self.reload)
        workspace.replaced.connect(self._on_replaced)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self._on_closed)

    def set_query(self, text: str) -> None:
        """Ask at once: whoever types waits for it."""
        if text != self.query:
            self.query = text
            self.reload()
            self.hurry()

    def hurry(self) -> None:
        """Ask now for what would be asked for soon."""
        if self._soon.isActive():
            self._soon.stop()
            self._ask_now()

    def set_sort(self, sort: Sort) -> None:
        if sort != self.sort:
            self.sort = list(sort)
            self.reload()

    def set_scope(self, scope: tables.Scope | None) -> None:
        if scope != self.scope:
            self.scope = scope
            self._total = None
            self.reload()

    def set_active(self, active: bool) -> None:
        """Whether anybody looks: if not, queries wait until somebody does."""
        self._active = active
        if not active:
            self._soon.stop()
        elif self._behind:
            self._soon.start()

    def reload(self) -> None:
        """Ask for all ids, and have the table begin at the top."""
        self._anew = True
        self._ask()

    def _ask(self) -> None:
        self._behind = True
        if self._active:
            self._soon.start()

    def _ask_now(self) -> None:
        if not self._workspace.is_open:
            return
        self._behind = False
        names, ids = self._shown()
        self._request = request = Request(
            self._table,
            self.query,
            tuple(self.sort),
            self.scope,
            words.interface_language(),
            words.day_first(),
        )
        self.busy.emit(True)
        find = partial(request.begin, names) if self._anew else partial(request.find, names, ids)
        self._read(request, find)

    def _read(self, request: Request, find: Callable[[], Found]) -> None:
        self._workspace.read(
            find,
            partial(self._arrived, request),
            channel=f"ids {id(self)}",
            refused=self._failed,
        )

    def _failed(self, trouble: Trouble) -> None:
        self.busy.emit(False)
        self._workspace.refused.emit(trouble)

    def _arrived(self, request: Request, found: Found) -> None:
        if not self._behind:  # what was asked for since then is still to begin at the top
            self._anew = False
        self.found.emit(found)
        if request is not self._request:  # whoever saw the rows asked for others
            return
        if not found.complete:
            names, ids = self._shown()
            self._read(request, partial(request.find, names, ids, found.few))
            return
        self.busy.emit(False)
        if not request.query:
            self._total = len(found.ids)
        self._tell(request, len(found.ids))
        if self._total is None:
            self._workspace.read(
                request.total,
                partial(self._counted, request, len(found.ids)),
                channel=f"count {id(self)}",
                background=True,
            )

    def _counted(self, request: Request, shown: int, total: int) -> None:
        self._total = total
        self._tell(request, shown)

    def _tell(self, request: Request, shown: int) -> None:
        """Tell the numbers, unless another query is on its way."""
        if request.query == self.query:
            self.counted.emit(shown, -1 if self._total is None else self._total)

    def _on_changed(self, changes: Changes) -> None:
        spec = tables.TABLES[self._table]
        narrowed = bool(self.query) or self.scope is not None
        if narrowed or changes.touches(spec.record_type, *spec.depends):
            self._on_replaced()

    def _on_replaced(self) -> None:
        self._total = None
        self.expired.emit()
        self._ask()

    def _on_closed(self) -> None:
        self._total = None
        self.busy.emit(False)
