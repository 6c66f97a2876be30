"""When Mercato itself is at fault: one sentence, a report on the disk, and on it goes."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication

import mercato

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QMessageBox, QWidget

MOST_REPORTS = 20
"""Reports that are kept, the newest."""


class CrashHook(QObject):
    """Catches what nobody caught, in any thread, and tells the user in the window's thread."""

    _arrived = Signal(str)

    def __init__(self, window: QWidget, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder or reports_folder()
        self._before = (sys.excepthook, threading.excepthook)
        self.box: QMessageBox | None = None
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Leave catching to whoever did it before."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, error: BaseException) -> None:
        """Write a report of an error that somebody caught, and tell the user."""
        self._caught(type(error), error, error.__traceback__)

    def _caught(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        text = describe(kind, error, where)
        sys.stderr.write(text)
        write_report(self._folder, text)
        self._arrived.emit(text)

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._caught(found.exc_type, found.exc_value, found.exc_traceback)

    def _tell(self, details: str) -> None:
        if self.box is not None:
            return
        from PySide6.QtWidgets import QMessageBox

        box = self.box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Mercato made a mistake"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr(
                "Mercato made a mistake and left the last thing undone. All that was saved is "
                "safe in your file, and you can go on working. Please send the details to the "
                "developers."
            )
        )
        copy = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self._copy)
        on = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(on)
        box.setEscapeButton(on)
        box.setProperty("details", details)
        box.finished.connect(self._told)
        box.open()

    def _copy(self) -> None:
        if self.box is not None:
            QGuiApplication.clipboard().setText(str(self.box.property("details")))

    def _told(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None


def reports_folder() -> Path:
    """Where reports of crashes are kept."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "crash-reports"


def describe(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> str:
    """All that the developers need, and nothing of what the file holds."""
    import platform  # few starts end in a crash
    import traceback

    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    head = f"Mercato {mercato.__version__}, Qt {qVersion()}, {system}\n"
    return head + "".join(traceback.format_exception(kind, error, where))


def write_report(folder: Path, text: str) -> Path | None:
    """Keep a report on the disk, with the newest of the others; None where that cannot be."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"crash-{now}.txt"
        path.write_text(text, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-MOST_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path
