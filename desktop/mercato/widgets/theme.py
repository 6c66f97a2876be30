"""What widgets ask of the theme: a colour for a role, an icon for a name.

The shell gives a theme of its own; `PaletteTheme` derives one from the application's palette and
serves where no shell is (tests, single widgets). Every status is a pair of colour and icon.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette

ICONS: dict[str, str] = {
    "person": "fa6s.user",
    "organization": "fa6s.building",
    "organization_change": "fa6s.code-branch",
    "position": "fa6s.briefcase",
    "move": "fa6s.right-left",
    "source": "fa6s.newspaper",
    "claim": "fa6s.comment-dots",
    "group": "fa6s.users",
    "add": "fa6s.plus",
    "remove": "fa6s.xmark",
    "search": "fa6s.magnifying-glass",
    "facets": "fa6s.sliders",
    "pin": "fa6s.thumbtack",
    "open": "fa6s.arrow-up-right-from-square",
    "error": "fa6s.circle-exclamation",
    "warning": "fa6s.triangle-exclamation",
    "file": "fa6s.file-lines",
    "open_question": "fa6s.circle-question",
    "answered": "fa6s.check",
    "closed": "fa6s.chevron-right",
    "opened": "fa6s.chevron-down",
    "rumoured": "fa6s.ear-listen",
    "reported": "fa6s.bullhorn",
    "confirmed": "fa6s.circle-check",
    "denied": "fa6s.ban",
    "disputed": "fa6s.scale-unbalanced",
    "retracted": "fa6s.rotate-left",
    "fell_through": "fa6s.circle-xmark",
    "annulled": "fa6s.eraser",
}

STATUS_ROLES: dict[str, str] = {
    "rumoured": "rumour",
    "reported": "notice",
    "confirmed": "good",
    "denied": "error",
    "disputed": "dispute",
    "retracted": "error",
    "fell_through": "error",
    "annulled": "error",
}
"""The colour role of each status that is more than plain text; its icon has the code's name."""

_LIGHT = {
    "text": "#1b1f24",
    "muted": "#5b6470",
    "accent": "#1d4ed8",
    "line": "#d5d9e0",
    "chip": "#eef1f6",
    "alternate": "#f7f8fa",
    "error": "#b3261e",
    "notice": "#9a4a00",
    "good": "#17703a",
    "rumour": "#6d28d9",
    "dispute": "#a01a5b",
}
_DARK = {
    "text": "#e8eaed",
    "muted": "#a3abb8",
    "accent": "#8ab4ff",
    "line": "#3c4350",
    "chip": "#2c323d",
    "alternate": "#23272f",
    "error": "#ff9b93",
    "notice": "#ffb870",
    "good": "#7bd99a",
    "rumour": "#c9a8ff",
    "dispute": "#ff9ccb",
}
ROLES = tuple(_LIGHT)


class PaletteTheme(QObject):
    """Colours that fit the application's palette, light or dark, and icons in them."""

    changed = Signal()

    def is_dark(self) -> bool:
        """Whether the window's ground is dark."""
        return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128

    def colour(self, role: str) -> QColor:
        """The colour of that role (one of ROLES), readable on the window's ground."""
        return QColor((_DARK if self.is_dark() else _LIGHT)[role])

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """The icon of that name (one of ICONS) in the colour of that role."""
        import qtawesome

        icon: QIcon = qtawesome.icon(ICONS[name], color=self.colour(role).name())
        return icon
