"""Opening, making and closing files, and what goes wrong with that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QThread

from mercato.shell.preloading import DESK

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFileDialog

    from mercato.records.errors import Trouble
    from mercato.shell.main_window import MainWindow
    from mercato.workspace.file_look import FolderChoice
    from mercato.workspace.jobs import Job
    from mercato.workspace.workspace import Workspace

SUFFIX = ".mercato"
_QUIET = ("journal.nothing_to_undo", "journal.nothing_to_redo")
_READABLE = ("file.open_elsewhere", "file.cannot_lock")


class Files(QObject):
    """The commands of the File menu, and the one workspace of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked: Path | None = None
        self._opening: Job | None = None
        self.workspace: Workspace | None = None
        self._folder: FolderChoice | None = None
        self.dialog: QFileDialog | None = None
        self.maker: QThread | None = None

    def begin(self, path: Path | None) -> None:
        """Have a workspace, and open a file: the one asked for, else the last one."""
        from mercato.workspace.workspace import Workspace

        workspace = self.workspace = Workspace(self)
        workspace.opened.connect(self._opened)
        workspace.refused.connect(self._refused)
        workspace.changed.connect(self._changed)
        workspace.saving.connect(self._saving)
        workspace.undo_changed.connect(self._window.refresh)
        workspace.crashed.connect(self._window.crashed)
        wanted = self._window.settings.last_file if path is None else path.absolute()
        if wanted is not None:
            self.open(wanted)  # which looks beside the window whether it is there
        else:
            self._window.show_page(self._window.first_run)

    def open(self, path: Path, *, readonly: bool = False) -> None:
        """Open a file in this window, in place of the one that is open."""
        assert self.workspace is not None
        self.leave()
        self._asked = path
        self._window.status.show_file(path.name, str(path))
        self._opening = self.workspace.open(path, readonly=readonly)
        self._opening.progress.connect(self._updating)

    def open_readonly(self) -> None:
        """Open the file that could not be opened, only to be read."""
        if self._asked is not None:
            self.open(self._asked, readonly=True)

    def open_to_edit(self) -> None:
        """Open again, to be changed, the file that is open to be read."""
        if self.workspace is not None and self.workspace.path is not None:
            self.open(self.workspace.path)

    def new_file(self) -> None:
        """Ask where to put a new file, and open it."""
        self._in_folder(self._ask_new)

    def open_file(self) -> None:
        """Ask for a file, and open it."""
        self._in_folder(self._ask_file)

    def open_demo(self) -> None:
        """Open the demo file, made if it is not there."""
        from mercato.shell.demo_maker import DemoMaker

        self.leave()
        maker = self.maker = DemoMaker(self)
        self._asked = maker.path
        self._window.status.show_file(self.tr("Making the demo file…"), str(maker.path))
        maker.made.connect(self.open)
        maker.refused.connect(self._refused)
        maker.finished.connect(maker.deleteLater)
        maker.start()

    def close_file(self) -> None:
        """Close the file and show the first page."""
        self.leave()
        self._window.settings.last_file = None
        self._window.show_page(self._window.first_run)

    def quit(self) -> None:
        """Close the window; everything is saved already."""
        self._window.close()

    def leave(self) -> None:
        """Finish all edits and let go of the file."""
        window = self._window
        if window.desk is not None:
            window.desk.save()
            window.desk.finish()
        if self.workspace is not None:
            window.finish_import()
            self.workspace.close()
        window.drop_desk()
        window.places.forget()
        window.banner.say("")
        window.message.say("")
        window.status.show_state("")
        window.status.show_file("", "")
        window.setWindowTitle("Mercato")

    def look(self) -> None:
        """Look for what other processes changed."""
        if self.workspace is not None:
            self.workspace.look()

    def _create(self, name: str) -> None:
        assert self.workspace is not None
        path = Path(name)
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self.leave()
        self._asked = path
        self.workspace.create(path)

    def _chosen(self, name: str) -> None:
        self.open(Path(name))

    def _in_folder(self, then: Callable[[Path], None]) -> None:
        """Go on with the folder to begin in: that of the last file, if it is there."""
        from mercato.workspace.file_look import FolderChoice

        if self._folder is None:
            self._folder = FolderChoice(self)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        recent = [path.parent for path in self._window.settings.recent()[:1]]
        self._folder.ask([*recent, Path(QStandardPaths.writableLocation(place))], then)

    def _ask_new(self, folder: Path) -> None:
        dialog = self._dialog(self.tr("New file"), folder, self.tr("records.mercato"))
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._create)
        dialog.open()

    def _ask_file(self, folder: Path) -> None:
        dialog = self._dialog(self.tr("Open a file"), folder, "")
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _dialog(self, title: str, folder: Path, name: str) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        dialog = self.dialog = QFileDialog(self._window, title, str(folder))
        dialog.setNameFilter(self.tr("Mercato files (*{suffix})").format(suffix=SUFFIX))
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _updating(self, _done: int, _total: int) -> None:
        """The file is of an older version: say so once, and how far it is from then on."""
        job, self._opening = self._opening, None
        if job is not None:
            text = self.tr("Bringing the file up to date; a copy of it as it was stays beside it")
            self._window.status.follow(job, text)

    def _opened(self) -> None:
        self._window.when(DESK, self._show_desk)

    def _show_desk(self) -> None:
        from mercato.shell.desk import Desk
        from mercato.workspace import words

        window, workspace = self._window, self.workspace
        assert workspace is not None
        path = workspace.path
        if path is None:
            return  # closed again meanwhile
        self._asked = None
        window.settings.note_file(path)
        window.settings.last_file = path
        window.setWindowTitle(f"{path.name}[*] – Mercato")
        window.status.show_file(path.name, str(path))
        desk = Desk(window)
        window.show_desk(desk)
        desk.section.table.setFocus()
        self._saving(is_saving=False)
        reason = workspace.readonly_reason
        if reason is not None:
            again = self.tr("Open to edit") if reason == "file.asked_read_only" else ""
            window.banner.say(words.sentence(reason, {"path": str(path)}), again)

    def _saving(self, is_saving: bool) -> None:
        assert self.workspace is not None
        usual = "read_only" if self.workspace.readonly else "saved"
        self._window.status.show_state("saving" if is_saving else usual)

    def _changed(self, changes: object) -> None:
        self._window.message.say("")

    def _refused(self, trouble: Trouble) -> None:
        from mercato.workspace import words

        window, path = self._window, self._asked
        sentence = words.trouble(trouble)
        if path is None:
            quiet = trouble.code in _QUIET
            (window.status.note if quiet else window.message.say)(sentence)
            return
        window.status.show_file("", "")
        if trouble.code == "file.missing":
            window.settings.forget_file(path)
        window.trouble.say(path.name, sentence, readable=trouble.code in _READABLE)
        window.show_page(window.trouble)
        window.trouble.first().setFocus()
