"""What always stands at the bottom: the sum, what is to do next, and the button that imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mercato.widgets.importing.part import say
from mercato.widgets.labels import PlainLabel, restyle
from mercato.workspace import words
from mercato.workspace.importing import naming
from mercato.workspace.importing import session as states

if TYPE_CHECKING:
    from mercato.exchange.importing.report import Report
    from mercato.records.errors import Trouble
    from mercato.workspace.importing.session import ImportSession

_BOLD = 16
"""Pixels by which a button's text may grow while it has the focus."""
_NAMELESS = "import.nothing_named"


class Bottom(QFrame):
    """Follows a session; its buttons ask for what can be done."""

    apply_wanted = Signal()
    questions_wanted = Signal()
    show_wanted = Signal()
    save_wanted = Signal()
    rows_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottom")
        self._session = session
        self.sum = PlainLabel(kind="strong")
        self.said = PlainLabel(kind="hint")
        self.apply = QPushButton(self.tr("&Import"))
        self.apply.setProperty("kind", "primary")
        self.apply.setToolTip(self.tr("Take it all in, as one step (Ctrl+Enter)"))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.questions = QPushButton(self.tr("To the &questions"))
        self.rows = QPushButton(self.tr("&Row by row"))
        self.rows.setToolTip(self.tr("See what becomes of each row"))
        self.again = QPushButton(self.tr("Tr&y again"))
        self.show_them = QPushButton(self.tr("&Show them"))
        self.save = QPushButton(self.tr("Save the refuse&d rows…"))
        self.another = QPushButton(self.tr("Import &another…"))
        self._lay_out()
        self._connect()
        self._show()

    def first(self) -> QWidget:
        """The button for what is most likely done next."""
        buttons = (self.show_them, self.another, self.apply)
        return next((one for one in buttons if not one.isHidden()), self.apply)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.sum)
        texts.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        buttons = (
            *(self.save, self.rows, self.show_them, self.another),
            *(self.again, self.questions, self.cancel, self.apply),
        )
        for button in buttons:
            button.setAutoDefault(True)
            button.setMinimumWidth(button.sizeHint().width() + _BOLD)
            row.addWidget(button)

    def _connect(self) -> None:
        self._session.state_changed.connect(self._show)
        self.apply.clicked.connect(self.apply_wanted)
        self.cancel.clicked.connect(self._session.running.cancel)
        self.questions.clicked.connect(self.questions_wanted)
        self.again.clicked.connect(self._session.look_again)
        self.rows.clicked.connect(self.rows_wanted)
        self.show_them.clicked.connect(self.show_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.another.clicked.connect(self.another_wanted)

    def _show(self) -> None:
        session = self._session
        state, report = session.state, session.report
        self.setVisible(state != states.EMPTY)
        say(self.sum, total(report) if report is not None else "")
        kind, text = self._state(report)
        restyle(self.said, kind)
        say(self.said, text)
        done, refused = state == states.DONE, report is not None and len(report.refused) > 0
        changes = report is not None and _changes(report) > 0
        self.apply.setEnabled(state == states.READY and changes)
        self.apply.setVisible(not done and state != states.APPLYING)
        self.cancel.setVisible(state == states.APPLYING)
        self.questions.setVisible(state == states.ASKING)
        wrong = session.trouble is not None and session.trouble.code != _NAMELESS
        self.again.setVisible(state == states.TROUBLE and wrong)
        self.show_them.setVisible(done and report is not None and report.tag is not None)
        self.save.setVisible(refused and state in (states.READY, states.DONE))
        self.another.setVisible(done)
        self.rows.setVisible(report is not None)

    def _state(self, report: Report | None) -> tuple[str, str]:
        """How it stands, in one sentence, and how that is shown."""
        session = self._session
        if session.state == states.ASKING:
            left = words.count("questions", len(session.asked.open))
            return "notice", self.tr("{questions} to answer first").format(questions=left)
        if session.state == states.TROUBLE and session.trouble is not None:
            return self._trouble(session.trouble)
        if session.state == states.WORKING:
            return "hint", self.tr("Finding out what would change…")
        if session.state == states.APPLYING:
            return "hint", self.tr("Importing; Cancel leaves everything as it was")
        if session.state == states.DONE:
            return "good", self._done(report)
        if report is not None and not _changes(report):
            return "hint", self.tr("Nothing would change")
        return "hint", self.tr("Nothing is in your file yet; this is what Import would do")

    def _trouble(self, trouble: Trouble) -> tuple[str, str]:
        """What is in the way; that nothing names the rows is no trouble but the next step."""
        if trouble.code != _NAMELESS:
            return "error", words.trouble(trouble)
        table = self._session.draft.table
        named = [naming.target(table, name) for name in _fields(trouble)]
        return "notice", words.note("import.name_rows", fields=named)

    def _done(self, report: Report | None) -> str:
        said = self.tr("Imported, as one step: Ctrl+Z takes it all back.")
        if report is None or report.backup is None:
            return said
        copy = self.tr("As it was before, the file is kept as “{name}”.")
        return f"{said} {copy.format(name=Path(report.backup).name)}"


def total(report: Report) -> str:
    """The sum that always adds up: "12 rows = 7 new + 3 changed + 0 same + 1 skipped + …"."""
    rows = words.count("rows", report.rows)
    return words.note("import.sum", rows=rows, **report.counts)


def _fields(trouble: Trouble) -> list[str]:
    fields = trouble.values.get("fields")
    return [str(name) for name in fields] if isinstance(fields, list) else []


def _changes(report: Report) -> int:
    """How many rows would leave something behind."""
    counts = report.counts
    return counts["new"] + counts["changed"] + sum(report.made.values())
