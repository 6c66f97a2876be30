"""The right side of the window: one record, or the move form, the history, the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mercato.shell.export_panel import ExportPanel
from mercato.shell.history_panel import HistoryPanel
from mercato.shell.marked_page import MarkedPage
from mercato.shell.move_page import MovePage
from mercato.widgets.record_panel import RecordPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.shell.actions import Actions
    from mercato.shell.section import Section
    from mercato.widgets.context import Context
    from mercato.widgets.move_form.move_form import MoveForm


class RightSide(QStackedWidget):
    """Pages that are made when first needed; leaving one shows the record again.

    `record_chosen` asks to go to a record, `made` tells of one that was created here, `kept` of
    moves; `done` gives the focus back to the table.
    """

    record_chosen = Signal(int)
    made = Signal(object)
    kept = Signal(list)
    page_changed = Signal()
    done = Signal()

    def __init__(self, context: Context, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("right")
        self._context = context
        self.panel = RecordPanel(context)
        self.panel.open_record.connect(self.record_chosen)
        self.panel.current.connect(self.made)
        self.addWidget(self.panel)
        self.marked = MarkedPage(context.theme, actions)
        self.addWidget(self.marked)
        self._several = False
        self._move_form: MovePage | None = None
        self._history: HistoryPanel | None = None
        self._export: ExportPanel | None = None

    def prepare(self) -> None:
        """Have the move form ready before it is asked for: it has many fields."""
        if not self._context.workspace.readonly:
            self._move_page()

    def show_record(self, record: int | None) -> None:
        """Have that record in the panel, also while another page lies over it."""
        self.panel.show_record(record)
        if self._history is not None:
            self._history.set_record(record)

    def show_marked(self, table: str, marked: int) -> None:
        """Show one record, or while several rows are marked how many; other pages stay."""
        self._several = marked > 1
        if self._several:
            self.marked.show_count(table, marked)
        if self.currentWidget() in (self.panel, self.marked):
            self.show_panel()

    def show_panel(self) -> None:
        """Show the record, or that there are several."""
        page = self.marked if self._several else self.panel
        if self.currentWidget() is not page:
            self._turn_to(page)

    def leave_form(self) -> None:
        """Show the record in place of the move form; other pages stay beside the table."""
        if self.shows_form:
            self.show_panel()

    def show_new(self, record_type: str) -> None:
        """An empty form for a record of that type."""
        self.show_panel()
        self.panel.new_record(record_type)
        self.panel.focus_first()

    def show_move_form(self) -> None:
        """The move form, with its draft."""
        page = self._move_page()
        self._turn_to(page)
        page.form.show_draft()

    def toggle_history(self, record: int | None) -> None:
        """Show the history, or the record again."""
        if self._history is None:
            self._history = HistoryPanel(self._context)
            self._history.left.connect(self._leave)
            self.addWidget(self._history)
        if self.currentWidget() is self._history:
            self._leave()
        else:
            self._history.set_record(record)
            self._turn_to(self._history)
            self._history.first().setFocus()

    def show_export(self, section: Section) -> ExportPanel:
        """The export of a section's table."""
        if self._export is None:
            self._export = ExportPanel(self._context)
            self._export.left.connect(self._leave)
            self.addWidget(self._export)
        self._export.begin(section)
        self._turn_to(self._export)
        self._export.first().setFocus()
        return self._export

    def follow(self, section: Section) -> None:
        """Tell the pages that are about a table which one is on screen."""
        if self._export is not None and self.currentWidget() is self._export:
            self._export.follow(section)

    @property
    def move_form(self) -> MoveForm:
        """The move form; made if there is none."""
        return self._move_page().form

    def _move_page(self) -> MovePage:
        if self._move_form is None:
            page = self._move_form = MovePage(self._context)
            page.form.open_record.connect(self.record_chosen)
            page.form.kept.connect(self.kept)
            page.left.connect(self._leave)
            self.addWidget(page)
        return self._move_form

    @property
    def shows_panel(self) -> bool:
        """Whether one record is on screen, or the form of a new one."""
        return self.currentWidget() is self.panel

    @property
    def linked(self) -> QWidget | None:
        """The tabs below the record, if they are on screen."""
        page = self.panel.page
        return page.linked if page is not None and page.linked.isVisible() else None

    @property
    def shows_form(self) -> bool:
        """Whether the move form is on screen."""
        return self._move_form is not None and self.currentWidget() is self._move_form

    @property
    def shows_history(self) -> bool:
        """Whether the history is on screen."""
        return self._history is not None and self.currentWidget() is self._history

    def focus_first(self) -> None:
        """Put the focus into the page that is shown."""
        page = self.currentWidget()
        if isinstance(page, RecordPanel):
            page.focus_first()
        elif isinstance(page, MovePage):
            page.form.show_draft()
        elif isinstance(page, HistoryPanel | ExportPanel | MarkedPage):
            page.first().setFocus()

    def finish(self) -> None:
        """Commit what is typed, and keep the draft of a move."""
        self.panel.finish()
        if self._move_form is not None:
            self._move_form.form.drafts.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Back to the record, and to the table."""
        self.show_panel()
        self.done.emit()

    def _turn_to(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        if self._history is not None:
            self._history.set_active(active=page is self._history)
        self.page_changed.emit()
