"""One import from the first look at a file to the edit: what runs, what is known, what is open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mercato.exchange.exporting import safe_file
from mercato.exchange.importing import LABEL
from mercato.exchange.questions import Unanswered
from mercato.workspace import words
from mercato.workspace.importing import work
from mercato.workspace.importing.asked import Asked
from mercato.workspace.importing.draft import Draft
from mercato.workspace.importing.running import STOPPED, Running

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mercato.exchange.importing.plan import ImportPlan, Proposed
    from mercato.exchange.importing.report import Report
    from mercato.exchange.questions import Question
    from mercato.exchange.reading.looking import Look
    from mercato.exchange.restoring import RecordsLook
    from mercato.records.errors import Trouble
    from mercato.workspace.importing.outcome_model import Outcome
    from mercato.workspace.importing.work import Work
    from mercato.workspace.jobs import Job, Progress
    from mercato.workspace.workspace import Workspace

_NO_ANSWER = ("reading.no_such_answer", "import.no_such_answer")
_SOON = 250
"""Milliseconds without another change after which the import is tried."""

EMPTY, WORKING, ASKING, TROUBLE, READY, APPLYING, DONE = (
    *("empty", "working", "asking", "trouble", "ready", "applying", "done"),
)
"""States of an import: nothing chosen, being worked out, questions open, impossible, tried and
ready, being made, made."""


class ImportSession(QObject):
    """Everything that the page shows; whatever changes, the newest work cancels the older.

    `state_changed` comes after every step; `looked` when the file was read (again), `proposed`
    when the columns have new meanings, `asked_changed` when there are other questions or answers,
    `tried` when there is a new outcome or the old one holds no more.
    """

    state_changed = Signal()
    looked = Signal()
    proposed = Signal()
    asked_changed = Signal()
    tried = Signal()

    def __init__(self, workspace: Workspace, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.language = language
        self.origin: Path | str | None = None
        self.look: Look | RecordsLook | None = None
        self.draft = Draft(self)
        self.asked = Asked()
        self.outcome: Outcome | None = None
        self.trouble: Trouble | None = None
        self.state = EMPTY
        self.running = Running(self)
        self._headers: tuple[str, ...] | None = None
        self._made: tuple[str, dict[str, Any]] | None = None
        self._is_active, self._is_stale = True, False
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(self._try)
        self.running.broken.connect(self._failed)
        self.running.done_anyway.connect(self._applied)
        self.draft.changed.connect(self.try_again)
        workspace.changed.connect(self._changed)
        workspace.replaced.connect(self._changed)

    @property
    def name(self) -> str:
        """What is imported, in words."""
        if isinstance(self.origin, Path):
            return self.origin.name
        return words.note("import.clipboard")

    @property
    def report(self) -> Report | None:
        """What the import would do, or did; None while that is not known."""
        return None if self.outcome is None else self.outcome.report

    @property
    def are_columns_known(self) -> bool:
        """Whether it is known, as far as the file goes, what its columns are.

        Whole records have none: they say themselves what they are.
        """
        return self._headers is not None and self._work.has_columns

    @property
    def suffix_of_refused(self) -> str:
        """How a file of the refused rows ends: that is written as it was read."""
        return self._work.suffix

    @property
    def is_final(self) -> bool:
        """Whether nothing can be changed any more: it is being made, or was."""
        return self.state in (APPLYING, DONE)

    def set_active(self, *, active: bool) -> None:
        """Whether it is looked at: only then is it tried again when records change."""
        self._is_active = active
        if active and self._is_stale and self.state == READY:
            self.try_again()

    def begin(self, origin: Path | str) -> None:
        """Take a file, or the text of the clipboard; whatever was there before is forgotten."""
        self.forget()
        self.origin = origin
        self._look()

    def forget(self) -> None:
        """Have nothing to import."""
        self._soon.stop()
        self.running.stop()
        self.origin, self.look, self._headers = None, None, None
        self.asked = Asked()
        self.asked_changed.emit()
        self._set_outcome(None)
        self._enter(EMPTY)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Answer questions, or correct what was understood, and go on from there."""
        if self.is_final or self.origin is None:
            return
        reads_differently = self.asked.give(answers)
        self.asked_changed.emit()
        if reads_differently:
            self._look()
        else:
            self.try_again()

    def ask_again(self, key: str | None = None) -> None:
        """Forget, for this import, what was answered in earlier ones: one thing, or all."""
        self.asked.forget(self.asked.remembered if key is None else [key])
        self._ask(())
        self.try_again()

    def look_again(self) -> None:
        """Read the file once more: it may be another one by now."""
        if self.origin is not None and not self.is_final:
            self._look()

    def choose_table(self, table: str) -> None:
        """Say what a row is; the columns are proposed anew."""
        if table != self.draft.table and not self.is_final:
            self._propose(table)

    def try_again(self) -> None:
        """Find out soon what the import would do now."""
        if self.is_final or self._headers is None:
            return
        self._begin_step(ASKING if self.asked.open else WORKING)
        if not self.asked.open:
            self._soon.start()

    def apply(self) -> Job | None:
        """Import; None unless everything is known."""
        if self.state != READY:
            return None
        self._enter(APPLYING)
        job = self.workspace.edit_long(
            LABEL,
            partial(self._work.run, self._plan()),
            values=work.label_values,
            then=self._applied,
            refused=self._failed,
        )
        return self.running.follow(job, words.note("import.applying", name=self.name))

    def save_refused(self, path: Path, then: Callable[[Path], None]) -> Job | None:
        """Write the refused rows to a file as they were."""
        if self.look is None or self.report is None:
            return None
        write = partial(self._work.write_refused, self.report, path)
        others = (self.origin,) if isinstance(self.origin, Path) else ()

        def work(progress: Progress) -> Path:
            safe_file.spare(path, *others)
            return write(progress)

        return self.workspace.work(work, then)

    @property
    def _work(self) -> Work:
        assert self.look is not None
        return work.of(self.look, self.name)

    def _plan(self) -> ImportPlan:
        return replace(self.draft.plan, answers=self.asked.for_plan, language=self.language)

    def _look(self) -> None:
        """Read the file; a workbook that is still the same is not read again."""
        assert self.origin is not None
        self._begin_step(WORKING)
        step = partial(work.look, self.origin, self.asked.answers, self.look)
        self._run(step, self._looked, words.note("import.looking", name=self.name))

    def _looked(self, found: Look | RecordsLook) -> None:
        """The columns are proposed anew where there are others now; else what was decided stays."""
        self.look = found
        self.asked.look(found)
        self.asked_changed.emit()
        self.looked.emit()
        if self._headers == found.headers:
            self.draft.keep(found.headers, found.sample())
            self.try_again()
        else:
            self._propose(None if self._headers is None else self.draft.table)

    def _propose(self, table: str | None) -> None:
        self._begin_step(WORKING)
        step = partial(self._work.propose, table)
        self._run(step, self._proposed, words.note("import.proposing"))

    def _proposed(self, found: Proposed) -> None:
        assert self.look is not None
        self._headers = self.look.headers
        self.asked.remembered, self.asked.recalled = dict(found.plan.answers), []
        self.draft.begin(found, self.look.sample())
        self.proposed.emit()
        self.try_again()

    def _try(self) -> None:
        step = partial(self._work.rehearse, self._plan())
        job = self.workspace.rehearse(step, self._tried, refused=self._failed)
        self.running.follow(job, words.note("import.rehearsing"))

    def _tried(self, outcome: Outcome) -> None:
        self.asked.recall(outcome.report.answered)
        self._ask(())
        self._set_outcome(outcome)
        self._enter(READY)

    def _failed(self, trouble: Trouble) -> None:
        """Say what is in the way; answers that are none any more are forgotten, and asked anew."""
        if isinstance(trouble, Unanswered):
            self.asked.recall(trouble.answered)
            self._ask(trouble.questions)
            self._enter(ASKING)
            return
        if self.state == APPLYING and trouble.code == STOPPED:
            self._enter(READY)  # it left nothing behind and can be made again
            return
        key = str(trouble.values.get("key"))
        if trouble.code in _NO_ANSWER and self.asked.withdraw(key):
            self._look()
            return
        self._enter(TROUBLE, trouble)

    def _applied(self, outcome: Outcome) -> None:
        self._made = self.workspace.undo_step
        self._set_outcome(outcome)
        self._enter(DONE)

    def _changed(self) -> None:
        """The file of records is another one: what was found out may not hold any more."""
        if self.state == DONE:
            if self._made is not None and self.workspace.redo_step == self._made:
                self._enter(WORKING)  # it was taken back: all can be changed again
                self.try_again()
        elif self.state == READY and self._is_active:
            self.try_again()
        elif self.state == READY:
            self._is_stale = True

    def _run(self, step: Callable[[Progress], Any], then: Callable[[Any], None], said: str) -> None:
        self.running.follow(self.workspace.work(step, then, refused=self._failed), said)

    def _begin_step(self, state: str) -> None:
        """What was found out so far holds no more."""
        self._soon.stop()
        self.running.stop()
        self._is_stale = False
        self._set_outcome(None)
        self._enter(state)

    def _ask(self, asked: Sequence[Question]) -> None:
        self.asked.ask(asked)
        self.asked_changed.emit()

    def _set_outcome(self, outcome: Outcome | None) -> None:
        if outcome is not self.outcome:
            self.outcome = outcome
            self.tried.emit()

    def _enter(self, state: str, trouble: Trouble | None = None) -> None:
        self.state, self.trouble = state, trouble
        self.state_changed.emit()
