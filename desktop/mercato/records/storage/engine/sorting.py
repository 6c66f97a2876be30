"""How the engine sorts what indexes are made of."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRATCH = "scratch"
"""A database in memory beside the file, for tables that are not kept.

No other table is temporary: with one, the engine could not be told how to sort.
"""

_CACHES = 4
"""How often the cache holds a file of which no index is surely larger than the cache."""


@contextmanager
def in_one_piece(connection: Any) -> Iterator[None]:
    """Let indexes that are made inside the block be sorted in one piece of memory.

    That takes two thirds of the time of rows of which each has a piece of its own. The engine does
    it where it may write what is more than the cache holds into a temporary file, which is never to
    be: of a file that is too large for that, and while there are temporary tables, nothing changes.
    """
    if not _may(connection):
        yield
        return
    connection.execute("PRAGMA temp_store = file")
    try:
        yield
    finally:
        connection.execute("PRAGMA temp_store = memory")


def _may(connection: Any) -> bool:
    pages, size, cache = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "page_size", "cache_size")
    )
    open_ones = {name for _, name, _ in connection.execute("PRAGMA database_list")}
    return "temp" not in open_ones and pages * size < -cache * 1024 * _CACHES
