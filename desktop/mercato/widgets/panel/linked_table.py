"""A table in a tab of the record panel: a click goes to what it names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal

from mercato.records.evidence import references
from mercato.records.finding.tables import Scope
from mercato.widgets.forms import verbs
from mercato.widgets.tables.record_table import RecordTable
from mercato.workspace.table_model import LinkRole

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from mercato.widgets.context import Context
    from mercato.workspace.linked_tables import Tab

_COLUMNS: dict[str, tuple[str, ...]] = {
    "moves_of": (
        "date",
        "from_organization",
        "to_organization",
        "to_role",
        "verification",
    ),
    "people_now": ("person", "role", "organization", "start"),
    "arrivals": (
        "date",
        "person",
        "from_organization",
        "verification",
        "to_organization",
        "to_role",
    ),
    "departures": (
        "date",
        "person",
        "to_organization",
        "verification",
        "from_organization",
        "from_role",
    ),
    "internal": ("date", "person", "from_organization", "to_organization", "to_role"),
    "units": ("name", "parent", "people_now", "arrivals", "departures"),
    "sources_of": ("source", "quote", "according_to_record", "stance"),
    "records_of_source": ("record", "quote", "according_to_record", "stance"),
    "relayed_by": ("published_on", "outlet", "headline"),
    "members_of": ("date", "person", "from_organization", "to_organization", "verification"),
}
"""What each tab shows: not the record itself once more, its own units last."""


class LinkedTable(RecordTable):
    """The rows of a tab for one record.

    A click on a linked name goes there, elsewhere to the row's own record; with Ctrl or Shift it
    selects. A reference is no record: it leads to what it links, and what it says of it is edited
    in place (`edit_asked`), by a click, Enter or F2.
    """

    edit_asked = Signal(int, str)

    LEAST = 0.6

    def __init__(self, context: Context, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(context, tab.table, linked=True, parent=parent)
        self.tab = tab
        self._record: int | None = None
        self._pressed = QModelIndex()
        if tab.scope in _COLUMNS:
            self.set_columns(list(_COLUMNS[tab.scope]))
        sources = self.tr("No source yet: add one below.")
        others = self.tr("Nothing of this kind yet.")
        self.notice.set_texts(sources if tab.scope == "sources_of" else others)

    def show_record(self, record: int | None, *, include_units: bool) -> None:
        """Show what belongs to that record."""
        self._record = record
        self.records.set_active(record is not None)
        if record is not None:
            self.records.set_scope(Scope(self.tab.scope, record, include_units=include_units))

    def open_current(self) -> None:
        """Go to what the cursor is on."""
        index = self.currentIndex()
        if index.isValid():
            self._go(index)

    def edit_current(self) -> None:
        """Ask for what stands in the cell of the cursor to be edited."""
        index, reference = self.currentIndex(), self.current()
        editable = self.table == "references" and not self.context.workspace.readonly
        if reference is not None and editable:
            self.edit_asked.emit(reference, self.columns[index.column()])

    def delete(self) -> None:
        """Take the selected references away, in one step; records are deleted as anywhere."""
        marked = self.selected_records()
        if self.table != "references":
            super().delete()
        elif marked and self._record is not None:
            self.context.workspace.edit(
                "reference.deleted",
                partial(_remove, marked),
                values=partial(_label_values, self._record),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.table == "references":
            self.edit_current()
        else:
            super().keyPressEvent(event)

    def _double_clicked(self, index: QModelIndex) -> None:
        """The first click went there already."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plainly = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if left and plainly and index.isValid() and index == self._pressed:
            self._go(index)

    def _go(self, index: QModelIndex) -> None:
        target = index.data(LinkRole)
        if self.table == "references" and (target is None or index.column()):
            self.edit_current()
            return
        if target is None or target == self._record:
            target = self.records.record_at(index.row())
        if target is not None and target != self._record:
            self.open_record.emit(int(target))


def _remove(marked: list[int]) -> None:
    for reference in marked:
        references.remove_reference(reference)


def _label_values(record: int, _result: object) -> dict[str, Any]:
    return verbs.named(record)
