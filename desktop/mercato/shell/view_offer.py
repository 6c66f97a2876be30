"""What can be done when the table was changed since its view was saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from mercato.widgets.flow import FlowLayout
from mercato.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mercato.shell.actions import Actions


class ViewOffer(QWidget):
    """One line under the filter bar; hidden while there is nothing to save."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._flow = FlowLayout(self, spacing=6)
        self._text = PlainLabel(kind="hint")
        self._text.setWordWrap(False)
        self._text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._flow.addWidget(self._text)
        self.save = self._button(self.tr("Save changes"), "save_view")
        self.save_as = self._button(self.tr("Save as new view…"), "save_view_as")
        self.back = self._button(self.tr("Back to the view"), "revert_view")
        self.hide()

    def offer(self, name: str | None) -> None:
        """Offer to save the changes to the view of that name; None: there are none."""
        if name is not None:
            said = self.tr("Differs from “{name}”").format(name=name)
            self._text.setText(said)
            self._text.setFixedHeight(self.save.sizeHint().height())
            self.setAccessibleName(said)
        self.setVisible(name is not None)

    def _button(self, text: str, command: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "proposal")
        button.clicked.connect(partial(self._run, command))
        self._flow.addWidget(button)
        return button

    def _run(self, command: str, checked: bool = False) -> None:
        self._actions.run(command)
