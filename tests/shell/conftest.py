"""A window as users have it, on files in a temporary folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.shell import application
from mercato.shell.main_window import MainWindow
from mercato.shell.settings import Settings
from mercato.shell.theme import Theme


@pytest.fixture(scope="session")
def app() -> QApplication:
    return application.prepare()


@pytest.fixture(scope="session")
def qapp(app):
    return app


@pytest.fixture(scope="session")
def theme(app) -> Theme:
    made = Theme(app, "light")
    made.load_icons()
    return made


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings" / "window.ini")


@pytest.fixture
def desk_file(tmp_path) -> Path:
    """Two people, two organizations, a move with a source, a claim."""
    from mercato.records.verbs import editing

    path = tmp_path / "desk.mercato"
    file.create(path)
    opened = file.open_file(path)
    with journal.edit("demo.filled"):
        ruoming = editing.create("person", name="Ruoming Pang")
        editing.create("person", name="Ada Lovelace")
        apple = editing.create("organization", name="Apple")
        meta = editing.create("organization", name="Meta")
        ends = {"from_organization": apple, "to_organization": meta}
        editing.create("move", person=ruoming, announced_on="7 July 2025", **ends)
        editing.create("source", headline="Apple loses its head of models")
        editing.create("claim", text="It is a blow to Apple.")
    opened.close()
    return path


class Bench:
    """Opens windows and waits for them; closes them all at the end."""

    def __init__(self, qtbot, theme: Theme, settings: Settings) -> None:
        self.qtbot = qtbot
        self.theme = theme
        self.settings = settings
        self.windows: list[MainWindow] = []

    def window(self, path: Path | None = None, settings: Settings | None = None) -> MainWindow:
        window = MainWindow(self.theme, settings or self.settings)
        self.windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self.qtbot.waitActive(window).__enter__()
        window.begin(path)
        return window

    def desk(self, path: Path, settings: Settings | None = None) -> MainWindow:
        window = self.window(path, settings)
        self.qtbot.waitUntil(lambda: window.desk is not None)
        self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        """Wait until everything that was asked of the file has been answered."""
        workspace = window.files.workspace
        for _ in range(3):
            QCoreApplication.processEvents()
            job = workspace.read(lambda: None, lambda _: None, background=True)
            self.qtbot.waitUntil(job.done)
            self.qtbot.waitUntil(lambda: not workspace.is_saving)
            self.qtbot.waitUntil(lambda: _stands(window))
        QCoreApplication.processEvents()

    def close(self) -> None:
        for window in self.windows:
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _stands(window: MainWindow) -> bool:
    """Whether the page of the record that was read is there, which is made step by step."""
    panel = None if window.desk is None else window.desk.right._panel
    return panel is None or panel.viewed.view is None or panel.page is not None


@pytest.fixture
def bench(qtbot, theme, settings):
    made = Bench(qtbot, theme, settings)
    yield made
    made.close()
