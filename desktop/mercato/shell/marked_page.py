"""What stands at the right while several rows are marked: how many, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID
from mercato.widgets.flow import FlowLayout
from mercato.widgets.icons import wear
from mercato.widgets.labels import PlainLabel
from mercato.workspace import words

if TYPE_CHECKING:
    from mercato.shell.actions import Actions
    from mercato.widgets.context import Context
    from mercato.widgets.several.several_panel import SeveralPanel
    from mercato.workspace.marked import Marked

_OFFERED = ("copy", "export", "delete")


class MarkedPage(QFrame):
    """No record is shown as if it alone were meant: what all have in common can be changed.

    `started(job, text)` and `noted(text)` are for the line at the bottom; `done` after a change.
    """

    started = Signal(object, str)
    noted = Signal(str)
    done = Signal()

    def __init__(self, context: Context, actions: Actions) -> None:
        super().__init__()
        self.setObjectName("right")
        self._context = context
        self._actions = actions
        self._panels: dict[str, SeveralPanel] = {}
        self._marked: Marked | None = None
        self._heading = PlainLabel(kind="heading")
        self._stack = QStackedWidget()
        hint = PlainLabel(
            self.tr("An arrow key or a click on one row shows a record again."), kind="hint"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(hint)
        column.addWidget(self._buttons())
        column.addSpacing(4)
        column.addWidget(self._stack, 1)

    @property
    def panel(self) -> SeveralPanel | None:
        """The form for what is marked."""
        return self._stack.currentWidget()  # type: ignore[return-value]

    def first(self) -> QWidget:
        """The field or button that gets the focus: one that does nothing by itself."""
        return self.buttons["copy"] if self.panel is None else self.panel.first()

    def prepare(self, table: str) -> None:
        """Make the form for rows of that table, a part at a time."""
        if self._panel(table).form.make_next():
            QTimer.singleShot(0, self, partial(self.prepare, table))

    def show_marked(self, marked: Marked) -> None:
        """Say how many rows are marked, and show what they have in common."""
        said = self.tr("{count} marked").format(count=words.count(marked.table, marked.count))
        self._heading.setText(said)
        self.setAccessibleName(said)
        for name, button in self.buttons.items():
            button.setEnabled(self._actions[name].isEnabled())
        self._marked = None if self._context.workspace.readonly else marked
        if marked.table in self._panels:
            self._show_panel()
        else:
            QTimer.singleShot(1, self, self._show_panel)

    def leave(self) -> None:
        """Compare nothing any more."""
        self._marked = None
        for panel in self._panels.values():
            panel.viewed.show(None)

    def text(self) -> str:
        """What it says."""
        return self._heading.text()

    def _buttons(self) -> QWidget:
        """What can be done, side by side where there is room."""
        box = QWidget()
        row = FlowLayout(box, spacing=8)
        self.buttons: dict[str, QPushButton] = {}
        for name in _OFFERED:
            button = self.buttons[name] = QPushButton(cmd.text_of(BY_ID[name]))
            button.setToolTip(self._actions[name].toolTip())
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._run, name))
            wear(button, self._context.theme, name)
            row.addWidget(button)
        return box

    def _show_panel(self) -> None:
        """Show the form, which is made once the marks have been painted."""
        if self._marked is not None:
            panel = self._panel(self._marked.table)
            self._stack.setCurrentWidget(panel)
            panel.show_marked(self._marked)

    def _panel(self, table: str) -> SeveralPanel:
        if table not in self._panels:
            from mercato.widgets.several.several_panel import SeveralPanel

            panel = self._panels[table] = SeveralPanel(self._context, table)
            panel.started.connect(self.started)
            panel.noted.connect(self.noted)
            panel.done.connect(self.done)
            self._stack.addWidget(panel)
        return self._panels[table]

    def _run(self, name: str, checked: bool = False) -> None:
        self._actions.run(name)
