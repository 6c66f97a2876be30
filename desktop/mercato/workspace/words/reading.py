"""What is asked and said while a table of someone else's is read.

The words of an option stand under the code of its question and its own: `reading.header.none`;
those of options that no list can name (an encoding, a record) under `.other`.
"""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

READING: dict[str, str | tuple[str, str]] = {
    "reading.unanswered": (
        QT_TRANSLATE_NOOP(
            "words",
            "The file leaves one question open. Nothing was changed; answer it, then try again.",
        ),
        QT_TRANSLATE_NOOP(
            "words",
            "The file leaves {count} questions open. Nothing was changed; answer them, then try "
            "again.",
        ),
    ),
}
