"""What a link field holds, and what it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Link(NamedTuple):
    """A record, or the text from which one is to be found or made.

    `type` is the type of record to make where a field may point to several; `new` asks for
    another one although there is one of this name.
    """

    record: int | None
    text: str
    type: str = ""
    new: bool = False

    def plain(self) -> Link:
        """Two links to the same record are the same, whatever is said of its type."""
        return Link(self.record, self.text) if self.record is not None else self


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the suggestions: a record that matches, or an offer to create one."""

    text: str
    line: str = ""
    reason: str = ""
    record: int | None = None
    type: str = ""
    exact: bool = False
    icon: str = ""

    @property
    def creates(self) -> bool:
        """Whether the row makes a new record."""
        return self.record is None

    @property
    def picture(self) -> str:
        """The name of its icon."""
        return self.icon or ("add" if self.creates else self.type or "open")
