"""Where a quote stands in its source's snapshot, in characters of the snapshot as it was."""

from __future__ import annotations

from mercato.records.errors import Refused
from mercato.records.schema import Reference, Source


def place(quote: str | None, snapshot: str | None) -> tuple[int, int] | tuple[None, None]:
    """Start and end of a quote that occurs exactly once; nothing otherwise."""
    if not quote or not snapshot:
        return None, None
    start = snapshot.find(quote)
    if start < 0 or snapshot.find(quote, start + 1) >= 0:
        return None, None
    return start, start + len(quote)


def require_at(quote: str | None, snapshot: str | None, start: int, end: int) -> None:
    """Raise `Refused` unless the quote stands in the snapshot just there."""
    if not quote or not snapshot or snapshot[start:end] != quote:
        raise Refused("quote.not_in_text", field="quote", start=start, end=end)


def snapshot_of(source_id: int) -> str | None:
    """The snapshot of a source, if it has one."""
    text = Source.select(Source.text).where(Source.id == source_id).scalar()
    return None if text is None else str(text)


def place_all(source_id: int) -> None:
    """Find the quotes of a source again, whose snapshot has just come or changed."""
    snapshot = snapshot_of(source_id)
    quoted = Reference.select().where(Reference.source == source_id, Reference.quote.is_null(False))
    for reference in list(quoted):
        start, end = reference.quote_start, reference.quote_end
        if snapshot and start is not None and snapshot[start:end] == reference.quote:
            continue
        reference.quote_start, reference.quote_end = place(reference.quote, snapshot)
        reference.save(only=[Reference.quote_start, Reference.quote_end])
