"""Asks how a draft is understood, a little after it was changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.widgets.alive import while_alive
from mercato.widgets.move_form.proposals import Looked, look

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.moving.move_entry import MoveEntry
    from mercato.workspace.workspace import Workspace

LOOK_AFTER = 200
"""Milliseconds without typing after which the form says how it understands the draft."""


class Looking(QObject):
    """`looked(Looked)` tells of the newest state of the draft that `entry` gives."""

    looked = Signal(object)

    def __init__(
        self, workspace: Workspace, entry: Callable[[], MoveEntry], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entry = entry
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._soon.timeout.connect(self.now)

    def soon(self) -> None:
        """Look after a pause in typing."""
        self._soon.start()

    def now(self) -> None:
        """Look at once."""
        self._soon.stop()
        query = partial(look, self._entry())
        self._workspace.read(query, self._answered, channel=f"move form {id(self)}")

    @while_alive
    def _answered(self, looked: Looked) -> None:
        self.looked.emit(looked)
