"""Finding what a link field's text may mean; runs on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records import linking, tables
from mercato.records.tables import Match

LEVEL = ">"


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean: the matches, and which of them it names exactly."""

    text: str
    matches: tuple[Match, ...]
    exact: tuple[int, ...]


def look_up(text: str, types: tuple[str, ...]) -> Found:
    """The records of those types that the text names or resembles, exact ones first.

    "Apple > Foundation Models" names a unit by its path; matches are looked for by its last part.
    """
    exact: list[int] = []
    for record_type in types:
        exact += linking.find(record_type, text)
    last = text.rsplit(LEVEL, 1)[-1].strip()
    matches = tables.suggest(last, types) if last else []
    if LEVEL in text:
        matches = [match for match in matches if match.record in exact]
    matches.sort(key=lambda match: match.record not in exact)
    known = {match.record for match in matches}
    return Found(text, tuple(matches), tuple(record for record in exact if record in known))
