"""Where an import begins: a file, the clipboard, or what was imported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mercato.widgets.beginnings import RecentFiles, entry
from mercato.widgets.importing.part import say
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from pathlib import Path

    from mercato.widgets.theme import PaletteTheme

_WIDTH = 520


class Start(QWidget):
    """`chosen(path)` for a recent file; the other signals ask for one."""

    file_wanted = Signal()
    clipboard_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, theme: PaletteTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = PlainLabel(kind="error")
        self.trouble.hide()
        self.file = entry(self.tr("&Choose a file…"), theme, "file")
        self.clipboard = entry(self.tr("Take the table on the clip&board"), theme, "add")
        self.recent = RecentFiles(
            self.tr("Imported lately"), self.tr("Import {path}"), _named, theme
        )
        self.recent.chosen.connect(self.chosen)
        self._lay_out()
        self.file.clicked.connect(self.file_wanted)
        self.clipboard.clicked.connect(self.clipboard_wanted)

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.file

    def say(self, text: str) -> None:
        """Say why the last file could not be taken, or nothing."""
        say(self.trouble, text)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Take in a table of somebody else’s"), kind="heading"))
        column.addWidget(
            PlainLabel(
                self.tr(
                    "A spreadsheet (XLSX, XLS, ODS) or a text with columns (CSV, TSV), in any "
                    "encoding, with any headings; or whole records (JSON Lines of Mercato, "
                    "FollowTheMoney, Popolo). Drop it on this window, choose it, or copy the "
                    "cells. Nothing is changed before you have seen what would be."
                ),
                kind="hint",
            )
        )
        column.addWidget(self.trouble)
        column.addSpacing(4)
        column.addWidget(self.file)
        column.addWidget(self.clipboard)
        column.addSpacing(8)
        column.addWidget(self.recent)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        row = QHBoxLayout()  # an alignment would cut labels that wrap
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)


def _named(path: Path) -> str:
    return words.visible(path.name, one_line=True)
