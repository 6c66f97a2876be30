"""What a window remembers between two starts; nothing of it is in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

DATE_ORDERS = ("locale", "day", "month")
OPENED, IMPORTED = "recent", "import/recent"
"""The kinds of recent files."""
MOST_RECENT = 8
"""Recent files that are remembered."""


class Settings:
    """Geometry, looks, languages, recent files, and the state of each table."""

    def __init__(self, file: Path | None = None) -> None:
        place = QStandardPaths.StandardLocation.AppConfigLocation
        file = file or Path(QStandardPaths.writableLocation(place)) / "window.ini"
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def look(self) -> str:
        """Light, dark, or as the system says."""
        return self._text("look", "system")

    @look.setter
    def look(self, mode: str) -> None:
        self._kept.setValue("look", mode)

    @property
    def language(self) -> str:
        """The language of the interface: "en", "fr", or "system"."""
        return self._text("language", "system")

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    @property
    def date_order(self) -> str:
        """How 7/8 is read: "day" first, "month" first, or as the system's "locale" says."""
        order = self._text("date_order", "locale")
        return order if order in DATE_ORDERS else "locale"

    @date_order.setter
    def date_order(self, order: str) -> None:
        self._kept.setValue("date_order", order)

    def recent(self, kind: str = OPENED) -> list[Path]:
        """Files that were open, or imported, the newest first."""
        return [Path(str(name)) for name in self.load(kind, [])]

    def note_file(self, path: Path, kind: str = OPENED) -> None:
        """Put a file at the head of the recent ones."""
        names = [str(path), *(str(other) for other in self.recent(kind) if other != path)]
        self.save(kind, names[:MOST_RECENT])

    def forget_file(self, path: Path, kind: str = OPENED) -> None:
        """Take a file off the recent ones."""
        self.save(kind, [str(other) for other in self.recent(kind) if other != path])

    @property
    def last_file(self) -> Path | None:
        """The file that was open when the window was closed."""
        name = self._text("last_file", "")
        return Path(name) if name else None

    @last_file.setter
    def last_file(self, path: Path | None) -> None:
        self._kept.setValue("last_file", str(path or ""))

    def load(self, name: str, otherwise: Any) -> Any:
        """A value made of plain lists and dictionaries; `otherwise` when there is no such thing."""
        try:
            found = json.loads(self._text(name, "null"))
        except ValueError:
            return otherwise
        return found if isinstance(found, type(otherwise)) else otherwise

    def save(self, name: str, value: Any) -> None:
        """Keep a value made of plain lists and dictionaries."""
        self._kept.setValue(name, json.dumps(value, ensure_ascii=False))

    def load_bytes(self, name: str) -> QByteArray:
        """What Qt saved of a window or a splitter; empty when there is none."""
        found = self._kept.value(name)
        return found if isinstance(found, QByteArray) else QByteArray()

    def save_bytes(self, name: str, value: QByteArray) -> None:
        """Keep what Qt saved of a window or a splitter."""
        self._kept.setValue(name, value)

    def write(self) -> None:
        """Have it all on the disk."""
        self._kept.sync()

    def _text(self, name: str, otherwise: str) -> str:
        found = self._kept.value(name, otherwise)
        return found if isinstance(found, str) else otherwise
