"""What a user does with the open window: filtering, scrolling, editing; and the memory it took."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from PySide6.QtCore import Qt

from mercato.records.verbs import editing
from mercato.workspace.writing import Writing
from tests.benchmarks.queries import IN_WINDOW
from tests.benchmarks.window.hands import Hands, send_key
from tests.stall_probe import StallProbe

if TYPE_CHECKING:
    from mercato.shell.desk import Desk
    from tests.benchmarks.window.driven import Driven, Results

JUMPS, PAGES, EDITS, ROWS = 200, 100, 80, 20


def use(window: Driven) -> Results:
    """Use the window; the seconds and the longest stall of each case."""
    window.probe.stop()
    desk = window.desk
    assert desk is not None
    cases = {
        "type": _type,
        "jump": _jump,
        "page": _page,
        "stage": partial(_edit, "moves", "stage", ("left", "agreed")),
        "name": partial(_edit, "people", "name", ("Renamed Person", "Person Renamed")),
    }
    results: Results = {name: _watched(partial(case, desk)) for name, case in cases.items()}
    results["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return results


def _watched(case: Callable[[], Results]) -> Results:
    with StallProbe() as probe:
        began = time.thread_time()
        found = case()
        cpu = time.thread_time() - began
    return {**found, "stall": probe.longest, "stall_cpu": probe.longest_cpu, "cpu": cpu}


def _hands(desk: Desk, section: str) -> Hands:
    desk.show_section(section)
    hands = Hands(desk.workspace, desk.section)
    hands.rest()
    return hands


def _type(desk: Desk) -> Results:
    """Every letter that asks something, and of each query the last one; `typed` says what stood
    there after each, `idle` how many letters asked nothing.
    """
    letters: list[float] = []
    last: list[float] = []
    names: list[str] = []
    for typed in IN_WINDOW:
        hands = _hands(desk, typed.table)
        asking: list[float] = []
        for end, character in enumerate(typed.text, 1):
            seconds = hands.type(character)
            if seconds is not None:
                asking.append(seconds)
                names.append(f"{typed.table}: {typed.text[:end]}")
        letters += asking
        last += asking[-1:]
        hands.clear()
    idle = sum(len(typed.text) for typed in IN_WINDOW) - len(letters)
    return {"seconds": letters, "last": last, "typed": names, "idle": idle}


def _jump(desk: Desk) -> dict[str, list[float]]:
    """Anywhere, by the scroll bar."""
    hands = _hands(desk, "moves")
    bar = hands.table.verticalScrollBar()
    places = Random(7).sample(range(bar.maximum()), JUMPS)
    return {"seconds": [hands.painted(partial(bar.setValue, place)) for place in places]}


def _page(desk: Desk) -> dict[str, list[float]]:
    """Page after page from the top, as far as there are; the record beside follows the cursor."""
    hands = _hands(desk, "moves")
    hands.table.scrollToTop()
    hands.table.selectRow(0)
    hands.rest()
    down = partial(send_key, hands.table, Qt.Key.Key_PageDown)
    bar, seconds = hands.table.verticalScrollBar(), list[float]()
    while bar.value() < bar.maximum() and len(seconds) < PAGES:
        seconds.append(hands.painted(down))
    return {"seconds": seconds}


def _edit(section: str, field: str, values: Sequence[str], desk: Desk) -> dict[str, list[float]]:
    """Rows on screen, one after the other.

    An edit is durable when its commit returned, in the writing thread; that the window hears of
    it counts as repainted.
    """
    hands = _hands(desk, section)
    hands.table.scrollToTop()
    hands.rest()
    records = [int(record) for record in hands.table.records.ids[:ROWS]]
    begun: list[float] = []
    painted: list[float] = []

    def begin(verb: Callable[[], None]) -> None:
        begun.append(time.perf_counter())
        desk.workspace.edit("field.changed", verb, values={"field": field})

    with _commits() as committed:
        for number in range(EDITS):
            value = values[number // ROWS % len(values)]
            if field == "name":
                value = f"{value} {number}"
            verb = partial(editing.set_field, records[number % ROWS], field, value)
            painted.append(hands.painted(partial(begin, verb), desk.workspace.changed))
            hands.rest()
    durable = [done - since for since, done in zip(begun, committed, strict=True)]
    return {"seconds": durable, "painted": painted, "records": records}


@contextmanager
def _commits() -> Iterator[list[float]]:
    """When each edit that is made inside the block was on the disk."""
    found: list[float] = []
    edit = Writing.edit

    def timed(*arguments: Any) -> Any:
        committed = edit(*arguments)
        found.append(time.perf_counter())
        return committed

    with patch.object(Writing, "edit", timed):
        yield found
