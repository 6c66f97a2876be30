"""What a row is and what each column fills: a table to choose in, and what can be done besides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from mercato.exchange.importing.plan import TABLES
from mercato.widgets.flow import FlowLayout
from mercato.widgets.importing.calm import calm
from mercato.widgets.importing.constants import Constants
from mercato.widgets.importing.part import Part, fit_height
from mercato.widgets.importing.target_delegate import TargetDelegate
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.small_view import dress
from mercato.workspace import words
from mercato.workspace.importing.columns_model import TARGET, WHY, ColumnsModel, name_of

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.workspace.importing.draft import Line
    from mercato.workspace.importing.session import ImportSession

_ROWS = 10
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
_SHARES = (0.22, 0.36, 0.24)
"""Of the width, for all columns but the last."""
_JOINED = 60
"""Columns that are offered to be joined."""


class ColumnsPart(Part):
    """Edits the draft of a session."""

    def __init__(
        self, context: Context, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Each row is"), parent)
        self._session = session
        self._draft = session.draft
        self._stood = 0
        self.table = calm(QComboBox())
        self.table.setAccessibleName(self.tr("What a row is"))
        for name in TABLES:
            self.table.addItem(words.note(f"import.row.{name}"), name)
        self.model = ColumnsModel(self._draft, self)
        self.view = QTableView()
        dress(self.view, self.model, self.tr("Columns and what they fill"))
        self._delegate = TargetDelegate(context.theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.view.installEventFilter(self)
        self.about = PlainLabel(kind="label")
        self.about.setWordWrap(False)
        self.cut = calm(QLineEdit())
        self.cut.setMaximumWidth(90)
        self.cut.setPlaceholderText(self.tr("e.g. ,"))
        self.cut.setAccessibleName(self.tr("Text at which the column is cut"))
        self.split = QPushButton(self.tr("S&plit at"))
        self.join = calm(QComboBox())
        self.join.setAccessibleName(self.tr("Join with another column"))
        self.join.setMaximumWidth(240)
        self.again = QPushButton(self.tr("&Use it twice"))
        self.again.setToolTip(self.tr("Let this column fill one more field"))
        self.remove = QPushButton(self.tr("Take &back"))
        self.constants = Constants(context, self._draft, self.remove)
        self._lay_out()
        self._connect()

    @property
    def place(self) -> int:
        """The line of the cursor; -1 for none."""
        return self.view.currentIndex().row()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Space and F2 open the list of fields, in whatever column the cursor is."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _OPENING and plain and self.place >= 0:
            self._open(self.view.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Delete and self.place >= 0:
            self._draft.assign(self.place, None)
            return True
        return False

    def _lay_out(self) -> None:
        self.head.addWidget(self.table)
        self.head.addStretch(1)
        hint = PlainLabel(
            self.tr("Enter chooses what a column fills, Delete leaves it out."), kind="hint"
        )
        hint.setWordWrap(False)
        self.head.addWidget(hint)
        self.view.horizontalHeader().setStretchLastSection(True)
        tools = QWidget()
        flow = FlowLayout(tools, spacing=8)
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.split)
        row.addWidget(self.cut)
        for widget in (self.about, pair, self.join, self.again, self.remove):
            flow.addWidget(widget)
        for button in (self.split, self.again, self.remove):
            button.setAutoDefault(True)
        self.about.setMinimumHeight(self.again.sizeHint().height())
        same = QLabel(self.tr("The same in every row"))
        same.setProperty("kind", "group")
        for widget in (self.view, tools, same, self.constants):
            self.column.addWidget(widget)

    def _connect(self) -> None:
        self._session.proposed.connect(self._show)
        self.table.activated.connect(self._choose_table)
        self.view.clicked.connect(self._clicked)
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        self.model.modelReset.connect(self._reset)
        self._draft.changed.connect(self._describe)
        self.split.clicked.connect(self._split)
        self.cut.returnPressed.connect(self._split)
        self.cut.textChanged.connect(self._describe)
        self.join.activated.connect(self._join)
        self.again.clicked.connect(partial(self._do, "again"))
        self.remove.clicked.connect(partial(self._do, "remove"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for place, share in enumerate(_SHARES):
            self.view.setColumnWidth(place, round(self.width() * share))

    def _show(self) -> None:
        self.table.setCurrentIndex(self.table.findData(self._draft.table))
        self.constants.show_draft()
        self._stand(0)
        self._describe()

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self._stood = current.row()
        self._describe()

    def _reset(self) -> None:
        """Other lines are shown; the cursor stays where it was."""
        fit_height(self.view, self.model.rowCount(), _ROWS)
        self._stand(self._stood)
        self._describe()

    def _stand(self, place: int) -> None:
        place = min(place, self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(place, TARGET))

    def _choose_table(self, place: int) -> None:
        self._session.choose_table(self.table.itemData(place))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() in (TARGET, WHY):
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index.siblingAtColumn(TARGET))
        self.view.edit(index.siblingAtColumn(TARGET))

    def _describe(self) -> None:
        """Say which column the buttons are about, and what can be done with it."""
        there = 0 <= self.place < len(self._draft.lines)
        line = self._draft.lines[self.place] if there else None
        self.about.setText(self._named(line) if line is not None else "")
        whole = line is not None and not line.cut and len(line.columns) == 1
        self.cut.setEnabled(whole)
        self.split.setEnabled(whole and bool(self.cut.text()))
        self.again.setEnabled(line is not None and not line.cut)
        self.remove.setEnabled(line is not None and (line.added or bool(line.cut)))
        self._offer_to_join(line if line is not None and not line.cut else None)

    def _named(self, line: Line) -> str:
        shown = words.visible(name_of(line), one_line=True)
        shown = shown if len(shown) < 30 else shown[:29] + "…"
        return self.tr("“{column}”:").format(column=shown)

    def _offer_to_join(self, line: Line | None) -> None:
        self.join.clear()
        self.join.addItem(self.tr("Join with…"))
        if line is not None:
            columns = dict.fromkeys(one.columns[0] for one in self._draft.lines)
            for name in list(columns)[:_JOINED]:
                if name not in line.columns:
                    self.join.addItem(words.visible(name, one_line=True), name)
        self.join.setEnabled(self.join.count() > 1)

    def _split(self) -> None:
        if self.split.isEnabled():
            place, cut = self.place, self.cut.text()
            self._draft.split(place, cut)
            self._stand(place)
            self.view.setFocus()

    def _join(self, chosen: int) -> None:
        if chosen > 0:
            place = self.place
            self._draft.join(place, self.join.itemData(chosen))
            self._stand(place + 1)
            self.view.setFocus()

    def _do(self, what: str, checked: bool = False) -> None:
        place = self.place
        getattr(self._draft, what)(place)
        self._stand(place + 1 if what == "again" else place)
        self.view.setFocus()
