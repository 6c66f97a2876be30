"""How many rows each view of the side bar finds, counted while nobody waits for anything else."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import tables
from mercato.workspace import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mercato.records.errors import Trouble
    from mercato.workspace.workspace import Workspace

Key = tuple[str, str]
Asked = tuple[tuple[str, str], ...]

SOON = 400
"""Milliseconds without another edit after which numbers are counted again."""
REST = 20
"""A number that took long rests so many times as long: counting never fills the machine."""


class ViewCounts(QObject):
    """One view after the other, each at the end of the queue; `changed` for every new number.

    A number stays while it is counted again, and goes when its view asks for something else.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wanted: dict[Key, Asked] = {}
        self._counts: dict[Key, dict[str, int]] = {}
        self._left: list[Key] = []
        self._rested: dict[Key, float] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._begin)
        workspace.changed.connect(self._later)
        workspace.replaced.connect(self._later)
        workspace.closed.connect(self._soon.stop)

    def want(self, wanted: Mapping[Key, Asked]) -> None:
        """Count what these find from now on: queries of tables, by the key of what asks them."""
        new = dict(wanted)
        if new != self._wanted:
            same = {key for key in new if self._wanted.get(key) == new[key]}
            self._counts = {key: one for key, one in self._counts.items() if key in same}
            self._wanted = new
            self._soon.start(SOON)

    @property
    def is_complete(self) -> bool:
        """Whether every number is known, and none is to be counted again."""
        is_idle = not self._soon.isActive() and not self._left
        return is_idle and self._counts.keys() == self._wanted.keys()

    def tables(self, key: Key) -> dict[str, int]:
        """The numbers of rows by table; empty until they are known."""
        return self._counts.get(key, {})

    def count(self, key: Key) -> int | None:
        """The number of rows in all tables; None until it is known."""
        found = self._counts.get(key)
        return None if found is None else sum(found.values())

    def _later(self, _changes: object = None) -> None:
        self._soon.start(SOON)

    def _begin(self) -> None:
        """Count whatever has rested, and come back for the others."""
        now = monotonic()
        rest = {key: self._rested.get(key, now) - now for key in self._wanted}
        self._left = [key for key in rest if rest[key] <= 0 or key not in self._counts]
        if len(self._left) < len(rest):
            soonest = min(rest[key] for key in rest if key not in self._left)
            self._soon.start(SOON + round(soonest * 1000))
        self._next()

    def _next(self) -> None:
        self._left = [key for key in self._left if key in self._wanted]
        if self._left:
            key = self._left.pop(0)
            asked = self._wanted[key]
            self._workspace.read(
                partial(_count, asked, words.interface_language(), words.day_first()),
                partial(self._arrived, key, asked),
                channel=f"view counts {id(self)}",
                background=True,
                refused=self._refused,
            )

    def _arrived(self, key: Key, asked: Asked, found: tuple[dict[str, int], float]) -> None:
        counts, seconds = found
        self._rested[key] = monotonic() + REST * seconds
        if self._wanted.get(key) == asked and self._counts.get(key) != counts:
            self._counts[key] = counts
            self.changed.emit()
        self._next()

    def _refused(self, _trouble: Trouble) -> None:
        """Leave this one out; a file that cannot be read says so where its rows are asked for."""
        self._next()


def _count(asked: Asked, language: str, day_first: bool) -> tuple[dict[str, int], float]:
    """The numbers by table, and the seconds that it took."""
    begun = monotonic()
    counts = {
        table: tables.count(table, query, language=language, day_first=day_first)
        for table, query in asked
    }
    return counts, monotonic() - begun
