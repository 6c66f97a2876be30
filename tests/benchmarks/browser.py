"""DB Browser for SQLite as a peer: how soon its window shows, how much memory it takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks import screen
from tests.benchmarks.forgetting import forget
from tests.benchmarks.harness import Desk

NAME = "DB Browser for SQLite"
NEEDED = ("sqlitebrowser", screen.NEEDED, "xev")
ROUNDS = 5
READY = 0.5
"""Seconds after which the watcher of the screen is sure to watch."""
IDLE = 1.5
"""Seconds after which the program has read what it shows."""


class Opening(NamedTuple):
    """Seconds until its window is there, nothing in it yet; until it is drawn; megabytes then."""

    mapped: float
    painted: float
    megabytes: float


def windows(desk: Desk, *, cold: bool) -> Sequence[float]:
    """Seconds until its window can be seen; one more round is not counted."""
    counted = _opened(desk.path, cold=cold)[1:]
    if counted:
        mapped = sorted(one.mapped for one in counted)[len(counted) // 2]
        desk.notes.append(f"{NAME}, {'cold' if cold else 'warm'}: mapped, empty, at {mapped:.3f} s")
    return [one.painted for one in counted]


def memory(desk: Desk) -> Sequence[float]:
    """Megabytes at most, with the file open and nothing done."""
    return [one.megabytes for one in _opened(desk.path, cold=False)[1:]]


def reason() -> str:
    """Why it cannot be measured here; empty if it can."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    return f"{NAME} is not measured: {', '.join(missing)} not installed" if missing else ""


@cache
def _opened(path: Path, *, cold: bool) -> list[Opening]:
    if reason():
        return []
    with TemporaryDirectory(prefix="browser-") as home, screen.shown() as display:
        variables = {**os.environ, "HOME": home, "DISPLAY": display, "XDG_CONFIG_HOME": home}
        variables.pop("QT_QPA_PLATFORM", None)
        return [_open(path, variables, cold=cold) for _ in range(ROUNDS + 1)]


def _open(path: Path, variables: dict[str, str], *, cold: bool) -> Opening:
    watch = subprocess.Popen(
        ["xev", "-root", "-event", "substructure"], env=variables, stdout=subprocess.PIPE, text=True
    )
    time.sleep(READY)
    with screen.watched(variables["DISPLAY"]) as painted:
        if cold:
            forget(path)
        began = time.monotonic()
        browser = subprocess.Popen(
            ["sqlitebrowser", str(path)], env=variables, stderr=subprocess.DEVNULL
        )
        try:
            assert watch.stdout is not None
            next(line for line in watch.stdout if line.startswith("MapNotify"))
            mapped = time.monotonic() - began
            seen = painted() - began
            time.sleep(IDLE)
            status = Path(f"/proc/{browser.pid}/status").read_text(encoding="ascii")
        finally:
            for process in (browser, watch):
                process.terminate()
                process.wait()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return Opening(mapped, seen, int(found[1]) / 1024)
