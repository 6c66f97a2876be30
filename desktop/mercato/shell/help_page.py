"""Getting started: one page that can be read in three minutes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QWidget

from mercato.shell.help_words import PAGE, translated
from mercato.shell.overlay import Overlay
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.shell.theme import Theme


class HelpPage(Overlay):
    """The page, with a button that closes it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, self.tr("Getting started"), 760)
        self._theme = theme
        self._text = QTextBrowser()
        self._text.setAccessibleName(self.accessibleName())
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close_card)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Getting started"), kind="heading"), 1)
        row.addWidget(close)
        self.column.setContentsMargins(24, 16, 16, 16)
        self.column.setSpacing(12)
        self.column.addLayout(row)
        self.column.addWidget(self._text, 1)
        theme.changed.connect(self._fill)
        self._fill()

    def first(self) -> QWidget:
        return self._text

    def wanted_height(self) -> int:
        return self.below.height()

    def _fill(self) -> None:
        colour = self._theme.colour("muted").name()
        parts = [f"<style>td {{ padding: 2px 16px 2px 0 }} .key {{ color: {colour} }}</style>"]
        for section in PAGE:
            parts.append(f"<h3>{escape(translated(section.heading))}</h3>")
            parts += [f"<p>{escape(translated(text))}</p>" for text in section.texts]
            rows = "".join(
                f"<tr><td><code>{escape(example)}</code></td>"
                f"<td class='key'>{escape(translated(meaning))}</td></tr>"
                for example, meaning in section.examples
            )
            parts.append(f"<table>{rows}</table>" if rows else "")
        self._text.setHtml("".join(parts))
