"""What the window shows while no file is open: the first run, and trouble with a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mercato import resource_files
from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID
from mercato.widgets.beginnings import RecentFiles, entry
from mercato.widgets.labels import PlainLabel
from mercato.workspace.words import visible

if TYPE_CHECKING:
    from mercato.shell.theme import Theme

_WIDE = 520


class Page(QFrame):
    """A narrow column in the middle of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        inside = QWidget()
        inside.setFixedWidth(_WIDE)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)


class FirstRun(Page):
    """New file, open, demo, and what was open before."""

    asked = Signal(str)
    file_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons: dict[str, QPushButton] = {}
        mark = QLabel()
        mark.setPixmap(QIcon(str(resource_files.path("icons/mercato.svg"))).pixmap(QSize(56, 56)))
        self.column.addWidget(mark)
        self.column.addWidget(PlainLabel("Mercato", kind="title"))
        line = self.tr("Who moved where, and who says so. Everything stays in one file of yours.")
        self.column.addWidget(PlainLabel(line, kind="muted"))
        self.column.addSpacing(12)
        entries = QGridLayout()
        entries.setVerticalSpacing(8)
        entries.setHorizontalSpacing(16)
        entries.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(self._entries().items()):
            entries.addWidget(self._button(name), row, 0)
            entries.addWidget(PlainLabel(text, kind="muted"), row, 1)
        self.column.addLayout(entries)
        self.column.addSpacing(12)
        self.recent = RecentFiles(
            self.tr("Recent files"), self.tr("Open {path}"), _named_in_folder, theme
        )
        self.recent.chosen.connect(self.file_chosen)
        self.column.addWidget(self.recent)

    def _entries(self) -> dict[str, str]:
        return {
            "new_file": self.tr("An empty file for your own records"),
            "open_file": self.tr("A file you already have; or drop it here"),
            "open_demo": self.tr("Look round in a file with moves of summer 2025"),
        }

    def _button(self, name: str) -> QPushButton:
        command = BY_ID[name]
        button = entry(cmd.translated(command.text), self._theme, name)
        button.setAccessibleName(cmd.text_of(command))
        button.setToolTip(", ".join(cmd.keys_of(command)))
        button.clicked.connect(partial(self._asked, name))
        self.buttons[name] = button
        return button

    def _asked(self, name: str, checked: bool = False) -> None:
        self.asked.emit(name)


class TroublePage(Page):
    """Why a file could not be opened, in one sentence, and what can be done."""

    read_only = Signal()
    choose = Signal()
    make_new = Signal()
    leave = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout()
        icon = QLabel()
        row.addWidget(icon)
        self._icon, self._theme = icon, theme
        self._name = PlainLabel(kind="heading")
        row.addWidget(self._name, 1)
        self.column.addLayout(row)
        self._sentence = PlainLabel()
        self.column.addWidget(self._sentence)
        self.column.addSpacing(12)
        self._read = self._add(self.tr("&Open for reading only"), self.read_only)
        self._choose = self._add(self.tr("&Choose another file…"), self.choose)
        self._new = self._add(self.tr("Make a &new file…"), self.make_new)
        self._leave = self._add(self.tr("&Back"), self.leave)
        theme.changed.connect(self._draw)

    def say(self, name: str, sentence: str, *, readable: bool) -> None:
        """Show the sentence; `readable` offers to open the file for reading."""
        self._name.setText(name)
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._read.setVisible(readable)
        self._draw()

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def first(self) -> QWidget:
        """The button that gets the focus."""
        return self._choose if self._read.isHidden() else self._read

    def _add(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "entry")
        button.setAutoDefault(True)
        button.clicked.connect(signal)
        self.column.addWidget(button)
        return button

    def _draw(self) -> None:
        icon = self._theme.icon("warning", "notice")
        self._icon.setPixmap(icon.pixmap(QSize(24, 24), self.devicePixelRatio()))


def _named_in_folder(path: Path) -> str:
    return f"{visible(path.name)}   {visible(_folder(path))}"


def _folder(path: Path) -> str:
    """Where a file is, short: the home folder as ~."""
    try:
        return f"~/{path.parent.relative_to(Path.home())}".removesuffix("/.")
    except ValueError:
        return str(path.parent)
