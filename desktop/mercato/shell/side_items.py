"""What stands in the side bar: tables, saved views, tags and checks, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.records.belongings import tags
from mercato.records.finding import views
from mercato.records.finding.views import View
from mercato.shell.section import RECORD_TYPES
from mercato.shell.side_bar import Item
from mercato.shell.view_in_use import SAVED
from mercato.workspace import words
from mercato.workspace.counts import SOON, SideCounts
from mercato.workspace.view_counts import ViewCounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.records.journal.changes import Changes
    from mercato.workspace.view_counts import Asked, Key
    from mercato.workspace.workspace import Workspace

MOST_TAGS = 40
_ICONS = {
    "conflicting": "warning",
    "unsourced": "unsourced",
    "rumours": "rumoured",
    "due": "due",
    "changed": "history",
}


class SideItems(QObject):
    """Keeps itself current; `changed` when the lines are others, or a number is.

    `views_read` comes when `views`, the saved ones, were read anew.
    """

    changed = Signal()
    views_read = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tags: list[str] = []
        self.views: list[View] = []
        self.wants_claims = False
        self.counts = SideCounts(workspace, self)
        self.counts.counted.connect(self.changed)
        self.found = ViewCounts(workspace, self)
        self.found.changed.connect(self.changed)
        workspace.changed.connect(self._on_changed)
        workspace.replaced.connect(self.read)
        QTimer.singleShot(SOON, self, self.read)

    @property
    def has_claims(self) -> bool:
        """Whether claims have a place: there are some, or somebody asked for them."""
        return self.wants_claims or bool(self.counts.counts.get("claims"))

    def items(self) -> list[Item]:
        """All lines, from the top."""
        names = [name for name in RECORD_TYPES if name != "claims" or self.has_claims]
        tables = [self._table(name) for name in names]
        saved = [self._saved(view) for view in self.views]
        tagged = [self._line("tag", name, name, "tag") for name in self._tags]
        checks = [self._check(key) for key in views.READY_MADE if self.found.count(("check", key))]
        groups = (
            ("records", self.tr("Records"), tables),
            ("views", self.tr("Saved views"), saved),
            ("tags", self.tr("Tags"), tagged),
            ("checks", self.tr("Checks"), checks),
        )
        found: list[Item] = []
        for name, heading, lines in groups:
            if lines:
                found += [Item("group", name, heading), *lines]
        return found

    def lines_of_views(self) -> list[Item]:
        """Lines of all saved and ready-made views, whether or not these find anything."""
        return [*map(self._saved, self.views), *map(self._check, views.READY_MADE)]

    def view(self, kind: str, name: str, table: str) -> View | None:
        """What a line of the side bar shows; a tag in that `table`, if it has records there."""
        if kind == "tag":
            counted = self.found.tables((kind, name))
            most = max(counted, key=counted.__getitem__, default=table)
            return View(table if counted.get(table) else most, query=_tagged(name))
        if kind == "check":
            made = views.READY_MADE[name]
            return View(made.table, query=made.query)
        return next((view for view in self.views if str(view.id) == name), None)

    def read(self) -> None:
        """Read views and tags anew."""
        self._workspace.read(_read, self._arrived, channel=f"side {id(self)}", background=True)

    def _table(self, name: str) -> Item:
        count = self.counts.counts.get(name)
        said = "" if count is None else words.number(count)
        return Item("section", name, words.table(name), name, said)

    def _saved(self, view: View) -> Item:
        tip = "\n".join(filter(None, (view.name, words.table(view.table), view.query)))
        line = self._line(SAVED, str(view.id), view.name, "view")
        return line._replace(tip=tip, table=view.table)

    def _check(self, key: str) -> Item:
        line = self._line("check", key, words.view(key), _ICONS[key])
        tip = f"{line.text}\n{words.view_meaning(key)}"
        return line._replace(tip=tip, table=views.READY_MADE[key].table)

    def _line(self, kind: str, name: str, text: str, icon: str) -> Item:
        count = self.found.count((kind, name))
        return Item(kind, name, text, icon, "" if count is None else words.number(count))

    def _arrived(self, found: tuple[list[View], list[str]]) -> None:
        self.views = [view for view in found[0] if view.table in RECORD_TYPES]
        self._tags = found[1][:MOST_TAGS]
        self.found.want(dict(self._asked()))
        self.views_read.emit()
        self.changed.emit()

    def _asked(self) -> Iterable[tuple[Key, Asked]]:
        for view in self.views:
            yield (SAVED, str(view.id)), ((view.table, view.query),)
        for made in views.READY_MADE.values():
            yield ("check", made.key), ((made.table, made.query),)
        for name in self._tags:
            yield ("tag", name), tuple((table, _tagged(name)) for table in RECORD_TYPES)

    def _on_changed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches("tag") or changes.touches("saved_view"):
            self.read()


def _read() -> tuple[list[View], list[str]]:
    return views.every(), tags.all_names()


def _tagged(name: str) -> str:
    """The query for what has a tag."""
    return 'tag:"{}"'.format(name.replace('"', " "))
