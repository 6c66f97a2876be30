"""How many rows queries find: counted one after the other, behind all else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.records.finding import tables
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.records.errors import Trouble
    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace

_MOST_KEPT = 2_000
"""Counted queries beyond which all are forgotten."""


class QueryCounts(QObject):
    """Counts the rows of queries of one table, for whoever shows numbers beside queries.

    `counted(text, rows)` as each is there; the newest wish cancels the older one. What was
    counted is known until the file changes: `expired`.
    """

    counted = Signal(str, int)
    expired = Signal()

    def __init__(self, workspace: Workspace, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._table = table
        self._known: dict[str, int] = {}
        self._wanted: list[str] = []
        self._running: str | None = None
        self._job: Job | None = None
        self._reading = self._how()
        workspace.changed.connect(self._forget)
        workspace.replaced.connect(self._forget)
        workspace.closed.connect(self._forget)

    def ask(self, texts: Iterable[str]) -> None:
        """Count these, in this order, and nothing else any more."""
        if self._how() != self._reading or len(self._known) > _MOST_KEPT:
            self._known.clear()
            self._reading = self._how()
        self._wanted = list(dict.fromkeys(texts))
        if self._running is None or self._running not in self._wanted:
            self._go_on()

    def known(self, text: str) -> int | None:
        """The rows of a query, once they are counted."""
        return self._known.get(text)

    def _go_on(self) -> None:
        self._stop()
        self._wanted = [text for text in self._wanted if text not in self._known]
        if not self._wanted:
            return
        text = self._running = self._wanted[0]
        language, day_first = self._reading
        query = partial(tables.count, self._table, text, language=language, day_first=day_first)
        self._job = self._workspace.read(
            query,
            partial(self._arrived, text),
            channel=f"query {id(self)}",
            background=True,
            refused=partial(self._refused, text),
        )

    def _arrived(self, text: str, rows: int) -> None:
        self._known[text] = rows
        self._running = None
        self.counted.emit(text, rows)
        if self._running is None:
            self._go_on()

    def _refused(self, text: str, _trouble: Trouble) -> None:
        """Leave this one out; a file that cannot be read says so where its rows are asked for."""
        self._wanted = [one for one in self._wanted if one != text]
        self._go_on()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._running = None

    def _forget(self) -> None:
        self._stop()
        self._known.clear()
        self._wanted.clear()
        self.expired.emit()

    @staticmethod
    def _how() -> tuple[str, bool]:
        return words.interface_language(), words.day_first()
