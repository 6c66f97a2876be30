"""The look at a change of many records before it is made: numbers, reasons, the first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mercato.records.finding import tables
from mercato.widgets.labels import PlainLabel
from mercato.widgets.several.preview_model import PreviewModel
from mercato.widgets.tables.small_view import dress
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Refusals, Told

_FIELD = 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Preview(QWidget):
    """Shows what would change; `apply` and `left` are for its buttons, Enter and Esc.

    With `ticks` each record shown can be left out.
    """

    apply = Signal()
    left = Signal()

    def __init__(
        self, apply: str = "", *, ticks: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = PreviewModel(self, ticks=ticks)
        self._told: Told | None = None
        self._table = ""
        self._field = ""
        self._total = 0
        self.summary = PlainLabel(kind="subheading")
        self.same = PlainLabel(kind="hint")
        self.refusals = PlainLabel(kind="notice")
        self.rest = PlainLabel(kind="hint")
        self.list = self._list()
        self.button = QPushButton(apply or self.tr("&Apply"))
        self.button.setProperty("kind", "primary")
        self.cancel = QPushButton(self.tr("&Cancel"))
        self._lay_out()
        self.button.clicked.connect(self.apply)
        self.cancel.clicked.connect(self.left)
        self.model.ticked.connect(self._count)

    @property
    def spared(self) -> frozenset[int]:
        """The records that are left out."""
        return frozenset(self.model.spared)

    def show_told(
        self, table: str, told: Told, total: int, new: dict[str, str], language: str
    ) -> None:
        """Show what would change among so many records of a table."""
        self._told, self._table, self._total = told, table, total
        self.model.show_told(tables.TABLES[table].record_type, told, new, language)
        fields = {line.cells[_FIELD] for line in self.model.lines}
        self._field = fields.pop() if len(fields) == 1 else ""
        self.list.setColumnHidden(_FIELD, bool(self._field))
        self.list.setVisible(bool(self.model.lines))
        self.list.setEnabled(True)
        _say(self.same, words.note("several.same", count=told.same) if told.same else "")
        _say(self.refusals, "\n".join(map(_refused, told.refused.values())))
        rest = told.changed - len(told.lines)
        _say(self.rest, words.note("several.more", count=rest) if rest else "")
        self._count()

    def first(self) -> QWidget:
        """What gets the focus: the button that Enter presses, if there is anything to do."""
        return self.button if self.button.isEnabled() else self.cancel

    def begin(self) -> None:
        """The change is being made: all that can be done is to cancel it."""
        self.list.setEnabled(False)
        self.button.setEnabled(False)
        self.cancel.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list Space leaves a record out and Enter applies, in any column."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = self.list.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0 and self.model.ticks:
            self.model.toggle(row)
            return True
        if event.key() in _ENTER and self.button.isEnabled():
            self.button.click()
            return True
        return False

    def _count(self) -> None:
        assert self._told is not None
        changed = self._told.changed - len(self.model.spared)
        total = words.count(self._table, self._total)
        code = "several.changing" if changed else "several.nothing"
        said = words.note(code, count=changed, total=total)
        named = self.tr("{field}: {text}").format(field=self._field, text=said)
        self.summary.setText(named if self._field else said)
        self.button.setEnabled(changed > 0)

    def _list(self) -> QTableView:
        made = QTableView()
        dress(made, self.model, self.tr("What changes"))
        made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        made.installEventFilter(self)
        return made

    def _lay_out(self) -> None:
        for button in (self.button, self.cancel):
            button.setAutoDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.summary, self.same, self.refusals):
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(self.rest)
        column.addLayout(buttons)


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _refused(found: Refusals) -> str:
    """How many are refused for a reason, which ones come first, and the reason."""
    more = ", …" if found.count > len(found.names) else ""
    names, reason = ", ".join(found.names) + more, words.trouble(found.reason)
    return words.note("several.refused", count=found.count, names=names, reason=reason)
