"""Which language a text is in, told by its small words: English, French, or not known."""

from __future__ import annotations

from collections import Counter

from mercato.records.language.folding import words
from mercato.records.language.name_words import word_set

_ENGLISH = word_set("""
after an and are as at be been before by for from has have he her his into is it its joins
leaves not of she that the their they this to was were which who will with
""")
_FRENCH = word_set("""
apres au aux avant avec ce cette chez dans de des du elle en est et etait il la le les ne ont
par pas plus pour que qui quitte sa se selon sera ses son sur un une
""")
_NEITHER = word_set("""
che con das degli del della den der di een el em het ist los mit nao nicht niet o os per por um
uma una und voor von y
""")
ENOUGH_CHARACTERS = 20_000


def detect(text: str | None) -> str | None:
    """`en` or `fr` where the text has clearly more of its small words; None otherwise."""
    if not text:
        return None
    seen = Counter(words(text[:ENOUGH_CHARACTERS]))
    english = sum(seen[word] for word in _ENGLISH)
    french = sum(seen[word] for word in _FRENCH)
    neither = sum(seen[word] for word in _NEITHER)
    most, least = max(english, french), max(min(english, french), neither)
    if most < 2 or most < 2 * least:
        return None
    # Another language shares a few of these words; in ours they make up a good part of a text.
    if most < 0.12 * sum(seen.values()):
        return None
    return "en" if english > french else "fr"
