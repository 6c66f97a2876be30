"""What a link field's text may mean: asked of the file as it is typed, offered as rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from mercato.widgets.alive import while_alive
from mercato.widgets.fields.link import Row
from mercato.widgets.fields.lookup import LEVEL, Found, look_up
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.workspace.workspace import Workspace

AFTER = 60
"""Milliseconds that a keystroke waits for the next one before the file is asked."""


class LinkSearch(QObject):
    """Looks texts up, the newest one only. `arrived(Found)` with what a text may mean."""

    arrived = Signal(object)

    def __init__(self, workspace: Workspace, types: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.excluded: int | None = None
        self._workspace = workspace
        self._types = types
        self._text = ""
        self._soon = QTimer(self, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self._ask)

    def ask_soon(self, text: str) -> None:
        """Look the text up unless it changes at once."""
        self._text = text
        self._soon.start()

    def ask(self, text: str) -> None:
        """Look the text up now."""
        self._text = text
        self._ask()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._soon.stop()

    def forget(self) -> None:
        """What was found is of no use any more."""
        self._soon.stop()
        self.found = None

    def knows(self, text: str) -> bool:
        """Whether the answer for this text is there."""
        return self.found is not None and self.found.text == text

    def _ask(self) -> None:
        self._soon.stop()
        query = partial(look_up, self._text, self._types)
        self._workspace.read(query, self._answered, channel=f"link {id(self)}")

    @while_alive
    def _answered(self, found: Found) -> None:
        if found.text == self._text:
            self.found = found = found.without(self.excluded)
            self.arrived.emit(found)


def rows_of(found: Found, creates: tuple[str, ...]) -> list[Row]:
    """The matches with their reasons, and below them the offers to create."""
    rows = [
        Row(
            match.name,
            match.line,
            "" if match.record in found.exact else words.note(match.reason),
            match.record,
            match.type,
            match.record in found.exact,
        )
        for match in found.matches
    ]
    create = QCoreApplication.translate("LinkField", "Create “{name}”")
    text = create.format(name=found.text.strip().replace(LEVEL, "›"))
    for record_type in creates:
        kind = words.record_type(record_type) if len(creates) > 1 else ""
        rows.append(Row(text, kind, type=record_type))
    return rows
