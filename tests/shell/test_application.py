"""Starting and ending, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from mercato.shell import application
from mercato.workspace.words import language

BEGINNING = """
import sys
from PySide6.QtCore import QStandardPaths, QTimer
QStandardPaths.setTestModeEnabled(True)
from mercato import command_line
from mercato.shell import application, main_window

HEAVY = {"qtawesome", "mercato.workspace.workspace", "mercato.shell.section", "mercato.shell.desk"}
seen = []

class Window(main_window.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.painted.connect(lambda: seen.append(HEAVY & set(sys.modules)))

    def begin(self, *arguments):
        super().begin(*arguments)
        QTimer.singleShot(0, self.close)

main_window.MainWindow = Window
status = command_line.main([])
assert seen == [set()], seen
sys.exit(status)
"""


FIRST_ROWS = """
import sys
from PySide6.QtCore import QStandardPaths
QStandardPaths.setTestModeEnabled(True)
from mercato import command_line
from mercato.shell import main_window

LATE = {
    "dataclasses",
    "hashlib",
    "qtawesome",
    "sqlite3",
    "mercato.exchange.importing",
    "mercato.records.dates.reading",
    "mercato.records.derived.refreshing",
    "mercato.records.finding.completing",
    "mercato.records.finding.facets",
    "mercato.records.finding.filtering.conditions",
    "mercato.records.finding.query",
    "mercato.records.journal.history",
    "mercato.records.journal.reverting",
    "mercato.records.storage.migrations",
    "mercato.records.verbs.editing",
    "mercato.widgets.facets.facet_row",
    "mercato.widgets.fields.suggestions",
    "mercato.widgets.record_panel",
    "mercato.widgets.tables.drop_offers",
    "mercato.workspace.words.catalogue",
}

class Window(main_window.MainWindow):
    def show_desk(self, desk):
        super().show_desk(desk)
        desk.section.table.records.refreshed.connect(self.look)

    def look(self):
        seen.append(LATE & set(sys.modules))
        self.close()

seen = []
main_window.MainWindow = Window
status = command_line.main(sys.argv[1:])
assert seen[0] == set(), seen
sys.exit(status)
"""

LATER = """
import sys
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication
QStandardPaths.setTestModeEnabled(True)
from mercato import command_line
from mercato.shell import main_window
from mercato.shell.preloading import FILTER

class Window(main_window.MainWindow):
    def show_desk(self, desk):
        super().show_desk(desk)
        self.look()
        self.when(FILTER, self.look)
        self.when(FILTER, self.close)

    def look(self):
        seen.append((QApplication.windowIcon().isNull(), self.actions_["undo"].text()))

seen = []
main_window.MainWindow = Window
status = command_line.main(sys.argv[1:])
assert seen == [(True, "&Undo"), (False, "Undo: facts of the demo file")], seen
sys.exit(status)
"""


def test_icon_and_name_of_undo_come_after_the_first_rows(desk_file, tmp_path) -> None:
    assert _run(LATER, tmp_path, str(desk_file)) == (0, [])


def test_the_first_rows_wait_for_nothing_that_is_needed_later(desk_file, tmp_path) -> None:
    assert _run(FIRST_ROWS, tmp_path, str(desk_file)) == (0, [])


def test_the_first_paint_waits_for_nothing_heavy_and_the_end_is_clean(tmp_path) -> None:
    assert _run(BEGINNING, tmp_path) == (0, [])


def test_the_application_has_its_names_and_its_icon(app, monkeypatch) -> None:
    monkeypatch.setattr(app, "installTranslator", bool)
    application.dress(app)
    assert app.applicationName() == "mercato"
    assert app.desktopFileName() == "mercato"
    assert not app.windowIcon().isNull()


def test_a_language_without_translations_is_english(app, settings, monkeypatch) -> None:
    installed: list[QTranslator] = []
    monkeypatch.setattr(app, "installTranslator", installed.append)
    monkeypatch.setattr(language, "system_language", lambda: "fr")
    settings.language = "nn"
    application.translate(app, settings)
    assert language.interface_language() == language.spoken("fr") != "nn"
    settings.language = "en"
    application.translate(app, settings)
    assert language.interface_language() == "en"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there the system is asked")
@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "fr_CA"}, "fr"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_system_is_the_environments(monkeypatch, told, found) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    language.system_language.cache_clear()
    assert language.system_language() == found
    language.system_language.cache_clear()


def _run(code: str, home: Path, *arguments: str) -> tuple[int, list[str]]:
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does")]
    return done.returncode, said
