"""Every sentence by its code; imported when the first one is said that is no label of an edit."""

from __future__ import annotations

from mercato.workspace.words.exports import EXPORTS
from mercato.workspace.words.import_page import IMPORT_PAGE
from mercato.workspace.words.import_questions import IMPORT_QUESTIONS
from mercato.workspace.words.importing import IMPORTING
from mercato.workspace.words.labels import LABELS
from mercato.workspace.words.moves import MOVES
from mercato.workspace.words.notes import NOTES
from mercato.workspace.words.reading import READING
from mercato.workspace.words.reading_questions import READING_QUESTIONS
from mercato.workspace.words.reading_rows import READING_ROWS
from mercato.workspace.words.reading_troubles import READING_TROUBLES
from mercato.workspace.words.restoring import RESTORING
from mercato.workspace.words.terminal import TERMINAL
from mercato.workspace.words.troubles import TROUBLES
from mercato.workspace.words.troubles_of_verbs import TROUBLES_OF_VERBS

Sentence = str | tuple[str, str]

SENTENCES: dict[str, Sentence] = {
    **NOTES,
    **TERMINAL,
    **LABELS,
    **TROUBLES,
    **TROUBLES_OF_VERBS,
    **MOVES,
    **EXPORTS,
    **RESTORING,
    **READING,
    **READING_QUESTIONS,
    **READING_ROWS,
    **READING_TROUBLES,
    **IMPORTING,
    **IMPORT_QUESTIONS,
    **IMPORT_PAGE,
}
"""Every code that is a sentence; a pair is for one and for many."""
