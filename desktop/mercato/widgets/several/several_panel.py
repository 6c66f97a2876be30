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
from mercato.widgets.alive import while_alive
from mercato.widgets.fields.link import Link
from mercato.widgets.several.preview import Preview
from mercato.widgets.several.several_form import SeveralForm
from mercato.workspace import words
from mercato.workspace.several import Request, ViewedSeveral

if TYPE_CHECKING:
    from mercato.records.bulk.changing import Told
    from mercato.records.bulk.common import Common
    from mercato.records.errors import Trouble
    from mercato.widgets.context import Context
    from mercato.workspace.jobs import Job
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
        self._request: Request | None = None
        self._job: Job | None = None
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

    @property
    def is_working(self) -> bool:
        """Whether the records are being looked at or changed."""
        return self._job is not None and not self._job.done()

    def show_marked(self, marked: Marked) -> None:
        """Show what those records have in common; a look at others is over."""
        before = self.viewed.marked
        self.viewed.show(marked)
        if before is None or (before.ids, before.rows) != (marked.ids, marked.rows):
            self._request = None
            self.setCurrentIndex(0)

    def first(self) -> QWidget:
        """What gets the focus."""
        if self.is_looking:
            return self.preview.first()
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
        self.button.setEnabled(changes > 0)
        self.restore.setVisible(changes > 0)
        self.button.setText(
            self.tr("&Look at the change…") if changes < 2 else self.tr("&Look at the changes…")
        )

    def _look(self) -> None:
        marked, asked = self.viewed.marked, self.form.asked()
        if marked is None or self.is_working:
            return
        names = [*asked.values, *(["tags"] if asked.add_tags or asked.remove_tags else [])]
        alone = len(names) == 1
        values = {"type": self.form.record_type} | ({"field": names[0]} if alone else {})
        label = "records.changed" if alone else "records.changed_several"
        self._request = Request(marked, asked.wish, label, values)
        self._job = self._request.look(self._context.workspace, self._looked, self._refused)
        self.started.emit(self._job, self.tr("Looking at what would change"))

    @while_alive
    def _looked(self, told: Told) -> None:
        if self._request is None:
            return
        asked = self.form.asked().values
        new = {
            name: self.tr("{name} (new)").format(name=value.text)
            for name, value in asked.items()
            if isinstance(value, Link) and value.record is None
        }
        total, language = self._request.marked.count, self._context.language
        self.preview.show_told(self._table, told, total, new, language)
        self.setCurrentWidget(self.preview)
        self.preview.first().setFocus()

    @while_alive
    def _refused(self, trouble: Trouble) -> None:
        reason = words.trouble(trouble)
        self._leave()
        if not self.form.refuse(getattr(trouble, "field", None), reason):
            self._context.workspace.refused.emit(trouble)

    def _apply(self) -> None:
        if self._request is None or self.is_working:
            return
        workspace = self._context.workspace
        job = self._request.apply(workspace, self.preview.spared, self._applied, self._refused)
        self._job = job
        job.finished.connect(self._ended)
        self.preview.begin()
        self.started.emit(job, self.tr("Changing the records"))

    @while_alive
    def _applied(self, told: Told) -> None:
        self._request = None
        self.form.restore()
        self.setCurrentIndex(0)
        self.noted.emit(words.note("several.changed", count=told.changed))
        self.done.emit()

    def _ended(self) -> None:
        job = self._job
        if job is not None and job.cancelled and job.value is None:
            self.noted.emit(self.tr("Cancelled; nothing was changed."))
            self._leave()

    def _cancel(self) -> None:
        """Stop what is going on; else go back to the form."""
        if self._job is not None and self.is_working:
            self._job.cancel()
        else:
            self._leave()

    def _leave(self) -> None:
        self._request = None
        if self.is_looking:
            self.setCurrentIndex(0)
            self.first().setFocus()
