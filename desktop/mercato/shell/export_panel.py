"""Export: what, how, where to; and how many records stay out."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.formats import FORMATS
from mercato.exchange.exporting.request import ExportRequest, ExportResult
from mercato.shell.confidential_choice import ConfidentialChoice
from mercato.shell.export_range import ExportRange
from mercato.shell.format_choice import FormatChoice
from mercato.shell.side_page import SidePage
from mercato.widgets.labels import PlainLabel, restyle
from mercato.workspace import words
from mercato.workspace.file_look import FileLook, FolderChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.errors import Trouble
    from mercato.shell.section import Section
    from mercato.widgets.context import Context
    from mercato.workspace.jobs import Job


class ExportPanel(SidePage):
    """The table on screen, everything in it, or all of the file, in one of many formats.

    `started(job, text)` is for the line at the bottom. Confidential records stay out unless they
    are asked for, which holds for one export only.
    """

    started = Signal(object, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, self.tr("Export"))
        self._context = context
        self._section: Section | None = None
        self._job: Job | None = None
        self.dialog: QFileDialog | None = None
        self.range = ExportRange()
        self.format = FormatChoice()
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("File to write"))
        there = self.tr("This file is there already; it will be replaced.")
        self.there = PlainLabel(there, kind="notice")
        self.confidential = ConfidentialChoice(context)
        self.result = PlainLabel(kind="good")
        self.start = QPushButton(self.tr("E&xport"))
        self.start.setProperty("kind", "primary")
        self.start.setAutoDefault(True)
        self.copy = QPushButton(self.tr("Cop&y"))
        self.copy.setToolTip(self.tr("Copy the text instead of writing a file"))
        self._file_look = FileLook(self)
        self._folder = FolderChoice(self)
        self._suffix = ""
        self._pressed: QPushButton | None = None
        self._lay_out()
        self._connect()

    def first(self) -> QWidget:
        return self.range.this

    def begin(self, section: Section) -> None:
        """Offer to export a section's table."""
        self._section = section
        self.confidential.forget()
        with QSignalBlocker(self.range), QSignalBlocker(self.format):
            self.range.this.setChecked(True)
            self.format.offer(section.name)
        self._name_rows()
        self._propose()
        self._look_at_path()  # which may be what it was, and there by now
        self._count()

    def follow(self, section: Section) -> None:
        """Offer the table that is on screen now, with as many rows as it has now."""
        if section is not self._section and self._job is None:
            self.begin(section)
        elif section is self._section:
            self._name_rows()
            self._count()

    def request(self) -> ExportRequest:
        """What is asked for."""
        assert self._section is not None
        asked = ExportRequest(
            self.range.table(self._section),
            _path(self.path.text().strip()),
            self.format.format.code,
            include_confidential=self.confidential.includes,
            language=words.system_language(),
            day_first=self._context.day_first,
            wording=words,
        )
        if not self.range.this.isChecked():
            return asked
        table = self._section.table
        return replace(
            asked,
            query=table.records.query,
            sort=tuple(table.sort),
            ids=table.records.ids[:],
            columns=tuple(table.columns),
        )

    def run(self) -> Job:
        """Write the file, beside all other work."""
        request = self.request()
        text = self.tr("Exporting to {file}").format(file=request.path.name)
        then = partial(self._written, FORMATS[request.style].written)
        stopped = self.tr("Cancelled; no file was written.")
        return self._work(partial(export_table, request), then, text, stopped)

    def run_copy(self) -> Job:
        """Copy the text that a file would hold."""
        work, stopped = partial(_as_text, self.request()), self.tr("Cancelled; nothing was copied.")
        return self._work(work, self._copied, self.tr("Copying"), stopped)

    def _work(
        self, work: Callable[..., Any], then: Callable[[Any], None], text: str, stopped: str
    ) -> Job:
        """Work, shown as `text`; `then` takes what came of it, `stopped` is said if nothing did."""
        self.result.setText("")
        self._pressed = next((one for one in (self.start, self.copy) if one.hasFocus()), None)
        if self._pressed is not None:
            self.path.setFocus()  # a button that is disabled would give it to the next one anywhere
        job = self._job = self._context.workspace.work(work, then, refused=self._refused)
        self._then, self._stopped = then, stopped
        self.start.setEnabled(False)
        self.copy.setEnabled(False)
        job.finished.connect(self._ended)
        self.started.emit(job, text)
        return job

    def _lay_out(self) -> None:
        self.column.addWidget(PlainLabel(self.tr("What"), kind="group"))
        self.column.addWidget(self.range)
        self.column.addSpacing(4)
        self.column.addWidget(PlainLabel(self.tr("As"), kind="group"))
        self.column.addWidget(self.format)
        self.column.addSpacing(4)
        self.column.addWidget(PlainLabel(self.tr("Into the file"), kind="group"))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        choose = QPushButton(self.tr("Ch&oose…"))
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        self.column.addLayout(row)
        self.column.addWidget(self.there)
        self.column.addSpacing(4)
        self.column.addWidget(self.confidential)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addWidget(self.result)
        self.column.addStretch(1)
        self.there.hide()

    def _connect(self) -> None:
        self.range.changed.connect(self._count)
        self.format.changed.connect(self._take_format)
        self.start.clicked.connect(self.run)
        self.copy.clicked.connect(self.run_copy)
        self.path.returnPressed.connect(self.start.click)
        self.path.textChanged.connect(self._look_at_path)
        self._file_look.looked.connect(self._looked)

    def _take_format(self) -> None:
        """Go on with another format, which may not hold all of the file."""
        self._name_rows()
        self._count()

    def _name_rows(self) -> None:
        """Say what the format makes of the table, and give the file its ending."""
        assert self._section is not None
        found = self.format.format
        with QSignalBlocker(self.range):
            self.range.name(self._section, found)
        self.copy.setVisible(found.suffix == ".md")
        path = self.path.text()
        if self._suffix and path.endswith(self._suffix):
            self.path.setText(f"{path.removesuffix(self._suffix)}{found.suffix}")
        self._suffix = found.suffix

    def _propose(self) -> None:
        assert self._section is not None
        place = QStandardPaths.StandardLocation.DocumentsLocation
        own = self._context.workspace.path
        folders = [
            *([_path(self.path.text()).parent] if self.path.text() else []),
            Path(QStandardPaths.writableLocation(place)),
            *([own.parent] if own is not None else []),
        ]
        self._name_file(folders[0])
        self._folder.ask(folders, partial(self._move_file, self.path.text()))

    def _name_file(self, folder: Path) -> None:
        assert self._section is not None
        name = words.table(self._section.name).casefold()
        self.path.setText(str(folder / f"{name}{self._suffix}"))

    def _move_file(self, proposed: str, folder: Path) -> None:
        """Propose a folder that is there, unless another file was named meanwhile."""
        if self.path.text() == proposed and _path(proposed).parent != folder:
            self._name_file(folder)

    def _choose(self) -> None:
        dialog = self.dialog = QFileDialog(self, self.tr("Export into"), self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        found = self.format.format
        kind = words.export_format(found.code)
        dialog.setNameFilter(f"{kind} (*{found.suffix})")
        dialog.setDefaultSuffix(found.suffix.removeprefix("."))
        dialog.selectFile(self.path.text())
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _count(self) -> None:
        """Ask what would stay out."""
        self.confidential.ask(self.request())

    def _look_at_path(self) -> None:
        path = self.path.text().strip()
        self.start.setEnabled(bool(path) and self._job is None)
        self.result.setText("")
        self.there.hide()
        self._file_look.ask([_path(path)])

    def _looked(self) -> None:
        self.there.setVisible(bool(self._file_look.found))

    def _written(self, code: str, result: ExportResult) -> None:
        self._tell(result, words.note(code, count=result.rows, path=str(result.path)))

    def _copied(self, found: tuple[ExportResult, str]) -> None:
        result, text = found
        QGuiApplication.clipboard().setText(text)
        self._tell(result, words.note("export.copied", count=result.rows))

    def _tell(self, result: ExportResult, done: str) -> None:
        """What was done, and what was left out; the next export asks again."""
        left_out = [words.note(code, count=count) for code, count in result.left_out()]
        self._say("\n".join((done, *left_out)), "good")

    def _refused(self, trouble: Trouble) -> None:
        self._say(words.trouble(trouble), "error")

    def _ended(self) -> None:
        job, self._job = self._job, None
        self.start.setEnabled(bool(self.path.text().strip()))
        self.copy.setEnabled(True)
        if self._pressed is not None and self.path.hasFocus():
            self._pressed.setFocus()
        self.confidential.forget()
        if job is None or not job.cancelled:
            return
        if job.value is None:
            self._say(self._stopped, "notice")
        else:
            self._then(job.value)  # it was done before anybody could stop it

    def _say(self, text: str, kind: str) -> None:
        restyle(self.result, kind)
        self.result.setText(text)


def _path(text: str) -> Path:
    """The path that is meant; one in the folder of somebody who is not known is not found."""
    with suppress(RuntimeError):
        return Path(text).expanduser()
    return Path(text)


def _as_text(
    request: ExportRequest, progress: Callable[[int, int], object]
) -> tuple[ExportResult, str]:
    """Write to a file that nobody sees, and read it back."""
    with TemporaryDirectory() as folder:
        result = export_table(replace(request, path=Path(folder) / "text"), progress)
        return result, result.path.read_text(encoding="utf-8")
