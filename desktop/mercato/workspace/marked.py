"""The marked rows of a table: ranges of its ids, so that two million are no more than two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

PART = 1000
"""Records that are looked at or changed at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """Ranges of rows in a table's list of ids, which is never changed once it is shown."""

    table: str
    ids: array[int]
    rows: tuple[range, ...]

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

    def first(self, most: int) -> list[int]:
        """The ids at the top."""
        return _next(iter(self), most)


def _next(ids: Iterator[int], size: int) -> list[int]:
    return list(islice(ids, size))
