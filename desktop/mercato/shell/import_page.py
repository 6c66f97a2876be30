"""Import: a page in place of the table and the record, from the file to what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mercato.shell.settings import IMPORTED
from mercato.widgets.icons import wear
from mercato.widgets.importing.import_form import ImportForm
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words
from mercato.workspace.file_look import FileLook, FolderChoice
from mercato.workspace.importing.session import APPLYING

if TYPE_CHECKING:
    from mercato.shell.settings import Settings
    from mercato.widgets.context import Context


class ImportPage(QFrame):
    """`left` when it is to go; what was set is kept. `show_wanted(table, tag)` after an import.

    `started(job, text)` and `noted(text)` are for the line at the bottom.
    """

    left = Signal()
    show_wanted = Signal(str, str)
    started = Signal(object, str)
    noted = Signal(str)

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAccessibleName(self.tr("Import"))
        self._context = context
        self._settings = settings
        self.dialog: QFileDialog | None = None
        self.form = ImportForm(context, self)
        self._recent = FileLook(self)
        self._folder = FolderChoice(self)
        self._lay_out()
        self._connect()
        self._look_for_recent()

    def take(self, origin: Path | str) -> None:
        """Begin with a file or with a text; an import that is being made is left alone."""
        session = self.form.session
        if session.state == APPLYING:
            return
        session.begin(origin)
        self.form.arrive()
        if isinstance(origin, Path):
            self._settings.note_file(origin, IMPORTED)

    def take_clipboard(self) -> None:
        """Begin with the table on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.take(text)
        else:
            self.form.session.forget()
            self.form.start.say(words.note("import.nothing_on_clipboard"))

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.form.first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.session.set_active(active=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.form.session.set_active(active=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setProperty("kind", "chip")
        close.setAccessibleName(self.tr("Back to the table"))
        close.setToolTip(self.tr("Back to the table; what is set here is kept (Esc)"))
        close.clicked.connect(self.left)
        wear(close, self._context.theme, "remove")
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 4)
        row.addWidget(PlainLabel(self.tr("Import"), kind="heading"), 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.form, 1)

    def _connect(self) -> None:
        form = self.form
        form.start.file_wanted.connect(self._choose)
        form.start.clipboard_wanted.connect(self.take_clipboard)
        form.start.chosen.connect(self.take)
        form.another_wanted.connect(self._start_again)
        form.bottom.show_wanted.connect(self._show_them)
        form.bottom.save_wanted.connect(self._save_refused)
        form.session.running.started.connect(self.started)
        self._recent.looked.connect(self._show_recent)

    def _choose(self) -> None:
        self._folder.ask(self._folders(), self._ask_file)

    def _ask_file(self, folder: Path) -> None:
        dialog = self.dialog = QFileDialog(self, self.tr("Import a table"), str(folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = "*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods *.gz *.zip *.jsonl *.json"
        dialog.setNameFilters([self.tr("Tables ({kinds})").format(kinds=kinds), self.tr("All (*)")])
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.take(Path(name))

    def _start_again(self) -> None:
        self.form.session.forget()
        self._look_for_recent()
        self.first().setFocus()

    def _show_them(self) -> None:
        report = self.form.session.report
        if report is not None and report.tag is not None:
            self.show_wanted.emit(report.table, report.tag)

    def _save_refused(self) -> None:
        self._folder.ask(self._folders(), self._ask_where)

    def _ask_where(self, folder: Path) -> None:
        dialog = self.dialog = QFileDialog(self, self.tr("Save the refused rows"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        name = self._name_of_refused()
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        dialog.setNameFilter(f"(*.{dialog.defaultSuffix()})")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _name_of_refused(self) -> str:
        origin, suffix = self.form.session.origin, self.form.session.suffix_of_refused
        stem = self.tr("clipboard")
        if isinstance(origin, Path):
            stem = Path(origin.name.removesuffix(suffix)).stem
        return self.tr("{name} refused").format(name=stem) + suffix

    def _save(self, name: str) -> None:
        self.form.session.save_refused(Path(name), self._saved)

    def _saved(self, path: Path) -> None:
        said = self.tr("The refused rows are in {path}")
        self.noted.emit(said.format(path=words.visible(str(path), one_line=True)))

    def _folders(self) -> list[Path]:
        """Where to begin to look for a file: where those are that were imported lately."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        recent = self._settings.recent(IMPORTED)
        return [*(path.parent for path in recent), Path(QStandardPaths.writableLocation(place))]

    def _look_for_recent(self) -> None:
        self.form.start.recent.show_files([])
        self._recent.ask(self._settings.recent(IMPORTED))

    def _show_recent(self) -> None:
        """Offer those that are there, as they answer."""
        self.form.start.recent.show_files(self._recent.found)
