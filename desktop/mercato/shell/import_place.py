"""Where the import stands: over the table and the record, until one goes somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

if TYPE_CHECKING:
    from mercato.shell.desk import Desk
    from mercato.shell.import_page import ImportPage
    from mercato.shell.main_window import MainWindow

STAYS = frozenset(
    (
        *("import_table", "import_clipboard", "undo", "redo", "next_pane", "previous_pane"),
        *("palette", "getting_started", "shortcuts", "about", "full_screen", "quit"),
        *("look_system", "look_light", "look_dark", "dates_locale", "dates_day", "dates_month"),
    )
)
"""Commands that have nothing to do with the table; all others bring it back."""


class ImportPlace(QObject):
    """The page of a desk, made when it is first wanted; `center` shows it or the sections."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window = window
        self._page: ImportPage | None = None
        self.center = QStackedWidget()
        self.center.addWidget(desk.middle)
        window.actions_.ran.connect(self._ran)
        for signal in (desk.side_bar.list.clicked, desk.side_bar.list.activated):
            signal.connect(self.leave)  # also by the line that is the chosen one already

    @property
    def is_shown(self) -> bool:
        """Whether the page is on screen."""
        return self._page is not None and self.center.currentWidget() is self._page

    @property
    def page(self) -> ImportPage:
        """The page; made if there is none."""
        if self._page is None:
            from mercato.shell.import_page import ImportPage

            page = self._page = ImportPage(self._desk.context, self._window.settings, self.center)
            page.left.connect(self._go_back)
            page.show_wanted.connect(self._show_imported)
            page.started.connect(self._window.status.follow_long)
            page.noted.connect(self._window.status.note)
            self.center.addWidget(page)
        return self._page

    def show(self) -> ImportPage:
        """Bring the page, as it was left."""
        page = self.page
        if not self.is_shown:
            self._desk.finish()
            self.center.setCurrentWidget(page)
            self._desk.right.hide()
            self._desk.count_changed.emit("")
            self._desk.changed.emit()
        page.first().setFocus()
        return page

    def leave(self) -> None:
        """Bring back the table and the record."""
        if self.is_shown:
            desk = self._desk
            self.center.setCurrentWidget(desk.middle)
            desk.right.show()
            desk.count_changed.emit(desk.section.count.text())
            desk.changed.emit()

    def _go_back(self) -> None:
        self.leave()
        self._desk.section.focus_table()

    def _ran(self, command: str) -> None:
        if command not in STAYS:
            self.leave()

    def _show_imported(self, table: str, tag: str) -> None:
        """Show in the table what wears the tag of the import."""
        self._desk.show_section(table)
        self._desk.section.bar.set_text(f'tag:"{tag}"')
        self._desk.section.focus_table()
