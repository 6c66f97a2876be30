"""Finding records by what is typed of their names: in link fields and to go anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mercato.records.derived.models import MoveDate, NameKey, PersonNow, SearchText
from mercato.records.finding.engine_search import matches
from mercato.records.finding.tables import reading
from mercato.records.language.folding import indexed, words
from mercato.records.schema import Move, Record
from mercato.records.verbs import describing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED_AT = 200
"""Candidates of each kind that are ranked; what does not fit needs one more letter."""

REASONS = (
    "match.exact",
    "match.alias",
    "match.start",
    "match.start",
    "match.start",
    "match.inside",
)
"""Why a record is offered, in the order in which they are."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be meant: its name, what tells it apart, and why it is offered."""

    record: int
    type: str
    name: str
    line: str
    reason: str


def suggest(text: str, record_types: Sequence[str], limit: int = 8) -> list[Match]:
    """Records of these types whose name is, begins like or holds the text; best ones first."""
    typed = words(text)
    if not typed or not record_types:
        return []
    ranked: dict[int, tuple[int, int, str]] = {}
    for rows in _candidates(typed, record_types):
        for record, record_type, name, weight in rows:
            ranked[record] = (_rank(typed, name), -(weight or 0), record_type)
        if sum(rank < len(REASONS) - 1 for rank, _, _ in ranked.values()) >= limit:
            break
    best = sorted(ranked, key=lambda record: (*ranked[record][:2], record))[:limit]
    found = [_match(record, *ranked[record]) for record in best]
    return found + _moves(typed, limit - len(found)) if "move" in record_types else found


def _match(record: int, rank: int, _weight: int, record_type: str) -> Match:
    name, line = describing.name(record), describing.line(record)
    return Match(record, record_type, name, line, REASONS[rank])


def _moves(typed: list[str], limit: int) -> list[Match]:
    """The newest moves of people of that name; a move has none of its own."""
    named = matches("name", [f"  {word}" for word in typed]).limit(_LOOKED_AT)
    rows = (
        Move.select(Move.id)
        .join(MoveDate, on=(MoveDate.id == Move.id))
        .where(Move.person.in_(named))
        .order_by(MoveDate.earliest.desc(), Move.id.desc())
        .limit(max(0, limit))
    )
    found = [move for (move,) in rows.tuples()]
    pages = reading.page("moves", found, ("person", "from_organization", "to_organization"))
    return [
        Match(move, "move", name, f"{old or '?'} → {new or '?'}", "match.start")
        for move, (name, old, new) in zip(found, pages, strict=True)
    ]


def _candidates(typed: list[str], types: Sequence[str]) -> Iterator[Any]:
    phrase = "  ".join(typed)
    yield _named(matches("name", [f"  {phrase}  "]), types)
    if len(phrase) < 3:
        yield _by_key(phrase, types)
    yield _named(matches("name", [f"  {word}" for word in typed]), types)
    if long := [word for word in typed if len(word) > 2]:
        short = [f"  {word}" for word in typed if len(word) < 3]
        yield _named(matches("name", [*long, *short]), types)


def _select(types: Sequence[str]) -> Any:
    weight = PersonNow.moves
    return (
        SearchText.select(SearchText.id, Record.type, SearchText.name, weight)
        .join(Record, on=(Record.id == SearchText.id))
        .join_from(SearchText, PersonNow, "LEFT OUTER JOIN", on=(PersonNow.id == SearchText.id))
        .where(Record.type.in_(list(types)))
    )


def _named(found: Any, types: Sequence[str]) -> Any:
    return _select(types).where(SearchText.id.in_(found)).limit(_LOOKED_AT).tuples()


def _by_key(prefix: str, types: Sequence[str]) -> Any:
    begins = NameKey.key.between(prefix, f"{prefix}\uffff") & NameKey.type.in_(list(types))
    found = NameKey.select(NameKey.id).where(begins).order_by(NameKey.key).limit(_LOOKED_AT)
    return _select(types).where(SearchText.id.in_(found)).tuples()


def _rank(typed: list[str], name: str) -> int:
    """How well a folded name, aliases after bars, goes with what was typed: 0 is best."""
    phrase = indexed(" ".join(typed))
    own, *aliases = [f"  {part.strip()}  " for part in name.split("|")]
    if own == phrase:
        return 0
    if phrase in aliases:
        return 1
    if own.startswith(phrase.rstrip()):
        return 2
    if all(f"  {word}" in own for word in typed):
        return 3
    if all(f"  {word}" in name for word in typed):
        return 4
    return 5
