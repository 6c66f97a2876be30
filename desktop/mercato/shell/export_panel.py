"""Export: what, how, where to; and how many records stay out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest, ExportResult
from mercato.records.finding import tables
from mercato.shell.side_page import SidePage
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.records.errors import Trouble
    from mercato.shell.section import Section
    from mercato.widgets.context import Context
    from mercato.workspace.jobs import Job


class ExportPanel(SidePage):
    """The table on screen, or everything in it; `started(job, text)` for the line at the bottom."""

    started = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, self.tr("Export"))
        self._context = context
        self._section: Section | None = None
        self._job: Job | None = None
        self.dialog: QFileDialog | None = None
        self.this = QRadioButton()
        self.everything = QRadioButton()
        self.csv = QRadioButton(self.tr("&CSV: for programs, UTF-8"))
        self.excel = QRadioButton(self.tr("CSV for E&xcel: opens there with a double click"))
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("File to write"))
        self.withheld = PlainLabel(kind="hint")
        self.result = PlainLabel(kind="good")
        self.start = QPushButton(self.tr("&Export"))
        self.start.setProperty("kind", "primary")
        self.start.setAutoDefault(True)
        self._lay_out()
        self._connect()

    def first(self) -> QWidget:
        return self.this

    def begin(self, section: Section) -> None:
        """Offer to export a section's table."""
        self._section = section
        self._name_rows(section)
        name = words.table(section.name)
        self.everything.setText(self.tr("E&verything in {table}, all columns").format(table=name))
        self.this.setChecked(True)
        self.result.setText("")
        self._propose()
        self._count()

    def follow(self, section: Section) -> None:
        """Offer the table that is on screen now, with as many rows as it has now."""
        if section is not self._section and self._job is None:
            self.begin(section)
        elif section is self._section:
            self._name_rows(section)

    def request(self) -> ExportRequest:
        """What is asked for."""
        assert self._section is not None
        style = "excel-csv" if self.excel.isChecked() else "csv"
        language, day_first = self._context.language, self._context.day_first
        path = Path(self.path.text().strip()).expanduser()
        if self.everything.isChecked():
            return ExportRequest(self._section.name, path, style, language=language)
        table = self._section.table
        return ExportRequest(
            self._section.name,
            path,
            style,
            query=table.records.query,
            sort=tuple(table.sort),
            ids=table.records.ids[:],
            columns=tuple(table.columns),
            language=language,
            day_first=day_first,
        )

    def run(self) -> Job:
        """Write the file, beside all other work."""
        self.result.setText("")
        request = self.request()
        job = self._job = self._context.workspace.work(
            partial(export_table, request), self._written, refused=self._refused
        )
        self.start.setEnabled(False)
        job.finished.connect(self._ended)
        self.started.emit(job, self.tr("Exporting to {file}").format(file=request.path.name))
        return job

    def _lay_out(self) -> None:
        for title, choices in (
            (self.tr("What"), (self.this, self.everything)),
            (self.tr("As"), (self.csv, self.excel)),
        ):
            self.column.addWidget(PlainLabel(title, kind="group"))
            group = QButtonGroup(self)
            for choice in choices:
                group.addButton(choice)
                self.column.addWidget(choice)
            self.column.addSpacing(4)
        self.csv.setChecked(True)
        self.column.addWidget(PlainLabel(self.tr("Into the file"), kind="group"))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        choose = QPushButton(self.tr("C&hoose…"))
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        self.column.addLayout(row)
        self.column.addSpacing(4)
        self.column.addWidget(self.withheld)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addWidget(self.result)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.this.toggled.connect(self._count)
        self.start.clicked.connect(self.run)
        self.path.returnPressed.connect(self.run)
        self.path.textChanged.connect(self._typed)

    def _name_rows(self, section: Section) -> None:
        shown = words.count(section.name, len(section.table.records.ids))
        self.this.setText(
            self.tr("&This table: {count}, its filter, columns and order").format(count=shown)
        )

    def _propose(self) -> None:
        assert self._section is not None
        place = QStandardPaths.StandardLocation.DocumentsLocation
        own = self._context.workspace.path
        folders = [
            *([Path(self.path.text()).parent] if self.path.text() else []),
            Path(QStandardPaths.writableLocation(place)),
            *([own.parent] if own is not None else []),
        ]
        folder = next((one for one in folders if one.is_dir()), Path.home())
        self.path.setText(str(folder / f"{words.table(self._section.name).casefold()}.csv"))

    def _choose(self) -> None:
        dialog = self.dialog = QFileDialog(self, self.tr("Export into"), self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("CSV files (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.path.text())
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _count(self) -> None:
        assert self._section is not None
        query = "" if self.everything.isChecked() else self._section.table.records.query
        self._context.workspace.read(
            partial(tables.withheld, self._section.name, query), self._counted, channel="withheld"
        )

    def _counted(self, withheld: int) -> None:
        said = words.note("export.will_withhold", count=withheld) if withheld else ""
        self.withheld.setText(said)
        self.withheld.setVisible(bool(said))

    def _typed(self, text: str) -> None:
        self.start.setEnabled(bool(text.strip()))
        self.result.setText("")

    def _written(self, result: ExportResult | None) -> None:
        if result is not None:
            said = words.note("export.written", count=result.rows, path=str(result.path))
            self._say(said, "good")

    def _refused(self, trouble: Trouble) -> None:
        self._say(words.trouble(trouble), "error")

    def _ended(self) -> None:
        self.start.setEnabled(True)
        job, self._job = self._job, None
        if job is None or not job.cancelled:
            return
        if job.value is None:
            self._say(self.tr("Cancelled; no file was written."), "notice")
        else:
            self._written(job.value)  # it was done before anybody could stop it

    def _say(self, text: str, kind: str) -> None:
        self.result.setProperty("kind", kind)
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
        self.result.setText(text)
