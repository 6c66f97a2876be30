"""The marked records of one type: what they have in common, a change of all, a look before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mercato.records.finding import tables
from mercato.widgets.fields.link import Link
from mercato.widgets.several.preview import Preview
from mercato.widgets.several.requesting import Requesting
from mercato.widgets.several.several_form import SeveralForm
from mercato.workspace import words
from mercato.workspace.several import Request, ViewedSeveral

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Told
    from mercato.records.bulk.common import Common
    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.workspace.marked import Marked


class SeveralPanel(QStackedWidget):
    """Form, and over it the look at what would change.

    `started(job, text)` is for the line at the bottom; `noted(text)` for a note there; `done` once
    the records are changed.
    """

    started = Signal(object, str)
    noted = Signal(str)
    done = Signal()

    def __init__(self, context: Context, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._table = table
        self._meant: tuple[object, ...] | None = None
        self.requesting = Requesting(context.workspace, self)
        self.form = SeveralForm(context, tables.TABLES[table].record_type)
        self.viewed = ViewedSeveral(context.workspace, self.form.names, self)
        self.preview = Preview()
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.setAutoDefault(True)
        self.button.setToolTip(self.tr("See what changes before it does (Ctrl+Enter)"))
        self.restore = QPushButton(self.tr("&Discard"))
        self.restore.setAutoDefault(True)
        self._lay_out()
        self._connect()
        self._count()

    @property
    def is_looking(self) -> bool:
        """Whether it is shown what would change."""
        return self.currentWidget() is self.preview

    def show_marked(self, marked: Marked) -> None:
        """Show what those records have in common; a look at others is over.

        What is asked for goes on while more or fewer are marked, but is not meant for others that
        are marked later: nobody would look for it there.
        """
        self.form.make_whole()
        before = self.viewed.marked
        meant, self._meant = self._meant, _key(marked)
        self.viewed.show(marked)
        if before is None or (before.ids, before.rows) != (marked.ids, marked.rows):
            self.requesting.forget()
            if before is None and meant != self._meant:
                self.form.restore()
            self.form.show_unknown()
            self._count()
            self.setCurrentIndex(0)

    def first(self) -> QWidget:
        """What gets the focus."""
        if self.is_looking:
            return self.preview.first()
        self.form.make_whole()
        return next(iter(self.form.rows.values())).field.editors()[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_looking:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.addWidget(page)
        self.addWidget(self.preview)

    def _connect(self) -> None:
        self.viewed.shown.connect(self._show_common)
        self.form.changed.connect(self._count)
        self.form.look.connect(self._look)
        self.button.clicked.connect(self.form.ask_to_look)
        self.restore.clicked.connect(self.form.restore)
        self.requesting.looked.connect(self._looked)
        self.requesting.refused.connect(self._refused)
        self.requesting.applied.connect(self._applied)
        self.requesting.cancelled.connect(self._leave)
        self.requesting.started.connect(self.started)
        self.requesting.noted.connect(self.noted)
        self.preview.apply.connect(self._apply)
        self.preview.left.connect(self._cancel)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, context=within)
        keys.activated.connect(self._ctrl_enter)

    def _ctrl_enter(self) -> None:
        if self.is_looking:
            self.preview.button.click()
        else:
            self.form.ask_to_look()

    def _show_common(self, common: Common) -> None:
        self.form.show_common(common)
        self._count()

    def _count(self) -> None:
        changes = self.form.changes
        self.button.setEnabled(changes > 0 and self.form.is_known)
        self.restore.setVisible(changes > 0)
        self.button.setText(
            self.tr("&Look at the change…") if changes < 2 else self.tr("&Look at the changes…")
        )

    def _look(self) -> None:
        marked, asked = self.viewed.marked, self.form.asked()
        if marked is None:
            return
        names = [*asked.values, *(["tags"] if asked.add_tags or asked.remove_tags else [])]
        alone = len(names) == 1
        values = {"type": self.form.record_type} | ({"field": names[0]} if alone else {})
        label = "records.changed" if alone else "records.changed_several"
        self.requesting.look(Request(marked, asked.wish, label, values))

    def _looked(self, told: Told) -> None:
        assert self.requesting.request is not None
        new = {
            name: self.tr("{name} (new)").format(name=value.text)
            for name, value in self.form.asked().values.items()
            if isinstance(value, Link) and value.record is None
        }
        total = self.requesting.request.marked.count
        self.preview.show_told(self._table, told, total, new, self._context.language)
        self.setCurrentWidget(self.preview)
        self.preview.first().setFocus()

    def _refused(self, trouble: Trouble) -> None:
        self._leave()
        name = getattr(trouble, "field", None)
        if not self.form.refuse(name, words.trouble(trouble)):
            self._context.workspace.refused.emit(trouble)

    def _apply(self) -> None:
        self.preview.begin()
        self.requesting.apply(self.preview.spared)

    def _applied(self, _told: Told) -> None:
        self.form.restore()
        self.setCurrentIndex(0)
        self.done.emit()

    def _cancel(self) -> None:
        """Stop what is going on; else go back to the form."""
        if self.requesting.is_working:
            self.requesting.cancel()
        else:
            self._leave()

    def _leave(self) -> None:
        self.requesting.forget()
        if self.is_looking:
            self.setCurrentIndex(0)
            self.first().setFocus()


def _key(marked: Marked) -> tuple[object, ...]:
    """What tells marked records from others, without holding their table's ids."""
    ends = [marked.ids[row] for rows in marked.rows if rows for row in (rows[0], rows[-1])]
    return (*marked.rows, *ends)
