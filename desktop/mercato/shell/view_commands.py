"""Commands that show something: places, panels, cards, panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

import mercato

if TYPE_CHECKING:
    from pathlib import Path

    from mercato.shell.desk import Desk
    from mercato.shell.main_window import MainWindow
    from mercato.shell.overlay import Overlay


class ViewCommands(QObject):
    """The View, Go and Help menus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._cards: dict[str, Overlay] = {}

    def people(self) -> None:
        """The table of people."""
        self._go_to_section("people")

    def organizations(self) -> None:
        """The table of organizations."""
        self._go_to_section("organizations")

    def moves(self) -> None:
        """The table of moves."""
        self._go_to_section("moves")

    def sources(self) -> None:
        """The table of sources."""
        self._go_to_section("sources")

    def claims(self) -> None:
        """The table of claims."""
        self._go_to_section("claims")

    def back(self) -> None:
        """The place before this one."""
        self._desk.return_to(self._window.places.back())

    def forward(self) -> None:
        """The place one came back from."""
        self._desk.return_to(self._window.places.forward())

    def filter(self) -> None:
        """Put the cursor into the filter."""
        self._desk.section.focus_filter()

    def replace(self) -> None:
        """Find and replace in a column of the table."""
        from mercato.shell.replace_card import ReplaceCard

        card = self._cards.get("replace")
        if not isinstance(card, ReplaceCard):
            card = self._cards["replace"] = ReplaceCard(self._window, self._desk.context)
            card.form.requesting.noted.connect(self._window.status.note)
            card.form.requesting.started.connect(self._window.status.follow_long)
        self._desk.finish()
        card.begin(self._desk.section.table)

    def focus_table(self) -> None:
        """Put the focus into the table."""
        self._desk.section.focus_table()

    def focus_record(self) -> None:
        """Put the cursor into the form at the right."""
        self._desk.right.focus_first()

    def next_pane(self) -> None:
        """Go round the parts of the window."""
        self._step(1)

    def previous_pane(self) -> None:
        """Go round the parts of the window, the other way."""
        self._step(-1)

    def history(self) -> None:
        """Show or leave the history."""
        self._desk.right.toggle_history(self._desk.record)

    def save_view(self) -> None:
        """Save the changes to the view in use, or what is on screen as a new one."""
        self._desk.views.save()

    def save_view_as(self) -> None:
        """Save what is on screen as a new view."""
        self._desk.views.save_as()

    def revert_view(self) -> None:
        """Show the view in use again as it was saved."""
        self._desk.views.revert()

    def rename_view(self) -> None:
        """Give the view in use another name."""
        self._desk.views.rename()

    def delete_view(self) -> None:
        """Delete the view in use; undo brings it back."""
        self._desk.views.delete()

    def columns(self) -> None:
        """Choose the columns of the table."""
        table = self._desk.section.table
        table.choose_columns(table.mapToGlobal(table.rect().topLeft()))

    def facets(self) -> None:
        """Show or hide the facets above the table."""
        section = self._desk.section
        section.facets.toggle()
        if section.facets.shown_facets():
            section.facets.focus_first()
        else:
            section.focus_table()

    def import_table(self) -> None:
        """Take in a table, or go on with the one that was left."""
        self._desk.importing.show()

    def import_clipboard(self) -> None:
        """Take in the table on the clipboard."""
        self._desk.importing.show().take_clipboard()

    def import_file(self, path: Path) -> None:
        """Take in that file."""
        self._desk.importing.show().take(path)

    def export(self) -> None:
        """Offer to export the table."""
        panel = self._desk.right.show_export(self._desk.section)
        panel.started.connect(self._window.status.follow, Qt.ConnectionType.UniqueConnection)

    def full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def palette(self) -> None:
        """Go to any record or command."""
        if "palette" not in self._cards:
            from mercato.shell.palette import Palette

            self._cards["palette"] = Palette(self._window)
        self._cards["palette"].open()

    def shortcuts(self) -> None:
        """All keys on one card."""
        if "shortcuts" not in self._cards:
            from mercato.shell.shortcut_sheet import ShortcutSheet

            self._cards["shortcuts"] = ShortcutSheet(self._window)
        self._cards["shortcuts"].open()

    def getting_started(self) -> None:
        """The page that gets one started."""
        if "help" not in self._cards:
            from mercato.shell.help_page import HelpPage

            self._cards["help"] = HelpPage(self._window, self._window.theme)
        self._cards["help"].open()

    def about(self) -> None:
        """Name and version."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Mercato"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        line = self.tr("Who moved where, and who says so.")
        box.setText(f"Mercato {mercato.__version__}\n\n{line}")
        box.setIconPixmap(self._window.windowIcon().pixmap(48, 48))
        box.finished.connect(box.deleteLater)
        box.open()

    def close_cards(self) -> None:
        """Take away what is laid over the window."""
        for card in self._cards.values():
            card.close_card()

    def forget_file(self) -> None:
        """Close all cards; the one that is of the file alone goes with it."""
        self.close_cards()
        card = self._cards.pop("replace", None)
        if card is not None:
            card.deleteLater()

    def _go_to_section(self, name: str) -> None:
        if self._desk.section.name == name:
            self._desk.section.in_use.leave()
        self._desk.show_section(name)
        self._desk.section.focus_table()

    def _step(self, by: int) -> None:
        """Go to the next part of the window that has something to take the focus."""
        panes = self._desk.panes()
        focused = QApplication.focusWidget()
        now = max((i for i, pane in enumerate(panes) if _holds(pane, focused)), default=-1)
        for step in range(1, len(panes) + 1):
            pane = panes[(now + by * step) % len(panes)]
            self._enter(pane)
            if _holds(pane, QApplication.focusWidget()):
                return

    def _enter(self, pane: QWidget) -> None:
        if self._desk.importing.is_shown and pane is self._desk.importing.page:
            self._desk.importing.page.first().setFocus()
        elif pane is self._desk.right:
            self._desk.right.focus_first()
        elif pane is self._desk.section.bar:
            self._desk.section.focus_filter()
        elif pane is self._desk.section.facets:
            self._desk.section.facets.focus_first()
        elif pane is self._desk.section.table:
            self._desk.section.focus_table()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _desk(self) -> Desk:
        assert self._window.desk is not None
        return self._window.desk


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
