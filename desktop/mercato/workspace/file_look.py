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
    """Looks for the file that was asked for last: `looked(path, found)`.

    Each look has a thread of its own: a folder far away may take its time, and neither queries nor
    the next look must wait for it.
    """

    looked = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._post = Post(self)
        self._asked = 0

    def ask(self, path: Path) -> None:
        """Look for that file; of what was asked for before nothing is told any more."""
        self._asked += 1
        threading.Thread(target=self._look, args=(self._asked, path), daemon=True).start()

    def _look(self, asked: int, path: Path) -> None:
        self._post.send(partial(self._tell, asked, path, is_file(path)))

    def _tell(self, asked: int, path: Path, found: bool) -> None:
        if asked == self._asked:
            self.looked.emit(path, found)
