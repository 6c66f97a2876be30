"""How much an export is about: the table on screen, all of that table, or all of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from mercato.exchange.exporting.request import EVERYTHING
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.exchange.exporting.formats import Format
    from mercato.shell.section import Section


class ExportRange(QWidget):
    """One of three choices, said in numbers; `changed` when another one is made.

    A format of whole records takes along what they link to, and only it can hold all of the file.
    What the choice comes to is said below.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.this = QRadioButton()
        self.everything = QRadioButton()
        self.whole = QRadioButton(self.tr("A&ll of the file"))
        self.meaning = PlainLabel(kind="hint")
        self._meanings: dict[QAbstractButton, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._group = QButtonGroup(self)
        for choice in (self.this, self.everything, self.whole):
            self._group.addButton(choice)
            column.addWidget(choice)
        column.addWidget(self.meaning)
        self.this.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def table(self, section: Section) -> str:
        """The table that is asked for, or everything."""
        return EVERYTHING if self.whole.isChecked() else section.name

    def name(self, section: Section, chosen: Format) -> None:
        """Say what each choice would write in a format."""
        count = words.count(section.name, len(section.table.records.ids))
        self.this.setText(self.tr("&This table: {count}").format(count=count))
        table = words.table(section.name)
        self.everything.setText(self.tr("Eve&rything in {table}").format(table=table))
        if chosen.of_records:
            this = everything = self.tr("With all that they link to.")
        elif "columns" not in chosen.heeds:
            this, everything = self.tr("With its filter and order."), self.tr("All rows.")
        else:
            this = self.tr("With its filter, columns and order.")
            everything = self.tr("All rows and all columns.")
        whole = self.tr("All records of all kinds.")
        self._meanings = {self.this: this, self.everything: everything, self.whole: whole}
        for choice, meaning in self._meanings.items():
            choice.setAccessibleDescription(meaning)
        self.whole.setVisible(chosen.of_records)
        if not chosen.of_records and self.whole.isChecked():
            self.everything.setChecked(True)
        self._explain()

    def _explain(self) -> None:
        chosen = self._group.checkedButton()
        self.meaning.setText("" if chosen is None else self._meanings.get(chosen, ""))

    def _toggled(self, _: object, chosen: bool) -> None:
        if chosen:
            self._explain()
            self.changed.emit()
