"""Icons from an icon font, in any colour and size, painted once each."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from mercato.widgets import theme

GLYPHS: dict[str, str] = theme.ICONS | {
    # Commands, by their ids.
    "new_file": "fa6s.file-circle-plus",
    "open_file": "fa6s.folder-open",
    "open_demo": "fa6s.wand-magic-sparkles",
    "close_file": "fa6s.xmark",
    "import_table": "fa6s.file-import",
    "import_clipboard": "fa6s.paste",
    "export": "fa6s.file-export",
    "quit": "fa6s.power-off",
    "undo": "fa6s.arrow-rotate-left",
    "redo": "fa6s.arrow-rotate-right",
    "copy": "fa6s.copy",
    "delete": "fa6s.trash-can",
    "filter": "fa6s.filter",
    "replace": "fa6s.right-left",
    "change_cell": "fa6s.pen-to-square",
    "new_move": "fa6s.right-left",
    "new_person": "fa6s.user-plus",
    "new_organization": "fa6s.building",
    "new_source": "fa6s.newspaper",
    "new_claim": "fa6s.comment-dots",
    "history": "fa6s.clock-rotate-left",
    "columns": "fa6s.table-columns",
    "save_view": "fa6s.bookmark",
    "rename_view": "fa6s.pen",
    "delete_view": "fa6s.trash-can",
    "full_screen": "fa6s.expand",
    "palette": "fa6s.magnifying-glass",
    "people": "fa6s.user",
    "organizations": "fa6s.building",
    "moves": "fa6s.right-left",
    "sources": "fa6s.newspaper",
    "claims": "fa6s.comment-dots",
    "back": "fa6s.arrow-left",
    "forward": "fa6s.arrow-right",
    "focus_table": "fa6s.table",
    "focus_record": "fa6s.address-card",
    "getting_started": "fa6s.circle-question",
    "shortcuts": "fa6s.keyboard",
    "about": "fa6s.circle-info",
    # Parts of the window.
    "command": "fa6s.terminal",
    "tag": "fa6s.tag",
    "view": "fa6s.filter",
    "unsourced": "fa6s.link-slash",
    "due": "fa6s.hourglass-end",
    "saved": "fa6s.check",
    "saving": "fa6s.ellipsis",
    "read_only": "fa6s.lock",
}
"""The glyph of each icon's name."""

_FONT = "fontawesome6-solid"


class _PaintedOnce(QIconEngine):
    """Keeps what the font's own engine painted: that runs in Python for every single paint."""

    def __init__(self, inner: QIcon) -> None:
        super().__init__()
        self._inner = inner
        self._painted: dict[tuple[int, int, float, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self._pixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._pixmap(size / scale, mode, state, scale)

    def clone(self) -> QIconEngine:
        return _PaintedOnce(self._inner)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        key = (size.width(), size.height(), ratio, mode, state)
        if key not in self._painted:
            pixmap = QPixmap(size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            whole = QRect(0, 0, size.width(), size.height())
            self._inner.paint(painter, whole, mode=mode, state=state)
            painter.end()
            self._painted[key] = pixmap
        return self._painted[key]


class IconMaker:
    """Icons by name and colour; empty ones until `load`, which takes a tenth of a second."""

    def __init__(self) -> None:
        self._font: Any = None
        self._made: dict[tuple[str, str], QIcon] = {}

    def load(self) -> None:
        """Have the icon library, with that one of its dozen fonts which is used here."""
        import qtawesome

        fonts = Path(qtawesome.__file__).parent / "fonts"
        glyphs = next(fonts.glob(f"{_FONT}-webfont-*.ttf"))
        names = next(fonts.glob(f"{_FONT}-webfont-charmap-*.json"))
        self._font = qtawesome.IconicFont(("fa6s", glyphs.name, names.name))
        # What it keeps of Qt's must not outlive Qt.
        atexit.register(self._font.icon_cache.clear)

    def icon(self, name: str, colour: QColor, disabled: QColor) -> QIcon:
        """The icon of that name (one of GLYPHS)."""
        if self._font is None:
            return QIcon()
        key = (name, colour.name())
        if key not in self._made:
            colours = {"color": colour.name(), "color_disabled": disabled.name()}
            glyph = self._font.icon(GLYPHS[name], **colours)
            self._made[key] = QIcon(_PaintedOnce(glyph))
        return self._made[key]
