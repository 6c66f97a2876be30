"""Where an import begins: a file, the clipboard, or what was imported before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mercato.widgets.icons import wear
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
        self._theme = theme
        self.trouble = PlainLabel(kind="error")
        self.trouble.hide()
        self.file = self._button(self.tr("&Choose a file…"), "file")
        self.clipboard = self._button(self.tr("Take the table on the clip&board"), "add")
        self.recent = PlainLabel(self.tr("Imported lately"), kind="group")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._lay_out()
        self.file.clicked.connect(self.file_wanted)
        self.clipboard.clicked.connect(self.clipboard_wanted)

    def first(self) -> QWidget:
        """What gets the focus."""
        return self.file

    def say(self, text: str) -> None:
        """Say why the last file could not be taken, or nothing."""
        say(self.trouble, text)

    def show_recent(self, paths: list[Path]) -> None:
        """Offer files that were imported before and are still there."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.recent.setVisible(bool(paths))
        for path in paths:
            name = words.visible(path.name, one_line=True)
            button = QPushButton(name.replace("&", "&&"))
            button.setProperty("kind", "recent")
            button.setToolTip(words.visible(str(path)))
            button.setAccessibleName(self.tr("Import {path}").format(path=path))
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._take, path))
            wear(button, self._theme, "file")
            self._recent.addWidget(button)

    def _take(self, path: Path, checked: bool = False) -> None:
        self.chosen.emit(path)

    def _button(self, text: str, icon: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "entry")
        button.setAutoDefault(True)
        wear(button, self._theme, icon, "accent")
        return button

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
                    "encoding, with any headings. Drop it on this window, choose it, or copy the "
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
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        row = QHBoxLayout()  # an alignment would cut labels that wrap
        row.addStretch(1)
        row.addWidget(inner)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(2)
