"""Small lists in the tabs of a move that are no tables of records: its statuses, its links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from mercato.records import dates
from mercato.records.moving import move_links, move_status
from mercato.widgets.alive import while_alive
from mercato.widgets.tables.small_view import dress
from mercato.widgets.theme import STATUS_ROLES
from mercato.workspace import headings, words
from mercato.workspace.linked_tables import LINKS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.widgets.context import Context

_RECORD = Qt.ItemDataRole.UserRole + 1
_STATUS = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, the statuses that some of them are, and the record it leads to."""

    cells: tuple[str, ...]
    statuses: tuple[str | None, ...] = ()
    record: int | None = None


class SmallTable(QTableView):
    """A few rows, read again whenever the record changes."""

    open_record = Signal(int)

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._read, headings_shown = _KINDS[name]
        self.lines = QStandardItemModel(0, len(headings_shown), self)
        self.lines.setHorizontalHeaderLabels([words.field(*one) for one in headings_shown])
        dress(self, self.lines, words.table(name))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)

    def show_record(self, record: int | None, *, include_units: bool) -> None:
        """Show what belongs to that move."""
        if record is None:
            self._show([])
        else:
            language = self._context.language
            self._context.workspace.read(
                partial(self._read, record, language), self._show, channel=f"small {id(self)}"
            )

    @while_alive
    def _show(self, lines: list[Line]) -> None:
        self.lines.setRowCount(0)
        for line in lines:
            items = [QStandardItem(words.visible(cell, one_line=True)) for cell in line.cells]
            for item, status in zip(items, line.statuses, strict=False):
                role = STATUS_ROLES.get(status or "")
                if role is not None:
                    item.setIcon(self._context.theme.icon(str(status), role))
                    item.setForeground(self._context.theme.colour(role))
            for item in items:
                item.setData(line.record, _RECORD)
            self.lines.appendRow(items)

    def _go(self, index: QModelIndex) -> None:
        record = index.data(_RECORD)
        if record is not None:
            self.open_record.emit(int(record))


def _statuses(move: int, language: str) -> list[Line]:
    """How far the move was and how well it was known, the latest first."""
    lines = []
    for step in reversed(move_status.history(move)):
        known = [step.stage, step.verification, step.to_verification]
        groups = ("stage", "verification", "verification")
        said = [words.choice(group, code) for group, code in zip(groups, known, strict=True)]
        as_of = step.as_of_text or (dates.say(step.as_of, language) if step.as_of else "")
        source = step.reference.source_id if step.reference_id else None
        lines.append(Line((*said, as_of), tuple(known), source))
    return lines


def _links(move: int, _language: str) -> list[Line]:
    """What the move replaces, cancels, renews or is a part of, and the other way round."""
    lines = []
    for link in move_links.of(move):
        kind = words.choice("move_link_kind", link.kind)
        other = link.b_id if link.a_id == move else link.a_id
        names = [headings.name(one) for one in (link.a_id, link.b_id)]
        lines.append(Line((names[0], kind, names[1]), record=other))
    return lines


_KINDS: dict[str, tuple[Callable[[int, str], list[Line]], tuple[tuple[str, str], ...]]] = {
    STATUSES: (
        _statuses,
        (
            ("move", "stage"),
            ("move", "verification"),
            ("move", "to_verification"),
            ("move_status", "as_of"),
        ),
    ),
    LINKS: (_links, (("move_link", "a"), ("move_link", "kind"), ("move_link", "b"))),
}
