"""Moves of a person in order, and when a move was first reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.errors import Refused
from mercato.records.schema import Move, Reference, Source
from mercato.records.verbs import editing, ordering

if TYPE_CHECKING:
    from mercato.records.dates import DateValue

_FIRST_KNOWN = (Move.starts_on_earliest, Move.left_on_earliest, Move.announced_on_earliest)
_ORDER = ordering.undated_last(*_FIRST_KNOWN, model=Move)


def first_reported_on(move_id: int) -> DateValue | None:
    """When the earliest of a move's sources was published, as far as that is known."""
    source = (
        Source.select()
        .join(Reference, on=Reference.source == Source.id)
        .where(Reference.record == move_id, Source.published_on_earliest.is_null(False))
        .order_by(Source.published_on_earliest, Source.published_on_latest, Source.id)
        .first()
    )
    return None if source is None else editing.get_fields(source.id)["published_on"]


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
