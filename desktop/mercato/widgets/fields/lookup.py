"""Finding what a link field's text may mean; runs on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mercato.records.fields import SHORT
from mercato.records.finding import matching, tables
from mercato.records.finding.tables.suggesting import Match
from mercato.records.verbs import editing, linking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mercato.records.finding.matching import Similar

LEVEL = ">"


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean: the matches, and which of them it names exactly."""

    text: str
    matches: tuple[Match, ...]
    exact: tuple[int, ...]

    def without(self, record: int | None) -> Found:
        """The same, as if there were no such record."""
        matches = tuple(match for match in self.matches if match.record != record)
        return Found(self.text, matches, tuple(one for one in self.exact if one != record))


def look_up(text: str, types: tuple[str, ...]) -> Found:
    """The records of those types that the text names or resembles, exact ones first.

    A text too long for a name is none: it is an article that was pasted.
    "Apple > Foundation Models" names a unit by its path; matches are looked for by its last part.
    """
    if len(text) > SHORT:
        return Found(text, (), ())
    exact = [record for one in types for record in linking.find(one, text)]
    last = text.rsplit(LEVEL, 1)[-1].strip()
    matches = {match.record: match for match in (tables.suggest(last, types) if last else [])}
    if LEVEL in text:
        matches = {record: match for record, match in matches.items() if record in exact}
    else:
        for similar in _similar(text, types):
            matches.setdefault(similar.record, _as_match(similar))
    ranked = sorted(matches.values(), key=lambda match: match.record not in exact)
    return Found(text, tuple(ranked), tuple(one for one in exact if one in matches))


def _similar(text: str, types: tuple[str, ...]) -> Iterable[Similar]:
    if "person" in types:
        yield from matching.similar_people(text)
    if "organization" in types:
        yield from matching.similar_organizations(text)
    if "source" in types:
        yield from matching.similar_sources(text, text)


def _as_match(similar: Similar) -> Match:
    record_type = editing.type_of(similar.record)
    return Match(
        similar.record, record_type, similar.name, similar.detail, f"match.{similar.reason}"
    )
