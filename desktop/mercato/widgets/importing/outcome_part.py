"""What the import would do, row by row: five lists that always add up to the rows of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTabBar, QTableView, QWidget

from mercato.widgets.importing.part import Part, fit_height, say
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.small_view import dress
from mercato.workspace import words
from mercato.workspace.importing import naming
from mercato.workspace.importing.outcome_model import ABSENT, LISTS, OutcomeModel

if TYPE_CHECKING:
    from mercato.exchange.importing.report import Report
    from mercato.widgets.context import Context
    from mercato.workspace.importing.session import ImportSession

_ROWS = 12
_LINE_WIDTH = 80
_ORDER = ("refused", "changed", "new", "skipped", "same")
"""What is most worth a look."""


class OutcomePart(Part):
    """Shows the outcome of a session, whether tried or made."""

    def __init__(
        self, context: Context, session: ImportSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("What it does"), parent)
        self._session = session
        self._wanted = ""
        self.model = OutcomeModel(context.language, self)
        self.view = QTableView()
        dress(self.view, self.model, self.tr("Rows of the file and what becomes of them"))
        self.made = PlainLabel(kind="hint")
        self.notes = PlainLabel(kind="notice")
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What becomes of the rows"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _name in LISTS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turn)
        for widget in (self.made, self.notes, self.tabs, self.view):
            self.column.addWidget(widget)
        session.tried.connect(self._show)
        self.hide()

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.tabs

    def _show(self) -> None:
        report = self._session.report
        self.setVisible(report is not None)
        if report is None:
            self.model.show_outcome(None, self.model.name)
            return
        done = not report.dry_run
        title = self.tr("What it did: {file}") if done else self.tr("What it would do")
        self.title.setText(title.format(file=self._session.name))
        counts = report.counts | {ABSENT: len(report.absent)}
        self.tabs.setTabVisible(LISTS.index(ABSENT), bool(report.absent))
        for place, name in enumerate(LISTS):
            self.tabs.setTabText(place, words.note(f"import.outcome.{name}", n=counts[name]))
            self.tabs.setTabEnabled(place, counts[name] > 0)
        say(self.made, _made(report))
        notes = [naming.note(note) for note in report.notes]
        say(self.notes, "\n".join(notes))
        wanted = self._wanted if counts.get(self._wanted) else None
        name = wanted or next((name for name in _ORDER if counts[name]), "new")
        place = LISTS.index(name)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)
        self._fill(place)

    def _turn(self, place: int) -> None:
        self._wanted = LISTS[place]
        self._fill(place)

    def _fill(self, place: int) -> None:
        self.model.show_outcome(self._session.outcome, LISTS[place])
        header = self.view.horizontalHeader()
        for column in range(self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if self.model.columnCount() > 1:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnWidth(0, _LINE_WIDTH)
        fit_height(self.view, self.model.rowCount(), _ROWS)


def _made(report: Report) -> str:
    """How many records of each type are new or changed, those that are linked to included."""
    tables = {"person": "people"}
    said = []
    for code, counts in (("import.makes", report.made), ("import.alters", report.altered)):
        listed = [
            words.count(tables.get(name, f"{name}s"), number)
            for name, number in counts.items()
            if number
        ]
        if listed:
            said.append(words.note(code, records=words.listed(listed)))
    return " ".join(said)
