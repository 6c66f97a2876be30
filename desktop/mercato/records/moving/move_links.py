"""How moves hang together, and how many people they are: nobody is counted twice."""

from __future__ import annotations

from dataclasses import dataclass

from mercato.records import codes
from mercato.records.errors import Refused
from mercato.records.schema import Move, MoveLink


@dataclass(frozen=True, slots=True)
class Headcount:
    """A number of people: exactly, at least or about; `number` is None where nothing is stated."""

    number: int | None
    bound: str


def add(a: int, kind: str, b: int) -> int:
    """Say that move `a` is member_of, replaces, cancels or renews move `b`; the link's id."""
    if kind not in codes.MOVE_LINK_KIND:
        choices = list(codes.MOVE_LINK_KIND)
        raise Refused("choice.unknown", field="kind", value=kind, choices=choices)
    for move in (a, b):
        if not Move.select().where(Move.id == move).exists():
            raise Refused("record.missing", record=str(move))
    if a == b:
        raise Refused("move_link.itself")
    if kind == "member_of":
        _check_membership(a, b)
    here = (MoveLink.a == a) & (MoveLink.b == b) & (MoveLink.kind == kind)
    link = MoveLink.get_or_none(here) or MoveLink.create(a=a, b=b, kind=kind)
    return int(link.id)


def remove(a: int, kind: str, b: int) -> None:
    """Take back what `add` said; Refused if it was not said."""
    here = (MoveLink.a == a) & (MoveLink.b == b) & (MoveLink.kind == kind)
    if not MoveLink.delete().where(here).execute():
        raise Refused("move_link.missing")


def of(move_id: int) -> list[MoveLink]:
    """All links of a move, in either direction."""
    here = (MoveLink.a == move_id) | (MoveLink.b == move_id)
    return list(MoveLink.select().where(here).order_by(MoveLink.id))


def members(group: int) -> list[int]:
    """The moves of named people, and of smaller groups, within a group's move."""
    return _linked(MoveLink.b == group, MoveLink.a)


def group_of(move_id: int) -> int | None:
    """The group's move that a move is a part of."""
    return next(iter(_linked(MoveLink.a == move_id, MoveLink.b)), None)


def headcount_of(move_id: int) -> Headcount:
    """How many people moved: of a group the stated number or its members, whichever is more."""
    move = Move.get_by_id(move_id)
    if move.person_id is not None:
        return Headcount(1, "exact")
    named = sum(headcount_of(member).number or 1 for member in members(move_id))
    if move.headcount is None:
        return Headcount(named or None, "at_least" if named else "exact")
    if named > move.headcount:
        return Headcount(named, "at_least")
    return Headcount(move.headcount, move.headcount_bound)


def _check_membership(member: int, group: int) -> None:
    if Move.get_by_id(group).person_id is not None:
        raise Refused("move_link.not_a_group", field="member_of")
    if (other := group_of(member)) not in (None, group):
        raise Refused("move_link.in_another_group", field="member_of", other=other)
    above: int | None = group
    while above is not None:
        if above == member:
            raise Refused("move_link.cycle", field="member_of")
        above = group_of(above)


def _linked(condition: object, column: object) -> list[int]:
    query = MoveLink.select(column).where(condition, MoveLink.kind == "member_of")
    return [found for (found,) in query.order_by(MoveLink.id).tuples()]
