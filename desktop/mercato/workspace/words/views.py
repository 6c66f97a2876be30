"""What the views are called that every file has, and what they are for."""

from __future__ import annotations

from mercato.workspace.words.language import translated
from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

VIEWS: dict[str, tuple[str, str]] = {
    "conflicting": (
        QT_TRANSLATE_NOOP("words", "Conflicting dates"),
        QT_TRANSLATE_NOOP(
            "words", "Moves whose dates cannot all be right, or differ from the career's"
        ),
    ),
    "unsourced": (
        QT_TRANSLATE_NOOP("words", "Unsourced moves"),
        QT_TRANSLATE_NOOP("words", "Moves for which no source is given yet"),
    ),
    "rumours": (
        QT_TRANSLATE_NOOP("words", "Rumours to check"),
        QT_TRANSLATE_NOOP("words", "Moves that are rumoured, or whose destination is"),
    ),
    "due": (
        QT_TRANSLATE_NOOP("words", "Forecasts due"),
        QT_TRANSLATE_NOOP("words", "Open claims to be checked by now"),
    ),
    "changed": (
        QT_TRANSLATE_NOOP("words", "Changed this week"),
        QT_TRANSLATE_NOOP("words", "Moves that were entered or changed since Monday"),
    ),
}
"""By the key of the view: its name, and its meaning."""


def view(key: str) -> str:
    """The name of a ready-made view."""
    return translated(VIEWS[key][0])


def view_meaning(key: str) -> str:
    """What a ready-made view shows."""
    return translated(VIEWS[key][1])
