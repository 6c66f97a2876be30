"""What a user does with the open window: filtering, scrolling, editing; and the memory it took."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from mercato.records.verbs import editing
from tests.benchmarks.queries import IN_WINDOW
from tests.benchmarks.window.hands import Hands, send_key
from tests.stall_probe import StallProbe

if TYPE_CHECKING:
    from mercato.shell.desk import Desk
    from tests.benchmarks.window.driver import Driven, Results

JUMPS, PAGES, EDITS, ROWS = 200, 100, 40, 20


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
    """Every letter, and of each query the last one; `typed` says what stood there after each."""
    letters: list[float] = []
    last: list[float] = []
    names: list[str] = []
    for typed in IN_WINDOW:
        hands = _hands(desk, typed.table)
        seconds = [hands.type(character) for character in typed.text]
        names += [f"{typed.table}: {typed.text[:end]}" for end in range(1, len(typed.text) + 1)]
        letters += seconds
        last.append(seconds[-1])
        hands.clear()
    return {"seconds": letters, "last": last, "typed": names}


def _jump(desk: Desk) -> dict[str, list[float]]:
    """Anywhere, by the scroll bar."""
    hands = _hands(desk, "moves")
    bar = hands.table.verticalScrollBar()
    places = Random(7).sample(range(bar.maximum()), JUMPS)
    return {"seconds": [hands.painted(partial(bar.setValue, place)) for place in places]}


def _page(desk: Desk) -> dict[str, list[float]]:
    """Page after page from the top; the record beside the table follows the cursor."""
    hands = _hands(desk, "moves")
    hands.table.selectRow(0)
    hands.rest()
    down = partial(send_key, hands.table, Qt.Key.Key_PageDown)
    return {"seconds": [hands.painted(down) for _ in range(PAGES)]}


def _edit(section: str, field: str, values: Sequence[str], desk: Desk) -> dict[str, list[float]]:
    """Rows on screen, one after the other."""
    hands = _hands(desk, section)
    hands.table.scrollToTop()
    hands.rest()
    records = [int(record) for record in hands.table.records.ids[:ROWS]]
    durable: list[float] = []
    painted: list[float] = []
    for number in range(EDITS):
        value = values[number // ROWS]
        if field == "name":
            value = f"{value} {number}"
        verb = partial(editing.set_field, records[number % ROWS], field, value)
        one = _Edit(desk, field, verb)
        painted.append(hands.painted(one.begin, desk.workspace.changed))
        durable.append(one.seconds)
        hands.rest()
    return {"seconds": durable, "painted": painted, "records": records}


class _Edit:
    """One edit, and how long it took to be safe on the disk."""

    def __init__(self, desk: Desk, field: str, verb: Callable[[], None]) -> None:
        self._desk, self._field, self._verb = desk, field, verb
        self.seconds = 0.0

    def begin(self) -> None:
        """Set the field."""
        self._began = time.perf_counter()
        values = {"field": self._field}
        self._desk.workspace.edit("field.changed", self._verb, values=values, then=self._end)

    def _end(self, _: object) -> None:
        self.seconds = time.perf_counter() - self._began
