"""The line at the bottom: the file, whether all is saved, long work, how many rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from mercato.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from mercato.shell.theme import Theme
    from mercato.workspace.jobs import Job

_SIDE = 14
"""Pixels of an icon beside small text."""

_LATE = 200
"""Milliseconds that work takes before it is worth a word."""

_NOTED = 5000
"""Milliseconds that a note stays."""


class StatusLine(QFrame):
    """Says what is so without being asked; nothing in it has to be clicked but Cancel."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._theme = theme
        self._job: Job | None = None
        self._state = ""
        self._file = ElidedLabel()
        self._file.setSizePolicy(
            self._file.sizePolicy().Policy.Maximum, self._file.sizePolicy().verticalPolicy()
        )
        self._mark = QLabel()
        self._saved = PlainLabel(kind="muted")
        self._saved.setWordWrap(False)
        self._note = PlainLabel(kind="muted")
        self._note.setWordWrap(False)
        self._soon = QTimer(self, interval=_NOTED, singleShot=True)
        self._soon.timeout.connect(self._note.clear)
        self._what = PlainLabel(kind="muted")
        self._what.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setProperty("kind", "proposal")
        self._cancel.clicked.connect(self._stop)
        self._count = PlainLabel(kind="muted")
        self._count.setWordWrap(False)
        self._lay_out()
        self._show_work(shown=False)
        theme.changed.connect(self._draw)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._file)
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addWidget(self._note)
        row.addStretch(1)
        for widget in (self._what, self._bar, self._cancel):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._count)

    def show_file(self, name: str, path: str) -> None:
        """Name the open file, "" for none."""
        self._file.setText(name)
        self._file.setToolTip(path)

    def show_state(self, state: str) -> None:
        """Say whether all is "saved", still "saving", "read_only", or nothing ("")."""
        self._state = state
        said = {
            "saved": self.tr("All changes saved"),
            "saving": self.tr("Saving…"),
            "read_only": self.tr("Read-only"),
        }
        self._saved.setText(said.get(state, ""))
        self._draw()

    def said(self) -> str:
        """Whether all is saved, in words."""
        return self._saved.text()

    def note(self, text: str) -> None:
        """Say something for a few seconds that needs no answer."""
        self._note.setText(text)
        self._soon.start()

    def noted(self) -> str:
        """What was said just now."""
        return self._note.text()

    def show_count(self, text: str) -> None:
        """Say how many rows the table shows."""
        self._count.setText(text)

    def follow(self, job: Job, what: str) -> None:
        """Show the progress of long work, and offer to cancel it."""
        self._job = job
        self._what.setText(what)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        job.progress.connect(self._progress)
        job.finished.connect(self._finished)
        self._show_work(shown=not job.done())

    def follow_long(self, job: Job, what: str) -> None:
        """The same once the work has taken a moment: most of its kind is done by then."""
        QTimer.singleShot(_LATE, self, partial(self._follow_late, job, what))

    def _follow_late(self, job: Job, what: str) -> None:
        if not job.done():
            self.follow(job, what)

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)  # 0: nobody knows how much there is
        self._bar.setValue(done)

    def _finished(self) -> None:
        if self.sender() in (None, self._job):
            self._job = None
            self._show_work(shown=False)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_work(self, *, shown: bool) -> None:
        for widget in (self._what, self._bar, self._cancel):
            widget.setVisible(shown)

    def _draw(self) -> None:
        self._mark.setVisible(bool(self._state))
        if self._state:
            icon = self._theme.icon(self._state, "good" if self._state == "saved" else "muted")
            self._mark.setPixmap(icon.pixmap(QSize(_SIDE, _SIDE), self.devicePixelRatio()))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
