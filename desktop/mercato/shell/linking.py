"""Links Qt's libraries in a thread, beside what Python imports meanwhile.

A start is 15 ms shorter. Elsewhere than on Linux nothing is done: the import links them then.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("QtWidgets", "QtGui", "QtCore")
"""The first one brings all of Qt along that the others need."""
_FONTS = "libfontconfig.so.1"


def begin() -> None:
    """Begin to link what `import PySide6` would; to be called once nothing else is to be linked.

    The linker works for one thread at a time: an extension that is imported meanwhile waits.
    """
    spec = find_spec("PySide6")
    places = None if spec is None else spec.submodule_search_locations
    if sys.platform == "linux" and places:
        threading.Thread(target=_link, args=(places[0],), name="mercato-linking").start()


def _link(folder: str) -> None:
    """Call the linker itself: Python's own way to it keeps all other threads waiting."""
    link = ctypes.CDLL(None).dlopen
    for name in _LIBRARIES:
        link(os.fsencode(Path(folder, f"{name}.abi3.so")), os.RTLD_NOW)
    if link(os.fsencode(_FONTS), os.RTLD_NOW):
        ctypes.CDLL(_FONTS).FcInit()
