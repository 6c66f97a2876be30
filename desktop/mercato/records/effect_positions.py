"""Which recorded positions a move is about: the one it ends, and the one it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records import effect_rules, positions, role_words
from mercato.records.schema import Move, Position

if TYPE_CHECKING:
    from mercato.records.situations import Situation

_ENDS_INTERIM = ("made_permanent", "interim_ends")


def get(position: int | None) -> Position | None:
    """The position with this id, if it is still there."""
    found: Position | None = Position.get_or_none(Position.id == position)
    return found


def old(move: Situation) -> list[Position]:
    """The positions that a move ends, as far as they are recorded; open ones before closed ones."""
    if (known := get(move.from_position)) is not None:
        return [known]
    if move.person is None:
        return []
    if move.kind == "dies" or (move.kind == "retires" and not move.from_organization):
        return [one for one in positions.career(move.person) if positions.is_open(one)]
    if move.kind in _ENDS_INTERIM:
        return [one for one in _held_open(move) if one.interim]
    if open_ones := _held_open(move):
        return _left(move, open_ones)
    closed = [one for held in _at_old_end(move) for one in held if _ended_so(one, move)]
    return closed[-1:]


def is_ambiguous(move: Situation) -> bool:
    """Whether a move inside an organization leaves open which of several positions it ends."""
    return move.person is not None and len(_held_open(move)) > 1


def new(move: Situation) -> Position | None:
    """The position that a move leads to, if it is recorded and held or awaited."""
    if (known := get(move.to_position)) is not None:
        return known
    if move.person is None or move.to_organization is None:
        return None
    for position in positions.career(move.person):
        there = position.organization_id == move.to_organization
        held = positions.is_open(position) or position.is_current == "incoming"
        unclear = move.internal and not (position.role and move.to_role)
        if there and held and not unclear and role_words.same(position.role, move.to_role):
            return position
    return None


def renewed(move: Situation) -> Position | None:
    """The position whose term a renewal extends."""
    if (known := get(move.to_position)) is not None:
        return known
    if move.person is None:
        return None
    role = move.to_role or move.from_role
    held = positions.at(move.person, move.to_organization or move.from_organization)
    same = (one for one in held if positions.is_open(one) and role_words.same(one.role, role))
    return next(same, None)


def other_moves(link: Any, position: int, move_id: int | None) -> bool:
    """Whether a move other than this one, and still standing, is linked to the position."""
    standing = Move.stage.not_in(effect_rules.UNDONE_STAGES) & Move.verification.not_in(
        effect_rules.UNDONE_VERIFICATIONS
    )
    return bool(Move.select().where(link == position, Move.id != (move_id or 0), standing).exists())


def _at_old_end(move: Situation) -> tuple[list[Position], ...]:
    """The positions at the organization that is left and in its units, then those above it.

    "Leaves Apple" ends a position in a unit of Apple, and "leaves Apple's models team" one that was
    recorded at Apple only.
    """
    assert move.person is not None
    end = move.from_organization
    if end is None and move.kind in _ENDS_INTERIM:
        end = move.to_organization
    if end is None:
        nowhere = move.from_state == "own_venture"
        return (positions.at(move.person, None),) if nowhere else ()
    return positions.at(move.person, end), positions.above(move.person, end)


def _held_open(move: Situation) -> list[Position]:
    """The nearest positions there that are held; where none is, those that were still to come."""
    found: list[Position] = []
    for held in _at_old_end(move):
        found = found or [one for one in held if positions.is_open(one)]
    for held in _at_old_end(move):
        found = found or [one for one in held if one.is_current == "incoming"]
    return found


def _left(move: Situation, held: list[Position]) -> list[Position]:
    """Of several positions held there, those in the role that is left; else all but board seats."""
    if move.from_role:
        named = [one for one in held if one.role and role_words.same(one.role, move.from_role)]
        if named:
            return named
    others = [one for one in held if one.kind not in ("board", "adviser")] or held
    # Inside one organization only the role left ends, and which one that is must be clear.
    return others if len(others) == 1 or not move.internal else []


def _ended_so(position: Position, move: Situation) -> bool:
    """Whether a closed position may be the one that this move, too, says was left."""
    if not role_words.same(position.role, move.from_role):
        return False
    left = move.left_on
    if left is None or not left.earliest or not left.latest or not position.end_earliest:
        return True
    return bool(position.end_earliest <= left.latest and left.earliest <= position.end_latest)
