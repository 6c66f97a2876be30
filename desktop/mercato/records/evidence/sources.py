"""Sources: articles, releases, filings, posts, interviews, tips; kept as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.schema import FuzzyDateField, Source
from mercato.records.storage.engine import Prepared
from mercato.records.verbs import values

if TYPE_CHECKING:
    import peewee as pw

    from mercato.records.dates import DateValue

_PUBLISHED = ("published_on", *(f"published_on_{suffix}" for suffix in FuzzyDateField.SUFFIXES))

PROPOSED_STATUS: dict[str, tuple[str, str]] = {
    "press_release": ("announced", "confirmed"),
    "filing": ("announced", "confirmed"),
    "tip": ("agreed", "rumoured"),
}
"""Stage and verification that a kind of source proposes; others propose what a move starts with."""


def proposed_status(source: int | None) -> tuple[str, str]:
    """The stage and the verification to begin with for a move that rests on this source, if any."""
    kind = Source.select(Source.kind).where(Source.id == source).scalar()
    return PROPOSED_STATUS.get(kind, ("agreed", "reported"))


def published_on(source: int) -> DateValue | None:
    """When a source was published; None if that is not known."""
    row = _DAY.one(source)
    found = None if row is None else dict(zip(_PUBLISHED, row, strict=True))
    return None if found is None else values.date_of(found, "published_on")


def _day(source: Any) -> pw.Query:
    return Source.select(*(getattr(Source, name) for name in _PUBLISHED)).where(Source.id == source)


_DAY = Prepared(_day)


def origin(source: int) -> int:
    """The source that the others relay in the end: ten relays are one origin."""
    seen = {source}
    while True:
        above = Source.select(Source.relays).where(Source.id == source).scalar()
        if above is None or above in seen:
            return source
        seen.add(above)
        source = above
