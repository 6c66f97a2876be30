"""How one list of ids becomes another in few steps: a table keeps its place and selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array

MOST_STEPS = 64
"""Runs of inserted and removed rows beyond which a table starts anew."""

MOST_ROWS = 20_000
"""Rows between the first and the last difference beyond which no steps are looked for."""


class Plan(NamedTuple):
    """Steps from an old list of ids to a new one.

    First the runs in `removed` go, last run first; then the rows from `moved_from` on stand in the
    order `moved`; then the runs in `inserted` come, first run first. Runs are (first, last) rows.
    """

    removed: list[tuple[int, int]]
    moved_from: int
    moved: list[int]
    inserted: list[tuple[int, int]]


def plan(old: array[int], new: array[int]) -> Plan | None:
    """The steps from `old` to `new`; None when starting anew is cheaper."""
    first = _common(old, new)
    last = _common_end(old, new, first)
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    if not before or not after:
        return Plan(_all(before, first), first, [], _all(after, first))
    if max(len(before), len(after)) > MOST_ROWS:
        return None
    gone, come = set(before) - set(after), set(after) - set(before)
    removed, inserted = _runs(before, gone, first), _runs(after, come, first)
    if len(removed) + len(inserted) > MOST_STEPS:
        return None
    kept = [one for one in before if one not in gone]
    wanted = [one for one in after if one not in come]
    return Plan(removed, first, wanted if kept != wanted else [], inserted)


def _common(old: array[int], new: array[int]) -> int:
    """How many ids are the same at the beginning."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: array[int], new: array[int], first: int) -> int:
    """How many ids are the same at the end, beyond those at the beginning."""
    low, high = 0, min(len(old), len(new)) - first
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _all(ids: array[int], offset: int) -> list[tuple[int, int]]:
    """Everything in one run."""
    return [(offset, offset + len(ids) - 1)] if ids else []


def _runs(ids: array[int], chosen: set[int], offset: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row, one in enumerate(ids, offset):
        if one in chosen:
            if runs and runs[-1][1] == row - 1:
                runs[-1] = (runs[-1][0], row)
            else:
                runs.append((row, row))
    return runs
