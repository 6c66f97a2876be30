"""Views on the desk: chosen in the side bar, saved, renamed, deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mercato.records.finding import views
from mercato.workspace import words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from mercato.records.finding.views import View
    from mercato.shell.desk import Desk
    from mercato.shell.main_window import MainWindow
    from mercato.shell.name_card import NameCard
    from mercato.shell.section import Section


class DeskViews(QObject):
    """What commands and the side bar do with views; every change is one undo step."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._card: NameCard | None = None
        self._named: dict[tuple[str, int], str] = {}
        lines = desk.side_bar.list
        desk.side_bar.chosen.connect(self.choose)
        lines.rename_asked.connect(partial(window.actions_.run, "rename_view"))
        lines.delete_asked.connect(partial(window.actions_.run, "delete_view"))
        lines.menu_asked.connect(self._show_menu)
        desk.middle.view_changed.connect(self._mark)
        desk.items.views_read.connect(self._follow)

    @property
    def card(self) -> NameCard:
        """The card that asks for a name."""
        if self._card is None:
            from mercato.shell.name_card import NameCard

            self._card = NameCard(self._window)
            self._window.actions_.ran.connect(self._card.close_card)
            self._desk.destroyed.connect(self._card.deleteLater)
        return self._card

    def choose(self, kind: str, name: str) -> None:
        """Show what a line of the side bar stands for."""
        desk = self._desk
        if kind == "section":
            desk.middle.get(name).in_use.leave()
            desk.show_section(name)
            return
        view = desk.items.view(kind, name, desk.section.name)
        if view is not None:
            desk.middle.get(view.table).in_use.show((kind, name), view)
            desk.show_section(view.table)

    def save(self) -> None:
        """Save the changes to the view in use, or else what is on screen as a new view."""
        section = self._desk.section
        if section.in_use.saved is None or not section.in_use.differs:
            self.save_as()
            return
        saved, contents = section.in_use.saved, section.contents()
        verb = partial(views.replace, saved.id, contents)
        self._desk.workspace.edit("view.replaced", verb, values={"name": saved.name})

    def save_as(self) -> None:
        """Ask for a name, and save what is on screen as a new view."""
        section = self._desk.section
        hint = self.tr("Keeps the filter, the columns, the order and the facets of {table}.")
        self.card.ask(
            self.tr("Save this view"),
            hint.format(table=words.table(section.name)),
            self.tr("Save"),
            _proposed(section),
            partial(self._save_new, section),
        )

    def rename(self) -> None:
        """Ask for another name of the view in use."""
        view = self._desk.section.in_use.saved
        if view is not None:
            heading = self.tr("Rename “{name}”").format(name=view.name)
            take = partial(self._rename, view)
            self.card.ask(heading, "", self.tr("Rename"), view.name, take)

    def delete(self) -> None:
        """Delete the view in use; asks nothing, undo brings it back."""
        view = self._desk.section.in_use.saved
        if view is not None:
            verb = partial(views.delete, view.id)
            self._desk.workspace.edit("view.deleted", verb, values={"name": view.name})

    def revert(self) -> None:
        """Show the view in use again as it is saved."""
        self._desk.section.in_use.go_back()

    def _mark(self) -> None:
        self._desk.side_bar.mark(*self._desk.section.in_use.line)

    def _show_menu(self, where: QPoint) -> None:
        if self._desk.section.in_use.saved is not None:
            names = ("rename_view", "delete_view")
            self._window.actions_.menu(names, self._desk.side_bar).popup(where)

    def _save_new(self, section: Section, name: str) -> None:
        view = section.contents()._replace(name=name.strip())
        self._desk.workspace.edit(
            "view.saved",
            partial(views.save, view),
            values={"name": view.name},
            then=partial(self._saved, section, view),
            refused=self.card.refuse,
        )

    def _saved(self, section: Section, view: View, view_id: int) -> None:
        self.card.close_card()
        section.in_use.adopt(view._replace(id=view_id))

    def _rename(self, view: View, name: str) -> None:
        self._desk.workspace.edit(
            "view.renamed",
            partial(views.rename, view.id, name),
            values={"name": name.strip()},
            then=self._renamed,
            refused=self.card.refuse,
        )

    def _renamed(self, _nothing: None) -> None:
        self.card.close_card()

    def _follow(self) -> None:
        for section in self._desk.middle.every():
            section.in_use.follow(self._desk.items.views)
        self._follow_names()

    def _follow_names(self) -> None:
        """Let filters go on to mean views that were renamed, here, by undo or by others."""
        before = self._named
        self._named = {(view.table, view.id): view.name for view in self._desk.items.views}
        names = {(table, name) for (table, _), name in self._named.items()}
        for (table, view_id), name in self._named.items():
            old = before.get((table, view_id), name)
            if old != name and (table, old) not in names:
                self._desk.middle.get(table).in_use.rename(old, name)


def _proposed(section: Section) -> str:
    """A name for what the table shows: its conditions in words."""
    from mercato.widgets.tables import query_words

    said = [query_words.condition(section.name, term) for term in section.bar.query().terms]
    text = ", ".join(" ".join(one.split()) for one in said) or words.table(section.name)
    return (text[:1].upper() + text[1:])[: views.LIMIT]
