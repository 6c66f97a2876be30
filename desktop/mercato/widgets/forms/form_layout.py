"""Labels at the left, fields at the right, one pair per row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from mercato.widgets.fields.field import Field
from mercato.widgets.labels import PlainLabel

LABEL_CHARACTERS = 15
"""Width of all labels, so that forms above each other line up; longer ones wrap."""


GAP = 10
"""Pixels between a label and its field."""


class FormRows(QWidget):
    """A column of labelled fields; labels of several such columns line up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(6)
        self._height = QLineEdit().sizeHint().height()
        letter = QFontMetrics(self.font()).averageCharWidth()
        self._width = letter * LABEL_CHARACTERS + GAP
        self._grid.setColumnMinimumWidth(0, self._width)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, PlainLabel] = {}

    def add(self, text: str, field: QWidget, beside: QWidget | None = None) -> None:
        """Put a field below the others, with its label and perhaps a small widget at its right.

        Without one it takes that width, too.
        """
        row = self._grid.rowCount()
        label = PlainLabel(text, kind="label")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setFixedWidth(self._width)
        label.setContentsMargins(0, 0, GAP, 0)
        label.setMinimumHeight(self._height)
        label.setBuddy(field.editors()[0] if isinstance(field, Field) else field)
        self._labels[field] = label
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        wide = 1 if beside is not None else 3
        self._grid.addWidget(field, row, 1, 1, wide, Qt.AlignmentFlag.AlignTop)
        if beside is not None:
            self._grid.setColumnMinimumWidth(2, GAP // 2)
            self._grid.addWidget(beside, row, 3, Qt.AlignmentFlag.AlignTop)

    def add_wide(self, widget: QWidget) -> None:
        """Put a widget below the others that takes the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 4)

    def show_field(self, field: QWidget, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    @property
    def room(self) -> int:
        """How wide a widget below the others may be."""
        return self.width() - self._width

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the others, under the fields."""
        left = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum
        row = self._grid.rowCount()
        if left:
            self._grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(widget, row, 1)
