"""The window: layout and wiring only. What commands do stands in the parts beside this file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from mercato.paths import is_folder
from mercato.shell import window_state
from mercato.shell.actions import Actions
from mercato.shell.banner import Banner
from mercato.shell.column_commands import ColumnCommands
from mercato.shell.command_keys import CommandKeys
from mercato.shell.files import SUFFIX, Files
from mercato.shell.places import Places
from mercato.shell.preloading import FILTER, RECORD, REST
from mercato.shell.record_commands import RecordCommands
from mercato.shell.settings_commands import SettingsCommands
from mercato.shell.status import StatusLine
from mercato.shell.tool_bar import make_tool_bar
from mercato.shell.view_commands import ViewCommands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from mercato.shell.desk import Desk
    from mercato.shell.pages import FirstRun, TroublePage
    from mercato.shell.preloading import Preloader
    from mercato.shell.settings import Settings
    from mercato.shell.theme import Theme


class MainWindow(QMainWindow):
    """One file at a time: the desk, or else a page that says how to get to one.

    `painted` comes once, after the first paint; what takes long to import waits for it.
    """

    painted = Signal()
    crashed = Signal(object)

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.places = Places(self)
        self.desk: Desk | None = None
        self._was_painted = False
        self._preloader: Preloader | None = None
        self.files = Files(self)
        self.records = RecordCommands(self)
        self.view = ViewCommands(self)
        self._keys = CommandKeys(self)
        self.actions_ = Actions(
            self,
            theme,
            {
                "files": self.files,
                "records": self.records,
                "columns": ColumnCommands(self),
                "view": self.view,
                "settings": SettingsCommands(self),
            },
        )
        self.banner = Banner(theme, "banner", ("read_only", "notice"))
        self.message = Banner(theme, "message", ("error", "error"), closable=True)
        self.status = StatusLine(theme)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        window_state.restore_window(self, settings)

    @cached_property
    def first_run(self) -> FirstRun:
        """The page of a window without a file; made when it is first shown."""
        from mercato.shell.pages import FirstRun

        page = FirstRun(self.theme)
        page.asked.connect(self.actions_.run)
        page.file_chosen.connect(self.files.open)
        self.stack.addWidget(page)
        return page

    @cached_property
    def trouble(self) -> TroublePage:
        """The page for a file that could not be opened; made when it is first shown."""
        from mercato.shell.pages import TroublePage

        page = TroublePage(self.theme)
        page.read_only.connect(self.files.open_readonly)
        page.choose.connect(self.files.open_file)
        page.make_new.connect(self.files.new_file)
        page.leave.connect(self._show_first_run)
        self.stack.addWidget(page)
        return page

    def begin(self, path: Path | None, preloader: Preloader | None = None) -> None:
        """After the first paint: the file, and icons, which are not waited for."""
        self._preloader = preloader
        self.when(REST, self.theme.load_icons)
        self.files.begin(path)

    def when(self, stage: str, then: Callable[[], None]) -> None:
        """Call it once the modules of that stage are there: at once if nothing preloads them."""
        if self._preloader is None:
            then()
        else:
            self._preloader.when(stage, then)

    def finish_import(self) -> None:
        """Have no module left half imported, before a thread is waited for that may need it."""
        if self._preloader is not None:
            self._preloader.finish_piece()

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages that stand where the desk does."""
        self.banner.say("")
        self.status.show_count("")
        self.stack.setCurrentWidget(page)
        if page is self.first_run:
            self.first_run.recent.show_files(self.settings.recent())
            self.first_run.buttons["new_file"].setFocus()
        self.refresh()
        self._go_on()

    def show_desk(self, desk: Desk) -> None:
        """Show the open file; a desk of another file goes."""
        self.drop_desk()
        self.desk = desk
        workspace = desk.workspace
        if self._preloader is not None:
            self._preloader.wait_while(lambda: workspace.is_answering)
        self.stack.addWidget(desk)
        self.stack.setCurrentWidget(desk)
        desk.changed.connect(self.refresh)
        desk.count_changed.connect(self.status.show_count)
        desk.middle.counted.connect(self._go_on)
        self.refresh()
        self.when(RECORD, self._show_record)
        self.when(RECORD, self.refresh)
        self.when(FILTER, self._warm)
        self.when(REST, self._prepare)

    def drop_desk(self) -> None:
        """Take the desk away, its file is closed."""
        desk, self.desk = self.desk, None
        if self._preloader is not None:
            self._preloader.wait_while(bool)
        if desk is not None:
            self.view.forget_file()
            self.stack.removeWidget(desk)
            desk.setParent(None)
            desk.deleteLater()

    def refresh(self) -> None:
        """Enable what may be done now, and name what undo and redo would do."""
        self.actions_.update(window_state.conditions(self))
        if self._preloader is None or self._preloader.has_reached(RECORD):
            window_state.name_steps(self)
        window_state.tick(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.theme.follow_font()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.look()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._preloader is not None:
            self._preloader.end()
        window_state.save_window(self, self.settings)
        self.files.leave()
        self.settings.write()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(dropped_file(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is None or not self._takes(path):
            return
        event.acceptProposedAction()
        if path.suffix == SUFFIX:
            self.files.open(path)
        else:
            self.view.import_file(path)

    def _takes(self, path: Path | None) -> bool:
        """Whether a file that is dropped can be opened, or imported into the one that is open."""
        if path is None or self.files.workspace is None:
            return False
        return path.suffix == SUFFIX or self.actions_["import_table"].isEnabled()

    def _tell_painted(self) -> None:
        """What waits for the first paint; the other widgets are painted by then as well."""
        window_state.fit_screen(self)
        self.painted.emit()

    def _go_on(self) -> None:
        """Once what is there now has been painted, have the rest imported."""
        if self._preloader is not None:
            QTimer.singleShot(0, self._preloader, self._preloader.go_on)

    def _show_first_run(self) -> None:
        self.show_page(self.first_run)

    def _show_record(self) -> None:
        if self.desk is not None:
            self.desk.show_record()

    def _warm(self) -> None:
        if self.desk is not None:
            self.desk.warm()

    def _prepare(self) -> None:
        if self.desk is not None:
            self.desk.prepare()

    def _lay_out(self) -> None:
        self.setWindowTitle("Mercato")
        self.setMinimumSize(QSize(720, 480))
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.menus: dict[str, QMenu] = self.actions_.fill_menu_bar(self.menuBar())
        self.tool_bar = make_tool_bar(self.actions_, self.theme)
        self.addToolBar(self.tool_bar)
        waiting = QFrame()
        waiting.setObjectName("page")
        self.stack.addWidget(waiting)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.message.lay_over(self.stack)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.actions_.ran.connect(self.view.close_cards)
        self.places.changed.connect(self.refresh)
        self.banner.pressed.connect(self.files.open_to_edit)


def dropped_file(data: QMimeData) -> Path | None:
    """The file that is being dropped, if it is one."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and not is_folder(files[0]) else None
