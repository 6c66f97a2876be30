"""Where one has been: back and forward, as in a browser."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

MOST = 100
"""Places that are remembered."""


class Place(NamedTuple):
    """A section of the window and the record shown beside it."""

    section: str
    record: int | None = None


class Places(QObject):
    """The way through the records; `changed` whenever back or forward may have."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place that is shown."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a place."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Note a jump to another place; what was ahead is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-MOST:]
        self._at = len(self._places) - 1
        self.changed.emit()

    def wander(self, place: Place) -> None:
        """Note a step that is not worth coming back to, as from row to row."""
        if self.here is None:
            self.go(place)
        elif place != self.here:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """The place before this one, which is the present one now."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        """The place one came back from."""
        return self._step(1) if self.can_go_forward else None

    def forget(self) -> None:
        """Begin anew, with another file."""
        self._places, self._at = [], -1
        self.changed.emit()

    def _step(self, by: int) -> Place:
        self._at += by
        self.changed.emit()
        return self._places[self._at]
