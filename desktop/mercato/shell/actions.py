"""The commands as Qt's actions: in menus, on the tool bar, behind keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from mercato.shell import command as cmd
from mercato.shell.commands import BY_ID, GROUPS, SUBMENUS, TABLE
from mercato.shell.icons import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mercato.shell.command import Command
    from mercato.shell.theme import Theme

_BAR_ORDER = (
    *("back", "forward", "", "new_move", "new_person", "new_organization", "new_source", ""),
    *("undo", "redo", "", "history", "import_table", "export"),
)
_ICON_ONLY = ("back", "forward")


class Actions(QObject):
    """One action for each command that does something.

    `parts` are the objects whose methods do the commands; `ran` names each one before it is done.
    """

    ran = Signal(str)

    def __init__(self, window: QMainWindow, theme: Theme, parts: Mapping[str, object]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.parts = parts
        self._holds: frozenset[str] = frozenset({"always"})
        self._actions = {c.id: self._action(c) for c in BY_ID.values() if c.part}
        self._group_choices()
        theme.changed.connect(self._draw_icons)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def run(self, name: str) -> None:
        """Do a command, if it is enabled."""
        if self._actions[name].isEnabled():
            self.ran.emit(name)
            method: Callable[[], object] = getattr(self.parts[BY_ID[name].part], name)
            method()

    def update(self, holds: frozenset[str]) -> None:
        """Enable what may be done now; `holds` are the conditions that are met."""
        self._holds = holds | {"always"}
        for name, action in self._actions.items():
            action.setEnabled(BY_ID[name].when in self._holds)

    def enabled(self) -> list[Command]:
        """The commands that may be done now and belong into the palette."""
        return [
            BY_ID[name]
            for name, action in self._actions.items()
            if action.isEnabled() and cmd.PALETTE in BY_ID[name].shown
        ]

    def fill_menu_bar(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every group's menu into the bar; the menus by their group."""
        menus: dict[str, QMenu] = {}
        for group, commands in TABLE.items():
            listed = [c for c in commands if cmd.MENU in c.shown]
            if listed:
                menus[group] = bar.addMenu(cmd.translated(GROUPS[group]))
                self._fill(menus[group], listed)
        return menus

    def fill_tool_bar(self, bar: QToolBar) -> None:
        """Put onto the tool bar what belongs there."""
        for name in _BAR_ORDER:
            if not name:
                bar.addSeparator()
                continue
            bar.addAction(self._actions[name])
            button = bar.widgetForAction(self._actions[name])
            assert isinstance(button, QToolButton)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(cmd.plain(cmd.translated(BY_ID[name].text)))
            beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            only = Qt.ToolButtonStyle.ToolButtonIconOnly
            button.setToolButtonStyle(only if name in _ICON_ONLY else beside)

    def context_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the row under the pointer."""
        return self.menu([c.id for c in BY_ID.values() if cmd.CONTEXT in c.shown], parent)

    def menu(self, names: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of these commands; it goes when it is closed."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in names:
            menu.addAction(self._actions[name])
        return menu

    def give_local_keys(self, table: QWidget) -> None:
        """Let the keys of local commands work while that table has the focus."""
        for name, action in self._actions.items():
            if BY_ID[name].local:
                table.addAction(action)

    def retitle(self, name: str, text: str) -> None:
        """Let a command name what it will do, "Undo: move of Ruoming Pang", or with "" nothing."""
        action = self._actions[name]
        usual = cmd.translated(BY_ID[name].text)
        action.setText(text.replace("&", "&&") or usual)
        action.setIconText(self._short(BY_ID[name]))
        self._describe(action, BY_ID[name], text or cmd.plain(usual))

    def _action(self, command: Command) -> QAction:
        action = QAction(cmd.translated(command.text), self._window)
        action.setObjectName(command.id)
        action.setIconText(self._short(command))
        action.setShortcuts(cmd.sequences(command))
        action.setCheckable(command.checkable)
        local, wide = (
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
            Qt.ShortcutContext.WindowShortcut,
        )
        action.setShortcutContext(local if command.local else wide)
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        self._describe(action, command, cmd.text_of(command))
        action.setEnabled(command.when == "always")
        action.triggered.connect(partial(self._triggered, command.id))
        if not command.local:
            self._window.addAction(action)
        return action

    def _triggered(self, name: str, checked: bool = False) -> None:
        self.run(name)

    @staticmethod
    def _short(command: Command) -> str:
        return cmd.plain(cmd.translated(command.short or command.text))

    @staticmethod
    def _describe(action: QAction, command: Command, text: str) -> None:
        keys = cmd.keys_of(command)
        action.setToolTip(f"{text} ({keys[0]})" if keys else text)

    def choices(self, submenu: str) -> list[QAction]:
        """The actions of a submenu, of which one is ticked."""
        return [self._actions[c.id] for c in BY_ID.values() if c.submenu == submenu]

    def _group_choices(self) -> None:
        for submenu in SUBMENUS:
            group = QActionGroup(self)
            for action in self.choices(submenu):
                group.addAction(action)

    def _fill(self, menu: QMenu, commands: list[Command]) -> None:
        inner: dict[str, QMenu] = {}
        for command in commands:
            if command.apart:
                menu.addSeparator()
            into = menu
            if command.submenu:
                if command.submenu not in inner:
                    title = cmd.translated(SUBMENUS[command.submenu])
                    inner[command.submenu] = menu.addMenu(title)
                into = inner[command.submenu]
            into.addAction(self._actions[command.id])

    def _draw_icons(self) -> None:
        for name, action in self._actions.items():
            if name in GLYPHS:
                new = name.startswith("new_") and name != "new_file"
                action.setIcon(self._theme.icon(name, "accent" if new else "muted"))


_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}
