"""Which files and folders there are, looked for beside the window's thread."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.paths import is_file, is_folder
from mercato.workspace.lanes import Post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 300
"""Milliseconds after which a folder that did not answer is not waited for any more."""


class FileLook(QObject):
    """Looks for the files that were asked for last, or `folders`: `looked` with each answer.

    Each look has a thread of its own: a folder far away may take its time, and neither queries nor
    other looks must wait for it.
    """

    looked = Signal()

    def __init__(self, parent: QObject, *, folders: bool = False) -> None:
        super().__init__(parent)
        self._folders = folders
        self._post = Post(self)
        self._asked = 0
        self._paths: list[Path] = []
        self._answers: dict[Path, bool] = {}

    def ask(self, paths: Sequence[Path]) -> None:
        """Look for these; of what was asked for before nothing is told any more."""
        self._asked += 1
        self._paths, self._answers = list(dict.fromkeys(paths)), {}
        for path in self._paths:
            threading.Thread(target=self._look, args=(self._asked, path), daemon=True).start()

    @property
    def found(self) -> list[Path]:
        """Those known to be there, in the order in which they were asked for."""
        return [path for path in self._paths if self._answers.get(path)]

    @property
    def first(self) -> Path | None:
        """The first that is there, once nothing before it may be; None as long as that is open."""
        for path in self._paths:
            if self._answers.get(path, True):
                return path if path in self._answers else None
        return None

    @property
    def is_done(self) -> bool:
        """Whether all of them have answered."""
        return len(self._answers) == len(self._paths)

    def _look(self, asked: int, path: Path) -> None:
        found = is_folder(path) if self._folders else is_file(path)
        self._post.send(partial(self._tell, asked, path, found))

    def _tell(self, asked: int, path: Path, found: bool) -> None:
        if asked == self._asked:
            self._answers[path] = found
            self.looked.emit()


class FolderChoice(QObject):
    """Chooses the first of some folders that is there and answers in time, else the home folder."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._then: Callable[[Path], object] | None = None
        self._look = FileLook(self, folders=True)
        self._look.looked.connect(self._looked)
        self._clock = QTimer(self, interval=PATIENCE, singleShot=True)
        self._clock.timeout.connect(self._choose)

    def ask(self, folders: Sequence[Path], then: Callable[[Path], object]) -> None:
        """Choose, and call `then` with the folder; an earlier call does not come any more."""
        self._then = then
        self._clock.start()
        self._look.ask(folders)
        self._looked()

    def _looked(self) -> None:
        if self._look.first is not None or self._look.is_done:
            self._choose()

    def _choose(self) -> None:
        then, self._then = self._then, None
        self._clock.stop()
        if then is not None:
            then(next(iter(self._look.found), Path.home()))
