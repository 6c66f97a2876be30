"""The style sheet and the palette, made from the table of colours."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QPalette

from mercato import resource_files
from mercato.shell import colours

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "alternate",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.PlaceholderText: "placeholder",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selected",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "rumour",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "shade",
}
_TEXTS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(*, dark: bool) -> QPalette:
    """All colours of widgets that the style sheet does not name."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours.of(name, dark=dark)))
    away = QColor(colours.of("selection_away", dark=dark))
    made.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, away)
    for role in _TEXTS:
        faint = QColor(colours.of("disabled", dark=dark))
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def sheet(font: QFont, *, dark: bool) -> str:
    """The style sheet for that ground, its headings in proportion to the system's font."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
    values = {role: colours.of(role, dark=dark) for role in colours.COLOURS}
    values["icons"] = resource_files.path("icons").as_posix()
    values["mode"] = "dark" if dark else "light"
    for name, factor in {"small": 0.9, "large": 1.2, "heading": 1.45, "title": 2.0}.items():
        values[f"pt_{name}"] = f"{size * factor:.1f}pt"
    text = resource_files.read_text("style/mercato.qss")
    return re.sub(r"\$(\w+)", lambda found: values[found[1]], text)
