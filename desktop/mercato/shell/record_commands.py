"""Commands about records: make, delete, copy, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mercato.widgets.alive import while_alive

if TYPE_CHECKING:
    from mercato.shell.desk import Desk
    from mercato.shell.main_window import MainWindow
    from mercato.widgets.tables.record_table import RecordTable
    from mercato.workspace.workspace import Workspace


class RecordCommands(QObject):
    """The Edit and New menus; every command here is enabled only while a file is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def undo(self) -> None:
        """Take back the newest change; never from a window that is not the active one."""
        if self._window.isActiveWindow():
            self._desk.finish()
            self._window.status.note("")  # of what is taken back now
            self._workspace.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._window.isActiveWindow():
            self._desk.finish()
            self._window.status.note("")
            self._workspace.redo()

    def copy(self) -> None:
        """Copy the selected rows as a table."""
        self._desk.section.table.copy()

    def change_cell(self) -> None:
        """Change the cell of the cursor in place."""
        self._desk.section.table.cells.begin()

    def delete(self) -> None:
        """Delete what is marked where the focus is; asks nothing, undo brings it back."""
        from mercato.workspace import removing

        if not self._desk.is_ready:
            return
        table, panel = self._meant(), self._desk.right.panel
        if table is not None and table.selected_rows():
            table.delete()
        elif table is None and panel.viewed.view is not None:
            view = panel.viewed.view
            removing.remove(self._workspace, view.type, view.record, self._say)
        else:
            self._window.status.note(self.tr("Mark the rows first that are to be deleted."))

    def new_move(self) -> None:
        """Open the one move form."""
        self._desk.right.show_move_form()

    def new_person(self) -> None:
        """An empty form for a person."""
        self._new("people", "person")

    def new_organization(self) -> None:
        """An empty form for an organization."""
        self._new("organizations", "organization")

    def new_source(self) -> None:
        """An empty form for a source."""
        self._new("sources", "source")

    def new_claim(self) -> None:
        """An empty form for a claim."""
        self._new("claims", "claim")

    def _new(self, section: str, record_type: str) -> None:
        self._desk.show_new(section, record_type)

    @while_alive
    def _say(self, text: str) -> None:
        self._window.status.note(text)

    def _meant(self) -> RecordTable | None:
        """The table whose marked rows a command is about; None: the record in the panel."""
        from mercato.widgets.tables.record_table import RecordTable

        focused, right = self._window.focusWidget(), self._desk.right
        if focused is None or not right.isAncestorOf(focused) or not right.shows_panel:
            return self._desk.section.table
        return focused if isinstance(focused, RecordTable) else None

    @property
    def _desk(self) -> Desk:
        assert self._window.desk is not None
        return self._window.desk

    @property
    def _workspace(self) -> Workspace:
        assert self._window.files.workspace is not None
        return self._window.files.workspace
