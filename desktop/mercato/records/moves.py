"""Moves of a person in order, and the one date that is shown for a move."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records import editing, ordering
from mercato.records.dates import DateValue
from mercato.records.errors import Refused
from mercato.records.schema import Move, Reference, Source

DATES = ("starts_on", "left_on", "announced_on")
"""The dates of a move, in the order in which one is chosen to be shown."""

_FIRST_KNOWN = (Move.starts_on_earliest, Move.left_on_earliest, Move.announced_on_earliest)
_ORDER = ordering.undated_last(*_FIRST_KNOWN, model=Move)


@dataclass(frozen=True, slots=True)
class DateShown:
    """The date that a move is sorted by, and which of its dates that is."""

    which: str
    date: DateValue


def date_shown(move_id: int) -> DateShown | None:
    """The first known of starts, left, announced, first reported; None if all are unknown."""
    row = editing.row("move", move_id)
    for which in DATES:
        date = editing.date_of(row, which)
        if date is not None and date.earliest is not None:
            return DateShown(which, date)
    reported = first_reported_on(move_id)
    return DateShown("first_reported_on", reported) if reported else None


def first_reported_on(move_id: int) -> DateValue | None:
    """When the earliest of a move's sources was published, as far as that is known."""
    source = (
        Source.select()
        .join(Reference, on=Reference.source == Source.id)
        .where(Reference.record == move_id, Source.published_on_earliest.is_null(False))
        .order_by(Source.published_on_earliest, Source.id)
        .dicts()
        .first()
    )
    return editing.date_of(source, "published_on") if source else None


def of_person(person: int) -> list[Move]:
    """A person's moves, earliest first; undated ones last, in the order of entry."""
    return list(Move.select().where(Move.person == person).order_by(*_ORDER))


def swap_order(a: int, b: int) -> None:
    """Let two neighbouring moves of a person change places, where their dates do not decide."""
    one, other = Move.get_by_id(a), Move.get_by_id(b)
    if one.person_id is None or one.person_id != other.person_id:
        raise Refused("order.not_neighbours")
    if _earliest(one) != _earliest(other):
        raise Refused("order.dates_decide")
    ordering.swap(Move, [move.id for move in of_person(one.person_id)], a, b)


def _earliest(move: Move) -> str | None:
    known = (move.starts_on_earliest, move.left_on_earliest, move.announced_on_earliest)
    return next((day for day in known if day is not None), None)
