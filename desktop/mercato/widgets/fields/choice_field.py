"""Fields with a fixed set of values: a choice from a picklist, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from mercato.widgets.fields.field import Field
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.widgets.context import Context


LEAST_LETTERS = 8
"""Letters of a choice that are seen however narrow the form is."""


def choice_box(letters: int = LEAST_LETTERS) -> QComboBox:
    """A choice that takes the width there is, down to so many letters of what it shows."""
    box = QComboBox()
    box.setMaxVisibleItems(20)
    box.setMinimumContentsLength(letters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


class ChoiceField(Field):
    """One code of a picklist, shown as its word; typing the word's beginning selects it.

    `optional` puts an empty entry first, for no value.
    """

    def __init__(
        self,
        context: Context,
        label: str,
        group: str,
        codes: tuple[str, ...],
        *,
        optional: bool = False,
        letters: int = LEAST_LETTERS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, label, parent)
        self.combo = choice_box(letters)
        if optional:
            self.combo.addItem("—", None)
        for code in codes:
            self.combo.addItem(words.choice(group, code), code)
        self.use(self.combo)
        self._known = self.raw()
        self._sent = self.raw()
        self.combo.activated.connect(self._chosen)

    def raw(self) -> object:
        return self.combo.currentData()

    def show_raw(self, raw: object) -> None:
        row = self.combo.findData(raw)
        if row < 0 and raw is not None:
            self.combo.addItem(str(raw), raw)
            row = self.combo.count() - 1
        self.combo.setCurrentIndex(row)

    def _chosen(self) -> None:
        self.changed_by_hand()


class BooleanField(Field):
    """Yes or no."""

    def __init__(self, context: Context, label: str, parent: QWidget | None = None) -> None:
        super().__init__(context, label, parent)
        self.box = QCheckBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.use(self.box)
        self._column.setAlignment(self.box, Qt.AlignmentFlag.AlignLeft)
        self.box.setMinimumHeight(QLineEdit().sizeHint().height())
        self._known = False
        self._sent = False
        self.box.clicked.connect(self._clicked)

    def raw(self) -> object:
        return self.box.isChecked()

    def show_raw(self, raw: object) -> None:
        self.box.setChecked(bool(raw))

    def raw_of(self, value: object) -> object:
        return bool(value)

    def _clicked(self) -> None:
        self.changed_by_hand()
