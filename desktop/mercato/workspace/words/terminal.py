"""What only the command line says."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

TERMINAL: dict[str, str | tuple[str, str]] = {
    "check.sound": QT_TRANSLATE_NOOP("words", "{path} is sound."),
    "find.unknown": QT_TRANSLATE_NOOP(
        "words", "“{text}” was not understood, and is searched as text."
    ),
    "find.meant": QT_TRANSLATE_NOOP("words", "Perhaps this is meant: {query}"),
    "export.progress": QT_TRANSLATE_NOOP("words", "Exporting: {percent} %"),
    "undo.done": QT_TRANSLATE_NOOP("words", "Undone: {label}"),
    "undo.nothing": QT_TRANSLATE_NOOP("words", "There is nothing to undo."),
    "redo.done": QT_TRANSLATE_NOOP("words", "Redone: {label}"),
    "redo.nothing": QT_TRANSLATE_NOOP("words", "There is nothing to redo."),
    "add.unknown_key": QT_TRANSLATE_NOOP(
        "words", "“{key}” is no KEY=VALUE that a {type} takes once. The keys are: {keys}."
    ),
    "add.date_unreadable": QT_TRANSLATE_NOOP(
        "words", "{field}: “{text}” is kept as it is, but was not understood as a date."
    ),
    "add.date_impossible": QT_TRANSLATE_NOOP(
        "words",
        "{field}: “{text}” is kept as it is, but no calendar has that: no such day, or an end "
        "before its start.",
    ),
    "add.date_needs_anchor": QT_TRANSLATE_NOOP(
        "words", "{field}: “{text}” is kept as it is until its source has a date to count from."
    ),
    "add.date_year_missing": QT_TRANSLATE_NOOP(
        "words", "{field}: “{text}” is kept without a year until its source has a date."
    ),
    "add.date_weekday_mismatch": QT_TRANSLATE_NOOP(
        "words", "{field}: “{text}” is kept, but the day of the week does not fit the date."
    ),
    "add.date_ambiguous_order": QT_TRANSLATE_NOOP(
        "words", "{field}: “{text}” could be read with day and month the other way round."
    ),
}
