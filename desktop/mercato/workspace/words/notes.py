"""Everything else that is said: reasons for matches, read-backs, proposals."""

from __future__ import annotations

from mercato.workspace.words.marking import QT_TRANSLATE_NOOP

NOTES: dict[str, str | tuple[str, str]] = {
    "match.exact": QT_TRANSLATE_NOOP("words", "same name"),
    "match.alias": QT_TRANSLATE_NOOP("words", "another name"),
    "match.start": QT_TRANSLATE_NOOP("words", "name begins so"),
    "match.inside": QT_TRANSLATE_NOOP("words", "inside the name"),
    "match.sound": QT_TRANSLATE_NOOP("words", "same sound"),
    "match.initials": QT_TRANSLATE_NOOP("words", "same initials"),
}
