"""Which view of the side bar a table shows, and how the table was before it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mercato.records.finding.views import View

if TYPE_CHECKING:
    from mercato.shell.section import Section

Line = tuple[str, str]
"""Kind and name of a line of the side bar."""
SAVED = "view"
"""The kind of lines for saved views; the name of such a line is the view's id."""
_NONE = ("", "")


class ViewInUse(QObject):
    """A saved view stays in use when the table is changed, until that is saved or it is left.

    A tag or check is in use as long as the table asks just that. `changed` when another line of
    the side bar is meant, or the table begins or ceases to differ from the view.
    """

    changed = Signal()

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._section = section
        self._line: Line = _NONE
        self._view: View | None = None
        self._before: View | None = None
        self._told: tuple[object, ...] = ()

    @property
    def line(self) -> Line:
        """The line of the side bar that is shown: the table's own, if it is no view."""
        return ("section", self._section.name) if self._view is None else self._line

    @property
    def saved(self) -> View | None:
        """The saved view that is in use, as it stands in the file."""
        return self._view if self._line[0] == SAVED else None

    @property
    def differs(self) -> bool:
        """Whether a saved view is in use, but the table was changed since."""
        return self.saved is not None and not self._section.shows(self.saved)

    def show(self, line: Line, view: View) -> None:
        """Have the table show a view."""
        before = self._before or self._section.contents()
        self._section.show_contents(view)
        self._use(line, view, before)

    def adopt(self, view: View) -> None:
        """Take the table as it is for a view that was just saved of it."""
        before = self._before or view._replace(name="", query="", id=0)
        self._use((SAVED, str(view.id)), view, before)

    def leave(self) -> None:
        """Show the table as it was before any view."""
        before = self._before
        self._use(_NONE, None, None)
        if before is not None:
            self._section.show_contents(before)

    def go_back(self) -> None:
        """Show the saved view again as it stands in the file."""
        if self.saved is not None:
            self._section.show_contents(self.saved)
            self.look()

    def follow(self, views: list[View]) -> None:
        """Keep to what the file holds: the view may be gone, or hold something else now."""
        if self.saved is None:
            return
        differed = self.differs
        view = next((one for one in views if str(one.id) == self._line[1]), None)
        if view is not None and not differed and not self._section.shows(view):
            self._section.show_contents(view)
        if view is None:
            self._use(_NONE, None, None)
        else:
            self._use(self._line, view, self._before)

    def rename(self, old: str, new: str) -> None:
        """Mean the same as before by the filter, and by the one to come back to."""
        from mercato.records.finding.views import renamed

        section = self._section
        text = renamed(section.bar.text(), section.name, old, new)
        if text != section.bar.text():
            section.bar.set_text(text)
        if self._before is not None:
            query = renamed(self._before.query, section.name, old, new)
            self._before = self._before._replace(query=query)

    def look(self) -> None:
        """Find out whether the table still shows the view."""
        view = self._view
        if view is not None and self.saved is None and not self._section.shows(view):
            self._line, self._view, self._before = _NONE, None, None
        told = (self._line, self._view and self._view.name, self.differs)
        if told != self._told:
            self._told = told
            self.changed.emit()

    def state(self) -> dict[str, Any]:
        """What has to be remembered to come back to the view."""
        if self._view is None or self._before is None:
            return {}
        return {"line": self._line, "view": self._view._asdict(), "before": self._before._asdict()}

    def restore(self, state: dict[str, Any], *, same_file: bool) -> None:
        """Come back to a view, the table being as it was left; views of other files are left."""
        before, view = (_view(self._section.name, state.get(key)) for key in ("before", "view"))
        line = state.get("line")
        if before is None or view is None or not isinstance(line, list) or len(line) != 2:
            return
        if same_file or line[0] != SAVED:
            self._use((str(line[0]), str(line[1])), view, before)
        else:
            self._section.show_contents(before)

    def _use(self, line: Line, view: View | None, before: View | None) -> None:
        self._line, self._view, self._before = line, view, before
        self.look()


def _view(table: str, kept: Any) -> View | None:
    """A view as the settings hold it; None where they hold something else."""
    try:
        columns, sort, facets = (kept[name] for name in ("columns", "sort", "facets"))
        pinned = kept.get("pinned")
        return View(
            table,
            str(kept["name"]),
            str(kept["query"]),
            None if columns is None else tuple(map(str, columns)),
            None if sort is None else tuple((str(name), bool(down)) for name, down in sort),
            None if facets is None else tuple(map(str, facets)),
            int(kept["id"]),
            None if pinned is None else tuple(map(str, pinned)),
        )
    except (AttributeError, TypeError, KeyError, ValueError):
        return None
