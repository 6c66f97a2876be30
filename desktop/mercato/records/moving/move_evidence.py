"""The evidence entered with a move: its source, the quote, and on whose word it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.evidence import references, sources
from mercato.records.language import authorities
from mercato.records.moving.move_ends import at_field
from mercato.records.verbs import linking

if TYPE_CHECKING:
    from mercato.records.dates import DateValue
    from mercato.records.moving.move_drafts import MoveEntry

_COPIED = ("quote", "quote_language", "quote_translated", "locator", "stance", "field")


def source_of(entry: MoveEntry) -> int | None:
    """The source of an entry, found or made from its address or headline; None if there is none."""
    if entry.source is None or entry.source == "":
        return None
    if isinstance(entry.source, int):
        return entry.source
    with at_field("source"):
        return linking.find_or_create("source", entry.source)


def add(entry: MoveEntry, move: int, source: int | None) -> tuple[int | None, DateValue | None]:
    """Write the references of a new move; the first one's id, and what day its news is from.

    There is one for each authority named; the quote stands in the first.
    """
    if source is None:
        return None, None
    given = {name: getattr(entry, name, None) for name in _COPIED}
    first: int | None = None
    for authority in _authorities(entry):
        fields = {
            name: value for name, value in {**given, **authority}.items() if value is not None
        }
        made = references.add_reference(source, move, **fields)
        if first is None:
            first = made
            given = {"stance": entry.stance, "locator": entry.locator}
    return first, sources.published_on(source)


def _authorities(entry: MoveEntry) -> list[dict[str, Any]]:
    """Code, record and number of each authority that an entry names; one empty one for none."""
    record = entry.according_to_record
    if isinstance(record, str):
        with at_field("according_to_record"):
            record = authorities.resolve(record).record if record.strip() else None
    found = []
    for part in authorities.parted(entry.according_to or "") or [""]:
        with at_field("according_to"):
            authority = authorities.resolve(part)
        found.append(
            {
                "according_to": authority.according_to or ("named" if record else None),
                "according_to_record": authority.record or record,
                "according_to_count": entry.according_to_count or authority.count,
            }
        )
    return found
