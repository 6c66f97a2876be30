"""How much an export is about: the table on screen, all of that table, or all of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from mercato.exchange.exporting.request import EVERYTHING
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.exchange.exporting.formats import Format
    from mercato.shell.section import Section


class ExportRange(QWidget):
    """One of three choices, said in numbers; `changed` when another one is made.

    A format of whole records takes along what they link to, and only it can hold all of the file.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.this = QRadioButton()
        self.everything = QRadioButton()
        self.whole = QRadioButton(self.tr("A&ll of the file"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        group = QButtonGroup(self)
        for choice in (self.this, self.everything, self.whole):
            group.addButton(choice)
            column.addWidget(choice)
        self.this.setChecked(True)
        group.buttonToggled.connect(self._toggled)

    def table(self, section: Section) -> str:
        """The table that is asked for, or everything."""
        return EVERYTHING if self.whole.isChecked() else section.name

    def name(self, section: Section, chosen: Format) -> None:
        """Say what each choice would write in a format."""
        count = words.count(section.name, len(section.table.records.ids))
        table = words.table(section.name)
        if chosen.of_records:
            this = self.tr("&This table: {count}, with all that they link to")
            everything = self.tr("Eve&rything in {table}, with all that it links to")
        elif "columns" not in chosen.heeds:
            this = self.tr("&This table: {count}, its filter and order")
            everything = self.tr("Eve&rything in {table}")
        else:
            this = self.tr("&This table: {count}, its filter, columns and order")
            everything = self.tr("Eve&rything in {table}, all columns")
        self.this.setText(this.format(count=count))
        self.everything.setText(everything.format(table=table))
        self.whole.setVisible(chosen.of_records)
        if not chosen.of_records and self.whole.isChecked():
            self.everything.setChecked(True)

    def _toggled(self, _: object, chosen: bool) -> None:
        if chosen:
            self.changed.emit()
