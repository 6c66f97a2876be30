"""A screen that nobody sees, and when something first shows on it.

`python -m tests.benchmarks.screen` watches the screen of `DISPLAY` from the time at which it says
`ready`, and prints the time (`monotonic`) of the first picture that is another one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NEEDED = "Xvfb"
SIZE = (1400, 900)
STRIP = (200, 300, 500, 60)
"""What is looked at: a part that every large window covers, small enough to be fetched often."""
_PAUSE = 0.002
_LONGEST = 30


@contextmanager
def shown() -> Iterator[str]:
    """The name of a screen that is there meanwhile."""
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    options = ("-displayfd", str(writing), "-noreset", "-screen", "0", size)
    server = subprocess.Popen([NEEDED, *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def watched(display: str) -> Iterator[Callable[[], float]]:
    """What waits for the first picture on that screen, and says when it came."""
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.benchmarks.screen"]
    watch = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, text=True)
    assert watch.stdout is not None
    said = iter(watch.stdout)
    try:
        assert next(said).strip() == "ready"
        yield lambda: float(next(said))
    finally:
        watch.terminate()
        watch.wait()


def _watch() -> None:
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    screen = app.primaryScreen()

    def picture() -> bytes:
        image = screen.grabWindow(0, *STRIP).toImage()
        return bytes(image.constBits())

    before, end = picture(), time.monotonic() + _LONGEST
    print("ready", flush=True)
    while time.monotonic() < end:
        began = time.monotonic()
        if picture() != before:
            print(began, flush=True)
            return
        time.sleep(_PAUSE)


if __name__ == "__main__":
    _watch()
