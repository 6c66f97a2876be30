"""What only the command line says."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

COMMAND_LINE: dict[str, str | tuple[str, str]] = {
    "check.sound": QT_TRANSLATE_NOOP("words", "{path} is sound."),
    "undo.done": QT_TRANSLATE_NOOP("words", "Undone: {label}"),
    "undo.nothing": QT_TRANSLATE_NOOP("words", "There is nothing to undo."),
    "redo.done": QT_TRANSLATE_NOOP("words", "Redone: {label}"),
    "redo.nothing": QT_TRANSLATE_NOOP("words", "There is nothing to redo."),
}
