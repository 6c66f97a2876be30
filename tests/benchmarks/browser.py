"""DB Browser for SQLite as a peer: how soon its window shows, how much memory it takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.forgetting import forget
from tests.benchmarks.harness import Desk

NAME = "DB Browser for SQLite"
NEEDED = ("sqlitebrowser", "Xvfb", "xev")
ROUNDS = 5
READY = 0.5
"""Seconds after which the watcher of the screen is sure to watch."""
IDLE = 1.5
"""Seconds after which the program has read what it shows."""


def windows(desk: Desk, *, cold: bool) -> Sequence[float]:
    """Seconds until its window is on the screen; one more round is not counted."""
    return [seconds for seconds, _ in _opened(desk.path, cold=cold)[1:]]


def memory(desk: Desk) -> Sequence[float]:
    """Megabytes at most, with the file open and nothing done."""
    return [megabytes for _, megabytes in _opened(desk.path, cold=False)[1:]]


def reason() -> str:
    """Why it cannot be measured here; empty if it can."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    return f"{NAME} is not measured: {', '.join(missing)} not installed" if missing else ""


@cache
def _opened(path: Path, *, cold: bool) -> list[tuple[float, float]]:
    if reason():
        return []
    with TemporaryDirectory(prefix="browser-") as home, _screen() as display:
        variables = {**os.environ, "HOME": home, "DISPLAY": display, "XDG_CONFIG_HOME": home}
        variables.pop("QT_QPA_PLATFORM", None)
        return [_open(path, variables, cold=cold) for _ in range(ROUNDS + 1)]


def _open(path: Path, variables: dict[str, str], *, cold: bool) -> tuple[float, float]:
    """Seconds to the window, megabytes a while later."""
    watch = subprocess.Popen(
        ["xev", "-root", "-event", "substructure"], env=variables, stdout=subprocess.PIPE, text=True
    )
    time.sleep(READY)
    if cold:
        forget(path)
    began = time.monotonic()
    browser = subprocess.Popen(
        ["sqlitebrowser", str(path)], env=variables, stderr=subprocess.DEVNULL
    )
    try:
        assert watch.stdout is not None
        next(line for line in watch.stdout if line.startswith("MapNotify"))
        seconds = time.monotonic() - began
        time.sleep(IDLE)
        status = Path(f"/proc/{browser.pid}/status").read_text(encoding="ascii")
    finally:
        for process in (browser, watch):
            process.terminate()
            process.wait()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return seconds, int(found[1]) / 1024


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    reading, writing = os.pipe()
    options = ("-displayfd", str(writing), "-noreset", "-screen", "0", "1400x900x24")
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
