"""One screen from the file to the import: it updates as one goes, from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mercato.widgets.importing.bottom import Bottom
from mercato.widgets.importing.columns_part import ColumnsPart
from mercato.widgets.importing.existing_part import ExistingPart
from mercato.widgets.importing.file_part import FilePart
from mercato.widgets.importing.outcome_part import OutcomePart
from mercato.widgets.importing.questions_part import QuestionsPart
from mercato.widgets.importing.start import Start
from mercato.workspace import words
from mercato.workspace.importing import session as states
from mercato.workspace.importing.session import ImportSession

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.widgets.context import Context


class ImportForm(QWidget):
    """The parts over one session, in a page that scrolls, above a bottom that always stands.

    Each is made where it will stand: whatever comes into another place is styled once more. Those
    for a file are made one by one when the window has time, at the latest once it is taken.
    `another_wanted` when one wants to begin again.
    """

    another_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = ImportSession(context.workspace, context.language, self)
        self._stack = QStackedWidget(self)
        self.start = Start(context.theme, self._stack)
        self._area = QScrollArea(self._stack)
        self._inner = QWidget(self._area.viewport())
        self.bottom = Bottom(self.session, self)
        self._steps = self._make_parts(context)
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(self._make_next)
        self.setAccessibleName(self.tr("Import"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect()
        self._follow()
        self._clock.start()

    def first(self) -> QWidget:
        """What gets the focus."""
        if self.session.look is None:
            return self.start.first()
        if self.session.state == states.DONE:
            return self.outcome.first()
        if self.session.asked.open:
            return self.questions.first()
        return self.columns.view if self.session.are_columns_known else self.outcome.first()

    def arrive(self) -> None:
        """Once it is known what there is to do, put the focus there."""
        self.setFocus()
        self._settle_focus()

    def to_questions(self) -> None:
        """Show the first open question, and put the focus there."""
        self.questions.first().setFocus()
        self._area.ensureWidgetVisible(self.questions)

    def to_outcome(self) -> None:
        """Show what becomes of each row, and put the focus there."""
        self.outcome.first().setFocus()
        self._area.ensureWidgetVisible(self.outcome)

    def _make_parts(self, context: Context) -> Iterator[None]:
        session, inner = self.session, self._inner
        self.file = FilePart(context, session, inner)
        self.file.other_wanted.connect(self.another_wanted)
        yield
        self.questions = QuestionsPart(context, session, inner)
        self.questions.all_answered.connect(self.arrive)
        yield
        self.columns = ColumnsPart(context, session, inner)
        yield
        self.existing = ExistingPart(context, session, inner)
        yield
        self.outcome = OutcomePart(context, session, inner)
        yield
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        for part in (self.file, self.questions, self.columns, self.existing, self.outcome):
            column.addWidget(part)
        column.addStretch(1)

    def _make_next(self) -> None:
        if next(self._steps, True):
            self._clock.stop()

    def _complete(self) -> None:
        for _ in self._steps:
            pass

    def _lay_out(self) -> None:
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inner)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self._area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.bottom)

    def _connect(self) -> None:
        self.session.state_changed.connect(self._follow)
        self.bottom.apply_wanted.connect(self._apply)
        self.bottom.questions_wanted.connect(self.to_questions)
        self.bottom.another_wanted.connect(self.another_wanted)
        self.bottom.rows_wanted.connect(self.to_outcome)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._ctrl_enter)

    def _ctrl_enter(self) -> None:
        """Import if that can be; otherwise go to what has to be done before."""
        if self.bottom.apply.isEnabled() and self.bottom.apply.isVisible():
            self._apply()
        elif self.session.asked.open:
            self.to_questions()

    def _apply(self) -> None:
        job = self.session.apply()
        if job is not None:
            self.bottom.cancel.setFocus()
            job.finished.connect(self._leave_cancel)

    def _leave_cancel(self) -> None:
        """The button that had the focus is gone: on to what can be done now."""
        if self.isVisible():
            self.bottom.first().setFocus()

    def _follow(self) -> None:
        session = self.session
        begun = session.look is not None
        self._stack.setCurrentWidget(self._area if begun else self.start)
        trouble = session.trouble if session.state == states.TROUBLE and not begun else None
        self.start.say(words.trouble(trouble) if trouble is not None else "")
        self.start.setEnabled(session.state != states.WORKING)
        self.bottom.setVisible(begun)
        if session.state != states.EMPTY:
            self._complete()
            self._show_parts()
        self._settle_focus()

    def _show_parts(self) -> None:
        session = self.session
        done = session.state == states.DONE
        for part in (self.columns, self.existing):
            part.setVisible(session.are_columns_known and not done)
        asks = bool(session.asked.listed)
        self.questions.setVisible(asks and not done)
        self.file.setVisible(not done)
        for edited in (self.file, self.questions, self.columns, self.existing):
            edited.setEnabled(not session.is_final)

    def _settle_focus(self) -> None:
        session = self.session
        waits = session.state in (states.WORKING, states.EMPTY)
        answered = session.state == states.ASKING and not session.asked.open
        if self.hasFocus() and not waits and not answered:
            self.first().setFocus()
