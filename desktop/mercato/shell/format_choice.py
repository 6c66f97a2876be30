"""The format of an export: one of a list, with what it is for said below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from mercato.exchange.exporting.formats import FORMATS
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.exchange.exporting.formats import Format

_GROUPS = (
    ("csv", "excel-csv", "xlsx"),
    ("markdown", "sentences-en", "sentences-fr"),
    ("jsonl", "ftm", "popolo"),
    ("gexf", "gexf-flows", "graphml", "graphml-flows"),
)
"""The formats as they are offered: tables, text, records, networks."""


class FormatChoice(QWidget):
    """Offers the formats that can tell of a table; `changed` when another one is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Format"))
        self.box.setMaxVisibleItems(16)
        self.meaning = PlainLabel(kind="hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.meaning)
        self.box.currentIndexChanged.connect(self._explain)

    @property
    def format(self) -> Format:
        """The one that is chosen."""
        return FORMATS[self.box.currentData() or "csv"]

    def choose(self, code: str) -> None:
        """Choose a format by its code."""
        self.box.setCurrentIndex(max(0, self.box.findData(code)))

    def offer(self, table: str) -> None:
        """Offer what can tell of that table, and keep the choice if it can."""
        before = self.format.code
        self.box.blockSignals(True)
        self.box.clear()
        for group in _GROUPS:
            if self.box.count():
                self.box.insertSeparator(self.box.count())
            for code in group:
                if FORMATS[code].takes(table):
                    self.box.addItem(words.export_format(code), code)
        self.choose(before)
        self.box.blockSignals(False)
        self._explain()

    def _explain(self) -> None:
        code = self.format.code
        self.meaning.setText(words.export_format_meaning(code))
        self.box.setAccessibleDescription(self.meaning.text())
        self.changed.emit()
