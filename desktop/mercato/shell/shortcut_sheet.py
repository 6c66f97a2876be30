"""All keys on one card, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mercato.shell import command as cmd
from mercato.shell.commands import GROUPS, TABLE
from mercato.shell.overlay import Overlay
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.shell.command import Command

_COLUMNS = (("new", "edit", "table"), ("go", "view"), ("form", "file", "side", "help"))


class ShortcutSheet(Overlay):
    """Every command that has a key, group by group."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"), 1060)
        heading = PlainLabel(self.tr("Keyboard shortcuts"), kind="heading")
        hint = PlainLabel(
            self.tr("Esc closes this sheet. Every command is also in Ctrl+K."), kind="hint"
        )
        inside = self._inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(40)
        for groups in _COLUMNS:
            row.addLayout(self._column(groups), 1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(self.accessibleName())
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.column.setContentsMargins(24, 20, 16, 16)
        self.column.setSpacing(4)
        self.column.addWidget(heading)
        self.column.addWidget(hint)
        self.column.addSpacing(12)
        self.column.addWidget(self._scroll, 1)

    def first(self) -> QWidget:
        return self._scroll

    def wanted_height(self) -> int:
        width = min(self._wide, self.below.width() - 32) - 60
        inside = self._inside.heightForWidth(width)
        return inside + self.card.sizeHint().height() - self._scroll.sizeHint().height() + 8

    def _column(self, groups: tuple[str, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for group in groups:
            listed = [c for c in TABLE[group] if cmd.SHEET in c.shown and c.keys]
            if listed:
                column.addWidget(PlainLabel(_title(group), kind="group"))
                column.addLayout(_grid(listed))
                column.addSpacing(12)
        column.addStretch(1)
        return column


def _title(group: str) -> str:
    return cmd.plain(cmd.translated(GROUPS[group]))


def _grid(commands: list[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for line, command in enumerate(commands):
        grid.addWidget(PlainLabel(cmd.text_of(command)), line, 0)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        keys.addStretch(1)
        for text in cmd.keys_of(command):
            label = PlainLabel(text, kind="key")
            label.setWordWrap(False)
            keys.addWidget(label)
        grid.addLayout(keys, line, 1, Qt.AlignmentFlag.AlignTop)
    return grid
