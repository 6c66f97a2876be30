"""Whether there is a file of that name, looked for beside the window's thread."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.paths import is_file
from mercato.workspace.lanes import Post

if TYPE_CHECKING:
    from pathlib import Path


class FileLook(QObject):
    """Looks for one file at a time, the one asked for last: `looked(path, found)`.

    In a thread of its own: a folder far away may take its time, and queries must not wait for it.
    """

    looked = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._post = Post(self)
        self._wanted: Path | None = None
        self._is_looking = False

    def ask(self, path: Path) -> None:
        """Look for that file; of what was asked for before nothing is told any more."""
        self._wanted = path
        if not self._is_looking:
            self._begin(path)

    def _begin(self, path: Path) -> None:
        self._is_looking = True
        threading.Thread(target=self._look, args=(path,), daemon=True).start()

    def _look(self, path: Path) -> None:
        self._post.send(partial(self._tell, path, is_file(path)))

    def _tell(self, path: Path, found: bool) -> None:
        self._is_looking = False
        if path == self._wanted:
            self.looked.emit(path, found)
        elif self._wanted is not None:
            self._begin(self._wanted)
