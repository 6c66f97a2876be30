"""The right side of the window: one record, or the move form, the history, the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mercato.shell.actions import Actions
    from mercato.shell.export_panel import ExportPanel
    from mercato.shell.history_panel import HistoryPanel
    from mercato.shell.marked_page import MarkedPage
    from mercato.shell.move_page import MovePage
    from mercato.shell.section import Section
    from mercato.widgets.context import Context
    from mercato.widgets.move_form.move_form import MoveForm
    from mercato.widgets.record_panel import RecordPanel
    from mercato.workspace.marked import Marked


class RightSide(QStackedWidget):
    """Pages that are imported and made when first needed; leaving one shows the record again.

    `record_chosen` asks to go to a record, `made` tells of one that was created here, `gone` of
    one that was deleted, `kept` of moves; `done` gives the focus back to the table.
    `started(job, text)` and `noted(text)` are for the line at the bottom.
    """

    record_chosen = Signal(int)
    made = Signal(object)
    kept = Signal(list)
    gone = Signal()
    page_changed = Signal()
    done = Signal()
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("right")
        self._context = context
        self._actions = actions
        self._nothing = QWidget()
        self.addWidget(self._nothing)
        self._several = False
        self._marked: MarkedPage | None = None
        self._panel: RecordPanel | None = None
        self._move_form: MovePage | None = None
        self._history: HistoryPanel | None = None
        self._export: ExportPanel | None = None

    @property
    def panel(self) -> RecordPanel:
        """The record's panel; made if there is none."""
        if self._panel is None:
            from mercato.widgets.record_panel import RecordPanel

            panel = self._panel = RecordPanel(self._context)
            panel.open_record.connect(self.record_chosen)
            panel.current.connect(self.made)
            panel.viewed.gone.connect(self.gone)
            panel.started.connect(self.started)
            panel.noted.connect(self.noted)
            self.addWidget(panel)
            if self.currentWidget() is self._nothing:
                self.setCurrentWidget(panel)
        return self._panel

    @property
    def marked(self) -> MarkedPage:
        """The page for several marked rows; made if there is none."""
        if self._marked is None:
            from mercato.shell.marked_page import MarkedPage

            page = self._marked = MarkedPage(self._context, self._actions)
            page.done.connect(self.done)
            page.started.connect(self.started)
            page.noted.connect(self.noted)
            self.addWidget(page)
        return self._marked

    def prepare(self) -> None:
        """Have the move form ready before it is asked for: it has many fields."""
        if not self._context.workspace.readonly:
            self._move_page().prepare()

    def prepare_marked(self, table: str) -> None:
        """Have the form for several marked rows ready: so do they."""
        if not self._context.workspace.readonly:
            self.marked.prepare(table)

    def show_record(self, record: int | None) -> None:
        """Have that record in the panel, also while another page lies over it."""
        self.panel.show_record(record)
        if self._history is not None:
            self._history.set_record(record)

    def show_marked(self, marked: Marked) -> None:
        """Show one record, or while several rows are marked what they share; other pages stay."""
        self._several = marked.count > 1
        if self._several:
            self.marked.show_marked(marked)
        elif self._marked is not None:
            self._marked.leave()
        if self.currentWidget() in (self._nothing, self._panel, self._marked):
            self.show_panel()

    def show_panel(self) -> None:
        """Show the record, or that there are several."""
        page = self.marked if self._several else self._panel or self._nothing
        if self.currentWidget() is not page:
            self._turn_to(page)

    def leave_form(self) -> None:
        """Show the record in place of the move form; other pages stay beside the table."""
        if self.shows_form:
            self.show_panel()

    def show_new(self, record_type: str) -> None:
        """An empty form for a record of that type."""
        panel = self.panel
        self.show_panel()
        panel.new_record(record_type)
        panel.focus_first()

    def show_move_form(self) -> None:
        """The move form, with its draft."""
        page = self._move_page()
        self._turn_to(page)
        page.form.show_draft()

    def toggle_history(self, record: int | None) -> None:
        """Show the history, or the record again."""
        if self._history is None:
            from mercato.shell.history_panel import HistoryPanel

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
            from mercato.shell.export_panel import ExportPanel

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
            from mercato.shell.move_page import MovePage

            page = self._move_form = MovePage(self._context, self)
            page.open_record.connect(self.record_chosen)
            page.kept.connect(self.kept)
            page.left.connect(self._leave)
            self.addWidget(page)
        return self._move_form

    @property
    def shows_panel(self) -> bool:
        """Whether one record is on screen, or the form of a new one."""
        return self.currentWidget() is self._panel

    @property
    def is_worked_in(self) -> bool:
        """Whether the focus is in the record on screen, or in what is linked to it."""
        focused = self.window().focusWidget()
        return self.shows_panel and focused is not None and self.isAncestorOf(focused)

    @property
    def linked(self) -> QWidget | None:
        """The tabs below the record, if they are on screen."""
        page = None if self._panel is None else self._panel.page
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
        if page is self._move_form and self._move_form is not None:
            self._move_form.form.show_draft()
            return
        for other in (self._history, self._export, self._marked):
            if other is not None and page is other:
                other.first().setFocus()
                return
        self.panel.focus_first()

    def finish(self) -> None:
        """Commit what is typed, and keep the draft of a move."""
        if self._panel is not None:
            self._panel.finish()
        if self._move_form is not None:
            self._move_form.finish()

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
