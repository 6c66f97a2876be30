"""Starting: the application object, its languages and look, one window."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import mercato
from mercato import resource_files
from mercato.shell.settings import Settings
from mercato.shell.sweeping import Sweeper
from mercato.workspace.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TURN = 0.0005
"""Seconds after which a thread lets the window's go on: by default ten times as many.

Not before the first rows are asked for: until then all work is the window's own thread's.
"""


def run_window(path: Path | None = None, arguments: Sequence[str] = ()) -> int:
    """Open a window on a file, or on the last one; returns when it is closed."""
    app = prepare(arguments)
    sweeper = Sweeper()
    from mercato.shell.crash import CrashHook
    from mercato.shell.main_window import MainWindow
    from mercato.shell.preloading import DESK, FILE, RECORD, REST, Preloader
    from mercato.shell.theme import Theme

    settings = Settings()
    translate(app, settings)
    window = MainWindow(Theme(app, settings.look), settings)
    hook = CrashHook(window)
    hook.install()
    window.crashed.connect(hook.report)
    preloader = Preloader(window)
    window.painted.connect(preloader.start)
    preloader.when(FILE, partial(window.begin, path, preloader))
    preloader.when(DESK, partial(sys.setswitchinterval, _TURN))
    preloader.when(RECORD, partial(dress, app))
    preloader.when(RECORD, sweeper.give_back)
    preloader.when(REST, sweeper.settle)
    window.show()
    status = app.exec()
    preloader.end()
    sweeper.end()
    hook.uninstall()
    return status


def prepare(arguments: Sequence[str] = ()) -> QApplication:
    """The application object, with its names."""
    QCoreApplication.setOrganizationName("Mercato")
    QCoreApplication.setApplicationName("mercato")
    QCoreApplication.setApplicationVersion(mercato.__version__)
    QApplication.setDesktopFileName("mercato")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0], *arguments])
    app.setApplicationDisplayName("Mercato")
    return app


def dress(app: QApplication) -> None:
    """Give the application what nobody looks at before the first rows: its icon, Qt's own words."""
    app.setWindowIcon(QIcon(str(resource_files.path("icons/mercato.svg"))))
    translate_qt(app)


def translate(app: QApplication, settings: Settings) -> None:
    """Have everything said in the language that the user chose, or the system's, if we speak it."""
    chosen = settings.language
    wanted = chosen if chosen in language.LANGUAGES else language.system_language()
    language.set_language(language.spoken(wanted))
    _install(app, "mercato", str(resource_files.folder() / "translations"))


def translate_qt(app: QApplication) -> None:
    """The same of what Qt says and writes by itself, which nobody sees before the first rows."""
    language.tell_qt()
    _install(app, "qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _install(app: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(f"{name}_{language.interface_language()}", folder):
        app.installTranslator(translator)
