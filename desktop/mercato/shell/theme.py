"""Light or dark, as the system says or as the user chose; icons in its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

from mercato.shell import colours, style
from mercato.shell.icons import IconMaker
from mercato.widgets.theme import PaletteTheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

MODES = ("system", "light", "dark")


class Theme(PaletteTheme):
    """The one look of the application; `changed` after a change of colours or icons."""

    def __init__(self, app: QApplication, mode: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._icons = IconMaker()
        self.mode = "system"
        self._began_dark = super().is_dark()
        self._dark = self._began_dark
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_mode(mode)

    def set_mode(self, mode: str) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self.mode = mode if mode in MODES else "system"
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        if self.mode in schemes:
            self._app.styleHints().setColorScheme(schemes[self.mode])
            self._dark = self.mode == "dark"
        else:
            self._app.styleHints().unsetColorScheme()
            scheme = self._app.styleHints().colorScheme()
            known = scheme != Qt.ColorScheme.Unknown
            self._dark = scheme == Qt.ColorScheme.Dark if known else self._began_dark
        self._apply()

    def is_dark(self) -> bool:
        return self._dark

    def colour(self, role: str) -> QColor:
        return QColor(colours.of(role, dark=self._dark))

    def icon(self, name: str, role: str = "muted") -> QIcon:
        return self._icons.icon(name, self.colour(role), self.colour("disabled"))

    def load_icons(self) -> None:
        """Make icons from now on: they cost too much before the first paint."""
        self._icons.load()
        self.changed.emit()

    def follow_font(self) -> None:
        """Bring headings into proportion with the system's font size."""
        self._app.setStyleSheet("")
        self._app.setStyleSheet(style.sheet(self._app.font(), dark=self._dark))

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        dark = scheme == Qt.ColorScheme.Dark
        if self.mode == "system" and dark != self._dark:
            self._dark = dark
            self._apply()

    def _apply(self) -> None:
        self._app.setStyleSheet("")  # one sheet over another takes ten times as long
        self._app.setPalette(style.palette(dark=self._dark))
        self._app.setStyleSheet(style.sheet(self._app.font(), dark=self._dark))
        self.changed.emit()
