"""Keeps the move form's draft in the file, and brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.widgets.alive import while_alive
from mercato.workspace.drafts import Draft, Drafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.workspace.workspace import Workspace

FORM = "move"
SAVE_AFTER = 1000
"""Milliseconds without typing after which a draft is kept in the file."""


class DraftKeeper(QObject):
    """`found(state)` when a file with a draft is opened; saves what `state` gives."""

    found = Signal(object)

    def __init__(
        self, workspace: Workspace, state: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._drafts = Drafts(workspace)
        self._state = state
        self._draft: int | None = None
        self._saved: dict[str, Any] = {}
        self._loaded = False
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._soon.timeout.connect(self.save)
        workspace.opened.connect(self.load)
        if workspace.is_open:
            self.load()

    def load(self) -> None:
        """Look for a draft in the file that was opened."""
        self._draft, self._saved, self._loaded = None, {}, False
        self._drafts.load(FORM, self._show)

    def load_now(self) -> None:
        """Have the draft before anybody types; where the file is busy it comes a little later."""
        drafts = None if self._loaded else self._drafts.peek(FORM)
        if drafts is not None:
            self._show(drafts)

    def save_soon(self) -> None:
        """Keep the draft after a pause in typing."""
        self._soon.start()

    def save(self) -> None:
        """Keep the draft now, if it changed."""
        self._soon.stop()
        state = self._state()
        if state == self._saved or not self._workspace.is_open or self._workspace.readonly:
            return
        self._saved = state
        self._drafts.save(FORM, state, self._draft, self._noted)

    @while_alive
    def _show(self, drafts: list[Draft]) -> None:
        if self._loaded:
            return
        self._loaded = True
        content = drafts[0].content if drafts else {}
        self._draft = drafts[0].id if drafts else None
        self._saved = content
        self.found.emit(content)

    @while_alive
    def _noted(self, draft: int) -> None:
        self._draft = draft
