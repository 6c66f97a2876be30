"""The move form as a page at the right: with a heading, scrolling where it is higher than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from mercato.shell.side_page import SidePage
from mercato.widgets.move_form.move_form import MoveForm

if TYPE_CHECKING:
    from mercato.widgets.context import Context


class MovePage(SidePage):
    """Holds the one move form."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, QCoreApplication.translate("MovePage", "New move"))
        self.form = MoveForm(context)
        self.form.left.connect(self.left)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        self.column.addWidget(scroll, 1)

    def first(self) -> QWidget:
        return self.form
