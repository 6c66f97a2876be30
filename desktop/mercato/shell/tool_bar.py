"""The tool bar: the commands that belong there, and the box that goes anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID
from mercato.widgets.icons import wear

if TYPE_CHECKING:
    from mercato.shell.actions import Actions
    from mercato.shell.theme import Theme

_ICON = 16


def make_tool_bar(actions: Actions, theme: Theme) -> QToolBar:
    """The one tool bar of the window, which stays where it is."""
    bar = QToolBar()
    bar.setObjectName("tool_bar")
    bar.setWindowTitle(bar.tr("Tool bar"))
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setIconSize(QSize(_ICON + 4, _ICON))
    actions.fill_tool_bar(bar)
    stretch = QWidget()
    stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(stretch)
    bar.addWidget(_go_to(actions, theme))
    return bar


def _go_to(actions: Actions, theme: Theme) -> QToolButton:
    command = BY_ID["palette"]
    box = QToolButton()
    box.setObjectName("go_to")
    box.setText(f"{box.tr('Go to anything')}   {cmd.keys_of(command)[0]}")
    box.setAccessibleName(cmd.text_of(command))
    box.setToolTip(actions["palette"].toolTip())
    box.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    box.setMinimumWidth(2 * _ICON + 8)  # where there is no room, the icon will do
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.clicked.connect(actions["palette"].trigger)
    wear(box, theme, "search", "placeholder")
    return box
