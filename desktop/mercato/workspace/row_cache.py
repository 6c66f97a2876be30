"""Rows of a table that were read, by the id of their record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = tuple[object, ...]
MOST = 16 * 128
"""Rows of one table that are kept, some kilobytes each: more than a dozen screens show."""


class RowCache:
    """Rows read, the oldest given up first; a stale one is shown until it is read again."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._rows: dict[int, Row] = {}
        self._stale: set[int] = set()

    def get(self, record: int) -> Row | None:
        """The row as last read, stale or not."""
        return self._rows.get(record)

    def is_fresh(self, record: int) -> bool:
        """Whether the row need not be read."""
        return record in self._rows and record not in self._stale

    def missing(self, records: Iterable[int]) -> list[int]:
        """Those that need to be read; the others shall not be given up for them."""
        found = []
        for one in records:
            if self.is_fresh(one):
                self._rows[one] = self._rows.pop(one)
            else:
                found.append(one)
        return found

    def put(self, records: Sequence[int], rows: Sequence[Row]) -> None:
        """Keep what was read."""
        for record, row in zip(records, rows, strict=True):
            self._rows.pop(record, None)
            self._rows[record] = row
            self._stale.discard(record)
        while len(self._rows) > self._most:
            oldest = next(iter(self._rows))
            del self._rows[oldest]
            self._stale.discard(oldest)

    def expire(self) -> None:
        """Have all rows read again when they are next shown."""
        self._stale.update(self._rows)

    def clear(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self._stale.clear()
