"""Icons that follow the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from mercato.widgets.theme import PaletteTheme


class HasIcon(Protocol):
    """Whatever can wear an icon: buttons, actions."""

    def setIcon(self, icon: QIcon, /) -> None: ...


class _Keeper(QObject):
    """Lives with its wearer and dresses it again when the theme changes."""

    def __init__(self, wearer: QObject, theme: PaletteTheme, name: str, role: str) -> None:
        super().__init__(wearer)
        self._theme = theme
        self.name = name
        self.role = role
        theme.changed.connect(self.dress)

    def dress(self) -> None:
        wearer: HasIcon = self.parent()  # type: ignore[assignment]
        wearer.setIcon(self._theme.icon(self.name, self.role))


def wear(wearer: QObject, theme: PaletteTheme, name: str, role: str = "muted") -> None:
    """Give a button or action the icon of that name, in this theme and any later one."""
    keeper = wearer.findChild(_Keeper)
    if keeper is None:
        keeper = _Keeper(wearer, theme, name, role)
    keeper.name, keeper.role = name, role
    keeper.dress()
