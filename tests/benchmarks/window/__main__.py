"""`python -m tests.benchmarks.window start|use FILE`: prints what was measured, as JSON."""

from __future__ import annotations

import gc
import json
import sys

if __name__ == "__main__":
    gc.disable()  # as the command does before it imports Qt, which `driver` imports here
    from mercato.shell import lean_qt

    lean_qt.load()
    from tests.benchmarks.window.driver import drive

    what, file = sys.argv[1:]
    if what == "start":
        from tests.benchmarks.window.starting import start as hands
    else:
        from tests.benchmarks.window.using import use as hands
    json.dump(drive(file, hands), sys.stdout)
