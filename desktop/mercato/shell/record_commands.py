"""Commands about records: make, delete, copy, undo, redo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mercato.shell.desk import Desk
    from mercato.shell.main_window import MainWindow
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
            self._workspace.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._window.isActiveWindow():
            self._desk.finish()
            self._workspace.redo()

    def copy(self) -> None:
        """Copy the selected rows as a table."""
        self._desk.section.table.copy()

    def delete(self) -> None:
        """Delete the selected records; asks nothing, undo brings them back."""
        from mercato.records import deleting

        records = self._desk.chosen_records()
        if not records:
            return
        many = len(records) > 1
        label = "records.deleted" if many else f"{self._desk.record_type}.deleted"
        self._workspace.edit(
            label,
            partial(_delete, deleting.delete, records),
            values=partial(_label_values, len(records)),
        )

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

    @property
    def _desk(self) -> Desk:
        assert self._window.desk is not None
        return self._window.desk

    @property
    def _workspace(self) -> Workspace:
        assert self._window.files.workspace is not None
        return self._window.files.workspace


def _delete(delete: Any, records: list[int]) -> list[str]:
    """Delete records one by one; their names, for the history."""
    from mercato.workspace import headings

    names = [headings.name(record) for record in records]
    for record in records:
        delete(record)
    return names


def _label_values(count: int, names: list[str]) -> dict[str, Any]:
    return {"count": count} if count > 1 else {"name": names[0]}
