"""Small lists edited in place: aliases, identifiers, a career; the last row is an empty one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
from mercato.widgets.labels import ElidedLabel
from mercato.widgets.tab_order import in_tab_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its heading, how wide it is beside the others, and its field."""

    name: str
    label: str
    stretch: int
    make: Callable[[Context, str], Field]


class EditableRow(QWidget):
    """One row; `id` is None until the file knows it."""

    added = Signal(object)
    changed = Signal(object, str)
    removed = Signal(object)
    open_record = Signal(int)

    def __init__(
        self,
        context: Context,
        columns: Iterable[Column],
        needs: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.id: int | None = None
        self._needs = needs
        self.adding = False
        self._waiting: list[str] = []
        self.fields: dict[str, Field] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        for place, column in enumerate(columns):
            field = column.make(context, column.label)
            field.committed.connect(partial(self._committed, column.name))
            field.open_record.connect(self.open_record)
            self.fields[column.name] = field
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, column.stretch)
        self._cross = self._make_cross(context)
        grid.addWidget(self._cross, 0, len(self.fields), Qt.AlignmentFlag.AlignTop)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known or typed."""
        return self.id is None and not any(field.dirty for field in self.fields.values())

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        found = [editor for field in self.fields.values() for editor in field.editors()]
        return [*found, self._cross]

    def values(self) -> Values:
        """What stands in each field."""
        return {name: field.value() for name, field in self.fields.items()}

    def show_values(self, row: int, values: Values) -> None:
        """Show what the file holds."""
        self.id = row
        self._cross.show()
        for name, field in self.fields.items():
            field.show_value(values.get(name))

    def bind(self, row: int) -> None:
        """The file knows the row by that id now; what was typed meanwhile follows."""
        self.id = row
        self.adding = False
        self._cross.show()
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            self.changed.emit(self, name)

    def refused(self) -> None:
        """The row was not taken; the next commit tries again."""
        self.adding = False
        self._waiting = []

    def _committed(self, name: str) -> None:
        if self.id is not None:
            self.changed.emit(self, name)
        elif self.adding:
            self._waiting.append(name)
        else:
            self.offer()

    def offer(self) -> None:
        """Ask for a new row to be made, once it has what it needs."""
        new = self.id is None and not self.adding
        if new and any(self.fields[one].value() is not None for one in self._needs):
            self.adding = True
            self.added.emit(self)

    def _make_cross(self, context: Context) -> QToolButton:
        cross = QToolButton()
        cross.setProperty("kind", "chip")
        cross.setAutoRaise(True)
        wear(cross, context.theme, "remove")
        cross.setIconSize(QSize(10, 10))
        cross.setAccessibleName(self.tr("Remove this row"))
        cross.setToolTip(cross.accessibleName())
        cross.setFixedHeight(QLineEdit().sizeHint().height())
        keeps = cross.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        cross.setSizePolicy(keeps)
        cross.hide()
        cross.clicked.connect(self._remove)
        return cross

    def _remove(self) -> None:
        self.removed.emit(self)


class RowsField(QWidget):
    """Rows with headings; typing in the empty last row adds one, once a field in `needs` is filled.

    `added(row)` asks for a row to be made from `row.values()`, then `row.bind(id)`;
    `changed(row, name)` offers one value; `removed(row)` asks for it to go.
    """

    added = Signal(object)
    changed = Signal(object, str)
    removed = Signal(object)
    open_record = Signal(int)

    def __init__(
        self,
        context: Context,
        label: str,
        columns: tuple[Column, ...],
        needs: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._needs = needs
        self._context = context
        self._columns = columns
        self._rows: list[EditableRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._headings())
        self._add_empty()

    @property
    def rows(self) -> list[EditableRow]:
        """All rows, the empty last one included."""
        return list(self._rows)

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        return [editor for row in self._rows for editor in row.editors()]

    def show_rows(self, rows: Iterable[tuple[int, Values]]) -> None:
        """Show what the file holds; rows with uncommitted text and the focus stay as they are."""
        known = {row.id: row for row in self._rows if row.id is not None}
        loose = [row for row in self._rows if row.id is None]
        shown: list[EditableRow] = []
        for row_id, values in rows:
            row = known.pop(row_id, None) or self._make_row()
            row.show_values(row_id, values)
            shown.append(row)
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        arranged = self._rows == shown + loose
        self._rows = shown + loose
        for place, row in enumerate(self._rows):
            if self._column.indexOf(row) != place + 1:
                self._column.insertWidget(place + 1, row)
        self._keep_one_empty()
        if not arranged:
            in_tab_order(self.editors())

    def clear(self) -> None:
        """Empty the list, and forget what is typed in it."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        self._add_empty()

    def _headings(self) -> QWidget:
        headings = QWidget()
        grid = QGridLayout(headings)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        for place, column in enumerate(self._columns):
            grid.addWidget(ElidedLabel(column.label, kind="hint"), 0, place)
            grid.setColumnStretch(place, column.stretch)
        grid.setColumnMinimumWidth(len(self._columns), 22)
        return headings

    def _make_row(self) -> EditableRow:
        row = EditableRow(self._context, self._columns, self._needs)
        row.added.connect(self._row_added)
        row.changed.connect(self.changed)
        row.removed.connect(self.removed)
        row.open_record.connect(self.open_record)
        for field in row.fields.values():
            field.edited.connect(self._keep_one_empty)
        return row

    def _add_empty(self) -> None:
        row = self._make_row()
        self._column.addWidget(row)
        if self._rows:
            in_tab_order([*self._rows[-1].editors(), *row.editors()])
        self._rows.append(row)

    def _row_added(self, row: EditableRow) -> None:
        self.added.emit(row)

    def _keep_one_empty(self) -> None:
        if not self._rows or not self._rows[-1].is_empty:
            self._add_empty()
