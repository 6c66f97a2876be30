"""A move that is perhaps recorded already: "add this source to it" is better than a second one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mercato.records.dates import OPEN_END, OPEN_START, DateValue
from mercato.records.finding import matching
from mercato.records.finding.matching import Similar
from mercato.records.schema import Move, Reference
from mercato.records.verbs import describing, tree

if TYPE_CHECKING:
    from collections.abc import Iterable

TOLERANCE = timedelta(days=31)
"""Announced, left and started lie apart, and papers differ by a day: one event all the same."""

_DATES = ("announced_on", "left_on", "starts_on")


def similar_moves(
    person: int | None,
    *,
    to_organization: int | None = None,
    from_organization: int | None = None,
    dates: Iterable[DateValue | None] = (),
    kind: str | None = None,
    to: int | None = None,
) -> list[Similar]:
    """Moves of the same person to the same place, or its parent or unit, at about the same time.

    Where one has no destination yet, the same departure counts. A renewal or an annulled move is
    another event. `to` is the move itself, if it is recorded.
    """
    if person is None or kind == "renewed":
        return []
    span = _span((value.earliest, value.latest) for value in dates if value is not None)
    hidden = matching.called_different(to) | {to}
    found = []
    for row in _others(person):
        reason = _reason(row, to_organization, from_organization)
        if reason and row["id"] not in hidden and _may_overlap(span, _span_of(row)):
            found.append(_similar(row, reason))
    return found[: matching.SHOWN]


def _others(person: int) -> list[dict[str, Any]]:
    events = (Move.person == person) & (Move.kind != "renewed") & (Move.stage != "annulled")
    return list(Move.select().where(events).order_by(Move.id.desc()).dicts())


def _reason(row: dict[str, Any], joins: int | None, leaves: int | None) -> str | None:
    there, origin = row["to_organization"], row["from_organization"]
    if joins is not None and there is not None:
        return "same_destination" if _related(joins, there) else None
    if leaves is not None and origin is not None and _related(leaves, origin):
        return "same_departure"
    return None


def _related(a: int, b: int) -> bool:
    return a == b or a in tree.ancestors(b) or b in tree.ancestors(a)


def _span_of(row: dict[str, Any]) -> tuple[str, str] | None:
    return _span((row[f"{name}_earliest"], row[f"{name}_latest"]) for name in _DATES)


def _span(bounds: Iterable[tuple[str | None, str | None]]) -> tuple[str, str] | None:
    """From the first to the last day of all dates that are known; None if none is."""
    known = [(first, last) for first, last in bounds if first is not None and last is not None]
    if not known:
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def _may_overlap(a: tuple[str, str] | None, b: tuple[str, str] | None) -> bool:
    if a is None or b is None:
        return True
    return a[0] <= _later(b[1]) and b[0] <= _later(a[1])


def _later(day: str) -> str:
    if day in (OPEN_START, OPEN_END):
        return day
    try:
        return (date.fromisoformat(day) + TOLERANCE).isoformat()
    except (ValueError, OverflowError):
        return day


def _similar(row: dict[str, Any], reason: str) -> Similar:
    ends = (row["from_organization"], row["to_organization"])
    names = [" > ".join(describing.path(end)) if end else "?" for end in ends]
    known = [row[name] for name in _DATES if row[name]]
    detail = ", ".join([" → ".join(names), *known[:1]])
    cited = Reference.select().where(Reference.record == row["id"]).count()
    return Similar(row["id"], describing.name(row["person"]), reason, detail, cited)
