"""Reading what a table shows: ids in order by one query, rows a page at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.finding import tables
from mercato.workspace.reordering import Plan, plan
from mercato.workspace.row_cache import Row, RowCache

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from mercato.workspace.workspace import Workspace

PAGE = 128
"""Rows that are read at a time."""

FIRST = 48
"""Rows that are shown before the others are known: what a large screen holds."""

MOST_WANTED = 4
"""Pages that are asked for at once; older wishes have been scrolled past."""


class Found(NamedTuple):
    """Ids in order, the first page of rows, and the steps from the ids shown before, if few.

    Where they are not `complete`, more ids follow; `few` is what is known of their number.
    """

    ids: array[int]
    page: list[Row]
    names: tuple[str, ...]
    steps: Plan | None
    complete: bool = True
    few: bool | None = None


class Request(NamedTuple):
    """Which rows are asked for, in which order."""

    table: str
    query: str
    sort: tuple[tuple[str, bool], ...]
    scope: tables.Scope | None
    language: str
    day_first: bool

    def begin(self, names: tuple[str, ...]) -> Found:
        """Only the first rows, where those are to be had long before the others; else all."""
        if self.scope is not None:
            return self.find(names, None)
        first = tables.begin(
            self.table, self.query, self.sort, FIRST, self.language, self.day_first
        )
        assert first.ids is not None
        page = tables.page(self.table, first.ids[:PAGE], names)
        return Found(first.ids, page, names, None, first.complete, first.few)

    def find(
        self, names: tuple[str, ...], shown: array[int] | None, few: bool | None = None
    ) -> Found:
        """Run the query; with the ids `shown` now, also find the steps from there."""
        ids = tables.ids(
            self.table, self.query, self.sort, self.scope, self.language, self.day_first, few=few
        )
        page = tables.page(self.table, ids[:PAGE], names)
        return Found(ids, page, names, None if shown is None else plan(shown, ids))

    def total(self) -> int:
        """How many rows there are without the filter."""
        return tables.count(self.table, "", self.scope)


class Rows(QObject):
    """The rows of one table model, read as they are shown.

    `arrived()`: the reading thread brought rows for which placeholders were shown.
    """

    arrived = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.cache = RowCache()
        self.names: tuple[str, ...] = ()
        self._workspace = workspace
        self._table = ""
        self._wanted: list[Sequence[int]] = []
        self._round = 0
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fetch)

    def set_columns(self, table: str, columns: tuple[str, ...]) -> None:
        """Read these columns, what their links point to and what stands instead, from now on."""
        found = [tables.TABLES[table].columns[name] for name in columns]
        more = [name for column in found for name in (column.record, column.instead) if name]
        self._table = table
        self.names = tuple(dict.fromkeys([*columns, *more]))
        self.clear()

    def clear(self) -> None:
        """Forget all rows."""
        self.cache.clear()
        self._wanted.clear()
        self._round += 1

    def expire(self) -> None:
        """Have all rows read again when they are next shown."""
        self.cache.expire()
        self._wanted.clear()
        self._round += 1

    def row(self, ids: array[int], row: int) -> Row | None:
        """A row's values; None when they have to be waited for."""
        record = ids[row]
        if not self.cache.is_fresh(record):
            self._read(ids, row)
        return self.cache.get(record)

    def _read(self, ids: array[int], row: int) -> None:
        first = row - row % PAGE
        missing = self.cache.missing(ids[first : first + PAGE])
        if any(missing[0] in page for page in self._wanted):
            return
        found = self._workspace.peek(partial(tables.page, self._table, missing, self.names))
        if found is None:
            self._wanted = [*self._wanted[1 - MOST_WANTED :], missing]
            self._soon.start()
        else:
            self.cache.put(missing, found)

    def _fetch(self) -> None:
        wanted = [record for page in self._wanted for record in page]
        if wanted:
            self._workspace.read(
                partial(tables.page, self._table, wanted, self.names),
                partial(self._came, self._round, wanted),
                channel=f"page {id(self)}",
            )

    def _came(self, asked_in: int, ids: list[int], rows: list[Row]) -> None:
        if asked_in == self._round:
            self.cache.put(ids, rows)
            self._wanted.clear()
        self.arrived.emit()
