"""The marked rows of a table: ranges of its ids, so that two million are no more than two."""

from __future__ import annotations

from functools import partial
from itertools import compress, count, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

PART = 1000
"""Records that are looked at or changed at a time."""
MOST_SPREAD = 64
"""Ids there may be for each one of a table until putting them in order takes too much memory."""


class Marked:
    """Ranges of rows in a table's list of ids, which is never changed once it is shown."""

    def __init__(self, table: str, ids: array[int], rows: tuple[range, ...]) -> None:
        self.table = table
        self.ids = ids
        self.rows = rows

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(map(len, self.rows))

    def __iter__(self) -> Iterator[int]:
        """The ids, from the top."""
        for rows in self.rows:
            for row in rows:
                yield self.ids[row]

    def parts(self, size: int = PART) -> Iterator[list[int]]:
        """The ids, from the top, at most `size` at a time."""
        return iter(partial(_next, iter(self), size), [])

    def parts_as_stored(self, size: int = PART) -> Iterator[list[int]]:
        """The first ones from the top, all others in the order of their ids.

        So stand the records in the file: those of a part are then read from a few places of it
        instead of from everywhere.
        """
        top = self.first(size)
        yield top
        last = max(self.ids, default=0)
        if self.count <= size or last > MOST_SPREAD * len(self.ids):
            rest = iter(self)
            _next(rest, size)
            yield from iter(partial(_next, rest, size), [])
            return
        marks = bytearray(last + 1)
        for record in self:
            marks[record] = 1
        for record in top:
            marks[record] = 0
        yield from iter(partial(_next, compress(count(), marks), size), [])

    def first(self, most: int) -> list[int]:
        """The ids at the top."""
        return _next(iter(self), most)


def _next(ids: Iterator[int], size: int) -> list[int]:
    return list(islice(ids, size))
