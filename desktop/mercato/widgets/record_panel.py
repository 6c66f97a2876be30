"""One record beside the table: heading, form, linked tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mercato.widgets.labels import PlainLabel
from mercato.widgets.panel.effects_offer import EffectsOffer
from mercato.widgets.panel.heading import Heading
from mercato.widgets.panel.record_page import RecordPage
from mercato.workspace import words
from mercato.workspace.record_view import ViewedRecord

if TYPE_CHECKING:
    from mercato.widgets.context import Context
    from mercato.workspace.record_view_data import RecordView


_BETWEEN = 1
"""Milliseconds between two steps of making a page; without any, Qt takes them as one."""

_LATE = 120
"""Milliseconds after which a record that is still being read is waited for with nothing shown."""


class RecordPanel(QWidget):
    """Shows one record, or a form for a new one. `current` tells of a record that was made here.

    `started(job, text)` and `noted(text)` are for the line at the bottom of the window.
    """

    open_record = Signal(int)
    current = Signal(object)
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._pages: dict[str, RecordPage] = {}
        self.viewed = ViewedRecord(context.workspace, self)
        self.heading = Heading(context.theme)
        self.offer = EffectsOffer(context)
        self._hint = self.tr("Choose a record in the table.")
        self.empty = PlainLabel(self._hint, kind="hint")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.offer)
        column.addWidget(self.stack, 1)
        self.heading.hide()
        self._wants_focus = False
        self._late = QTimer(self, interval=_LATE, singleShot=True)
        self._late.timeout.connect(self._show_loading)
        self.offer.answered.connect(self.focus_first)
        self.viewed.shown.connect(self._show_view)
        self.viewed.gone.connect(self._show_nothing)
        context.workspace.closed.connect(self._show_nothing)

    @property
    def record(self) -> int | None:
        """The record shown."""
        return self.viewed.record

    @property
    def is_loading(self) -> bool:
        """Whether the record asked for has not arrived yet."""
        return self.viewed.record is not None and self.viewed.view is None

    @property
    def page(self) -> RecordPage | None:
        """Form and tables of what is shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, RecordPage) else None

    def show_record(self, record: int | None) -> None:
        """Show that record, or none."""
        if record is not None and record == self.viewed.record:
            return
        self.finish()
        self.viewed.show(record)
        self._wants_focus = False
        if record is None:
            self._show_nothing()
        else:
            self._late.start()

    def new_record(self, record_type: str) -> None:
        """Show an empty form; the record exists once its needed field is filled."""
        self.finish()
        self.viewed.show(None)
        page = self._page(record_type)
        page.form.start_new()
        page.linked.hide()
        new = self.tr("New {what}").format(what=words.record_type(record_type))
        self.heading.show_record(record_type, new, "")
        self.offer.show_move(None)
        self.heading.show()
        self.stack.setCurrentWidget(page)

    def focus_first(self) -> None:
        """Put the cursor into the first field, once the record is there."""
        self._wants_focus = self.is_loading
        if self.page is not None and not self.is_loading:
            self.page.form.focus_first()

    def finish(self) -> None:
        """Commit what is typed."""
        if self.page is not None:
            self.page.finish()

    def _show_view(self, view: RecordView) -> None:
        self._late.stop()
        page = self._page(view.type)
        if page.make_next():
            QTimer.singleShot(_BETWEEN, self, self._show_viewed)
            return
        self.heading.show_record(view.type, view.heading, view.subtitle)
        self.heading.show()
        self.offer.show_move(view.record if view.type == "move" else None)
        page.form.show_view(view)
        page.linked.show_view(view)
        page.linked.show()
        self.stack.setCurrentWidget(page)
        for other in self._pages.values():
            if other is not page:
                other.show_nothing()
        if self._wants_focus:
            self.focus_first()

    def _show_viewed(self) -> None:
        """Go on with a record whose page was not there yet."""
        if self.viewed.view is not None:
            self._show_view(self.viewed.view)

    def _show_loading(self) -> None:
        """Say that the record is on its way, in place of the one that is not meant any more."""
        if self.is_loading:
            self._show_nothing()
            self.empty.setText(self.tr("Loading…"))

    def _show_nothing(self) -> None:
        self._late.stop()
        self.empty.setText(self._hint)
        self.heading.hide()
        self.offer.show_move(None)
        self.stack.setCurrentWidget(self.empty)
        for page in self._pages.values():
            page.show_nothing()

    def _made(self, record: int) -> None:
        self.viewed.show(record)
        self.current.emit(record)

    def _page(self, record_type: str) -> RecordPage:
        if record_type not in self._pages:
            page = self._pages[record_type] = RecordPage(self.context, record_type, self.stack)
            page.created.connect(self._made)
            page.open_record.connect(self.open_record)
            page.started.connect(self.started)
            page.noted.connect(self.noted)
            self.stack.addWidget(page)
        return self._pages[record_type]
