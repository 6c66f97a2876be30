"""What stands in the side bar: tables with their counts, then tags, while there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mercato.records.belongings import tags
from mercato.shell.section import RECORD_TYPES
from mercato.shell.side_bar import Item
from mercato.workspace import words
from mercato.workspace.counts import SideCounts

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes
    from mercato.workspace.workspace import Workspace

MOST_TAGS = 40


class SideItems(QObject):
    """Keeps itself current; `changed` when the lines are others, or a number is."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tags: list[str] = []
        self.wants_claims = False
        self.counts = SideCounts(workspace, self)
        self.counts.counted.connect(self.changed)
        workspace.changed.connect(self._on_changed)
        workspace.replaced.connect(self.read)
        self.read()

    @property
    def has_claims(self) -> bool:
        """Whether claims have a place: there are some, or somebody asked for them."""
        return self.wants_claims or bool(self.counts.counts.get("claims"))

    def items(self) -> list[Item]:
        """All lines, from the top."""
        found: list[Item] = []
        for name in RECORD_TYPES:
            if name != "claims" or self.has_claims:
                count = self.counts.counts.get(name)
                said = "" if count is None else words.number(count)
                found.append(Item("section", name, words.table(name), name, said))
        if self._tags:
            found.append(Item("group", "tags", self.tr("Tags")))
            found += [Item("tag", name, name, "tag") for name in self._tags]
        return found

    def read(self) -> None:
        """Read the tags anew."""
        self._workspace.read(tags.all_names, self._arrived, channel="tags", background=True)

    def _arrived(self, names: list[str]) -> None:
        if names[:MOST_TAGS] != self._tags:
            self._tags = names[:MOST_TAGS]
            self.changed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches("tag"):
            self.read()
