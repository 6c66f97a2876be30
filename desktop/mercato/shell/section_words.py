"""What an empty table says, and the command that is the first step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

EMPTY: dict[str, str] = {
    "people": QT_TRANSLATE_NOOP(
        "empty", "People stand here. They come with the moves you enter, or one by one."
    ),
    "organizations": QT_TRANSLATE_NOOP(
        "empty",
        "Organizations stand here, with their units and products. They come with the moves you "
        "enter, or one by one.",
    ),
    "moves": QT_TRANSLATE_NOOP(
        "empty",
        "Moves stand here: who leaves what and joins what, and how well that is known. Begin with "
        "one you have read about today.",
    ),
    "sources": QT_TRANSLATE_NOOP(
        "empty",
        "Sources stand here: articles, press releases, filings, posts. They come with the moves "
        "you enter, or one by one.",
    ),
    "claims": QT_TRANSLATE_NOOP(
        "empty",
        "Claims stand here: what somebody said, forecast or denied, and whether it came true.",
    ),
}
FIRST_STEP: dict[str, str] = {
    "people": "new_person",
    "organizations": "new_organization",
    "moves": "new_move",
    "sources": "new_source",
    "claims": "new_claim",
}


def translated(text: str) -> str:
    """A text of this file in the language of the interface."""
    return QCoreApplication.translate("empty", text)
