"""What opens a window, or draws one: dispatched to the shell, which alone knows widgets."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from mercato.command_line import console
from mercato.paths import is_there
from mercato.records.errors import FileTrouble, Refused

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def window(asked: argparse.Namespace) -> bool:
    """Open a file, or what was open last, in a window."""
    path = asked.FILE
    if path is not None and not is_there(path):
        if path.suffix and _on_screen():
            return _open(path)  # which says there what is so: nobody reads a terminal
        if path.suffix or path.parent.name:
            raise FileTrouble("file.missing", path=str(path))
        raise Refused("command.unknown", word=str(path))
    return _open(path)


def demo(asked: argparse.Namespace) -> bool:
    """Make the demo file, and open it."""
    from mercato.exchange import demo as demo_file  # a window has no need of it

    path = asked.to or demo_file.usual_path()
    if asked.to is not None or not is_there(path):
        demo_file.make(path)
    if asked.no_window:
        console.say(str(path))
        return True
    return _open(path)


def screenshots(asked: argparse.Namespace) -> bool:
    """Draw every screen of the demo into a folder; no display is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from mercato.shell.screenshots import make_screenshots

    for picture in make_screenshots(asked.DIR):
        console.say(str(picture))
    return True


def _on_screen() -> bool:
    """Whether a window would be seen."""
    drawn = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS)):
        return False
    return not drawn


def _open(path: Path | None) -> bool:
    names = (*_DISPLAYS, "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, names)):
        raise Refused("window.no_display")
    gc.disable()  # until the window's own sweeper takes over: all that is made now stays
    from mercato.shell import lean_qt

    lean_qt.load()
    from mercato.shell.application import run_window

    return run_window(path) == 0
