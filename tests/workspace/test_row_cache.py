"""Rows of a table that were read."""

from __future__ import annotations

from mercato.workspace.row_cache import RowCache


def test_rows_beside_those_that_are_read_anew_are_not_given_up_for_them() -> None:
    cache = RowCache(most=4)
    cache.put([1, 2, 3, 4], [("one",), ("two",), ("three",), ("four",)])
    missing = cache.missing([1, 2, 5, 6])
    cache.put(missing, [("five",), ("six",)])
    assert missing == [5, 6]
    assert [cache.is_fresh(row) for row in (1, 2, 3, 4)] == [True, True, False, False]
