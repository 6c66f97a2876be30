"""Careers: a person's positions, opened, closed, opened again, and put in order."""

from __future__ import annotations

from typing import Any

from mercato.records.errors import Refused
from mercato.records.language import role_words
from mercato.records.schema import Position
from mercato.records.verbs import editing, ordering, tree

_ORDER = ordering.undated_last(Position.start_earliest, Position.end_earliest, model=Position)


def create(
    person: int, organization: int | None = None, role: str | None = None, **fields: Any
) -> int:
    """Record that a person is or was something somewhere; the kind follows from the role."""
    fields.setdefault("kind", role_words.position_kind(role))
    fields.setdefault("interim", role_words.is_interim(role))
    return editing.create("position", person=person, organization=organization, role=role, **fields)


def career(person: int) -> list[Position]:
    """All positions of a person, earliest first; those without any date come last."""
    return list(Position.select().where(Position.person == person).order_by(*_ORDER))


def current_roles(person: int) -> list[Position]:
    """What a person is now, as far as the desk knows; the post that began last comes first."""
    held = [position for position in career(person) if position.is_current == "yes"]
    return held[::-1]


def close(position_id: int, end: Any = None, *, known: str = "exact", current: str = "no") -> None:
    """Say that a position ended, or (`current` yes) that it will, as far as the end is known."""
    ended = {} if end is None else {"end": end, "end_known": known}
    editing.set_fields(position_id, is_current=current, **ended)


def reopen(position_id: int) -> None:
    """Say that a position goes on after all."""
    editing.set_fields(position_id, is_current="yes", end=None, end_known="exact")


def swap_order(a: int, b: int) -> None:
    """Let two neighbours in a career change places; only equal or unknown dates allow it."""
    one, other = Position.get_by_id(a), Position.get_by_id(b)
    if one.person_id != other.person_id:
        raise Refused("order.not_neighbours")
    if _when(one) != _when(other):
        raise Refused("order.dates_decide")
    ordering.swap(Position, [position.id for position in career(one.person_id)], a, b)


def at(organization: int | None, positions: list[Position]) -> list[Position]:
    """Of these positions those at an organization or in its units; without one, those nowhere."""
    return [
        position
        for position in positions
        if position.organization_id == organization
        or (position.organization_id and organization in tree.ancestors(position.organization_id))
    ]


def above(organization: int, positions: list[Position]) -> list[Position]:
    """Of these positions those in the wholes that an organization is a part of."""
    if not positions:
        return []
    wholes = tree.ancestors(organization)
    return [position for position in positions if position.organization_id in wholes]


def is_open(position: Position) -> bool:
    """Whether a position may still be held: nothing says that it ended."""
    if position.is_current == "unknown":
        return not (position.end or position.end_text)
    return bool(position.is_current == "yes")


def _when(position: Position) -> str | None:
    known: str | None = position.start_earliest or position.end_earliest
    return known
