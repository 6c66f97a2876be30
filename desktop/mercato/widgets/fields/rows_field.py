"""Small lists edited in place: aliases, identifiers, a career; the last row is an empty one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
from mercato.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mercato.widgets.context import Context
    from mercato.widgets.fields.field import Field

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its heading, how wide it is beside the others, and its field.

    A long row is laid out in several lines; only the first has headings above it.
    """

    name: str
    label: str
    stretch: int
    make: Callable[[Context, str], Field]
    line: int = 0


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
        *,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.id: int | None = None
        self._needs = needs
        self.adding = False
        self._waiting: list[str] = []
        self._context = context
        self.fields: dict[str, Field] = {}
        self._cross = self._make_cross(context)
        self._open = self._make_open(context) if opens else None
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2)
        lines: dict[int, QHBoxLayout] = {}
        for column in columns:
            field = column.make(context, column.label)
            field.committed.connect(partial(self._committed, column.name))
            field.open_record.connect(self.open_record)
            self.fields[column.name] = field
            if column.line not in lines:
                line = lines[column.line] = QHBoxLayout()
                line.setSpacing(4)
                below.addLayout(line)
            lines[column.line].addWidget(field, column.stretch)
        lines[0].addWidget(self._cross)
        if self._open is not None:
            lines[max(lines)].addWidget(self._open)
        for field in self.fields.values():
            for note in field.take_notes():
                below.addWidget(note)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known or typed."""
        return self.id is None and not any(field.dirty for field in self.fields.values())

    def editors(self) -> list[QWidget]:
        """The widgets that take the focus, in the order of Tab."""
        found = [editor for field in self.fields.values() for editor in field.editors()]
        return [*found, self._cross, *([self._open] if self._open else [])]

    def values(self) -> Values:
        """What stands in each field."""
        return {name: field.value() for name, field in self.fields.items()}

    def show_values(self, row: int, values: Values) -> None:
        """Show what the file holds."""
        self._know(row)
        for name, field in self.fields.items():
            field.show_value(values.get(name))

    def bind(self, row: int) -> None:
        """The file knows the row by that id now; what was typed meanwhile follows."""
        self._know(row)
        self.adding = False
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            self.changed.emit(self, name)

    def _know(self, row: int) -> None:
        """The row is in the file: it can be taken away, and opened if it is a record."""
        self.id = row
        for button in (self._cross, self._open):
            if button is not None:
                button.setVisible(button is self._open or not self._context.workspace.readonly)

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

    def _make_open(self, context: Context) -> QToolButton:
        opener = QToolButton()
        opener.setProperty("kind", "chip")
        opener.setAutoRaise(True)
        wear(opener, context.theme, "open")
        opener.setIconSize(QSize(10, 10))
        opener.setAccessibleName(self.tr("Open this row: all its fields and sources"))
        opener.setToolTip(opener.accessibleName())
        opener.setFixedHeight(QLineEdit().sizeHint().height())
        keeps = opener.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        opener.setSizePolicy(keeps)
        opener.hide()
        opener.clicked.connect(self._open_row)
        return opener

    def _remove(self) -> None:
        self.removed.emit(self)

    def _open_row(self) -> None:
        if self.id is not None:
            self.open_record.emit(self.id)


class RowsField(QWidget):
    """Rows with headings; typing in the empty last row adds one, once a field in `needs` is filled.

    `added(row)` asks for a row to be made from `row.values()`, then `row.bind(id)`;
    `changed(row, name)` offers one value; `removed(row)` asks for it to go.
    """

    added = Signal(object)
    changed = Signal(object, str)
    removed = Signal(object)
    open_record = Signal(int)
    rows_changed = Signal()

    def __init__(
        self,
        context: Context,
        label: str,
        columns: tuple[Column, ...],
        needs: tuple[str, ...],
        *,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._needs = needs
        self._opens = opens
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
            self.rows_changed.emit()

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
        first = [column for column in self._columns if not column.line]
        for place, column in enumerate(first):
            grid.addWidget(ElidedLabel(column.label, kind="hint"), 0, place)
            grid.setColumnStretch(place, column.stretch)
        grid.setColumnMinimumWidth(len(first), 22)
        return headings

    def _make_row(self) -> EditableRow:
        row = EditableRow(self._context, self._columns, self._needs, opens=self._opens)
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
        self._rows.append(row)
        self.rows_changed.emit()

    def _row_added(self, row: EditableRow) -> None:
        self.added.emit(row)

    def _keep_one_empty(self) -> None:
        if not self._rows or not self._rows[-1].is_empty:
            self._add_empty()
