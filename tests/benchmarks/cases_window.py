"""The window itself, in processes of its own: start, typing, scrolling, editing, memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks import browser, peers, screen
from tests.benchmarks.forgetting import forget
from tests.benchmarks.harness import Case, Desk, slowest
from tests.benchmarks.queries import IN_WINDOW

STARTS = 5
PATIENCE = 3600
"""Seconds after which a window is stuck."""
MODULE = "tests.benchmarks.window"
HOMES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")


@contextmanager
def _own_copy(path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """A copy of the file, and variables: nobody's settings, bytecode as where it is installed."""
    with TemporaryDirectory(dir=path.parent, prefix="window-") as folder:
        copy = Path(folder) / "window.mercato"
        shutil.copyfile(path, copy)
        quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.text.font.db=false"}
        variables = {**quiet, **os.environ, **dict.fromkeys(HOMES, folder)}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        yield copy, variables


def _run(what: str, path: Path, variables: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", MODULE, what, str(path)]
    done = subprocess.run(
        command, check=True, env=variables, timeout=PATIENCE, stdout=subprocess.PIPE
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@cache
def started(path: Path, *, cold: bool) -> list[dict[str, Any]]:
    """Several starts, after one that is not counted; cold ones with nothing read from before.

    On a screen like the peer's, where there can be one.
    """
    found = []
    seen = shutil.which(screen.NEEDED) is not None
    with (
        _own_copy(path) as (copy, variables),
        screen.shown() if seen else nullcontext("") as display,
    ):
        if seen:
            variables |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for _ in range(STARTS + 1):
            if cold:
                forget(copy)
            began = time.monotonic()
            one = _run("start", copy, variables)
            found.append({**one, "seconds": one["rows_at"] - began})
    return found[1:]


@cache
def used(path: Path) -> dict[str, Any]:
    """One window, used for everything."""
    with _own_copy(path) as (copy, variables):
        return _run("use", copy, variables)


def _case(
    name: str,
    use: str,
    figures: str = "seconds",
    peer: Callable[[Desk], Sequence[float]] | None = None,
    beside: str = "",
    stall: Callable[[Desk], float] | None = None,
) -> Case:
    def ours(desk: Desk) -> Sequence[float]:
        found: list[float] = used(desk.path)[use][figures]
        return found

    return Case(name, ours, peer, beside, stall=stall or partial(_stall_of, name, use))


def _stall_of(name: str, use: str, desk: Desk) -> float:
    case = used(desk.path)[use]
    desk.notes.append(f"{name}: {_work(case)}")
    return float(case["stall"])


def _work(case: dict[str, Any]) -> str:
    """How much of it was the window's thread's own work, which a busy machine lengthens less."""
    return f"the thread worked {case['stall_cpu']:.0f} ms of a stall of {case['stall']:.0f} at most"


def _typing(desk: Desk) -> float:
    case = used(desk.path)["type"]
    named = list(zip(case["seconds"], case["typed"], strict=True))
    desk.notes += slowest("typed to painted", named)
    desk.notes.append(f"typing: {case['idle']} more letters asked nothing, and are not counted")
    return _stall_of("typing", "type", desk)


def _starts(cold: bool, desk: Desk) -> Sequence[float]:
    return [one["seconds"] for one in started(desk.path, cold=cold)]


def _start_stall(cold: bool, desk: Desk) -> float:
    worst = max(started(desk.path, cold=cold), key=lambda one: float(one["stall"]))
    desk.notes.append(f"start, {'cold' if cold else 'warm'}: {_work(worst)}")
    return float(worst["stall"])


def _start(cold: bool) -> Case:
    return Case(
        f"window: start to first rows, {'cold' if cold else 'warm'}",
        partial(_starts, cold),
        partial(_browser_starts, cold),
        PAINTED,
        stall=partial(_start_stall, cold),
    )


def _memory(desk: Desk) -> Sequence[float]:
    return [used(desk.path)["memory"]]


def _browser_starts(cold: bool, desk: Desk) -> Sequence[float]:
    if browser.reason():
        desk.notes.append(browser.reason())
    return browser.windows(desk, cold=cold)


def _updates(table: str, column: str) -> Callable[[Desk], Sequence[float]]:
    def peer(desk: Desk) -> Sequence[float]:
        records = used(desk.path)[column]["records"]
        return peers.updates(desk.path, table, column, records)

    return peer


PAINTED = f"{browser.NAME}: window painted"
OPEN = f"{browser.NAME}: file open, unused"
UPDATE = "sqlite3 module, bare UPDATE, same settings"
CASES = [
    _start(cold=True),
    _start(cold=False),
    _case("window: a letter typed to rows painted", "type", stall=_typing),
    _case(
        f"window: last letters of {len(IN_WINDOW)} queries",
        "type",
        "last",
        partial(peers.whole, peers.same, IN_WINDOW),
        f"{peers.SAME}, ids only",
    ),
    _case("window: a jump painted", "jump"),
    _case("window: a page down painted", "page"),
    _case("window: a stage, durable", "stage", "seconds", _updates("move", "stage"), UPDATE),
    _case("window: a stage, repainted", "stage", "painted"),
    _case("window: a name, durable", "name", "seconds", _updates("person", "name"), UPDATE),
    _case("window: a name, repainted", "name", "painted"),
    Case("window: peak memory after all that", _memory, browser.memory, OPEN, unit="MB"),
]
