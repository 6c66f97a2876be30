"""Which recorded positions a move is about: those it ends, and the one it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.language import role_words
from mercato.records.moving import effect_rules
from mercato.records.schema import Move, Position
from mercato.records.verbs import positions

if TYPE_CHECKING:
    from mercato.records.moving.situations import Situation

_ENDS_INTERIM = ("made_permanent", "interim_ends")


def get(position: int | None) -> Position | None:
    """The position with this id, if it is still there."""
    found: Position | None = None
    if position is not None:
        found = Position.get_or_none(Position.id == position)
    return found


def other_moves(link: Any, position: int, move_id: int | None) -> bool:
    """Whether a move other than this one, and still standing, is linked to the position."""
    standing = Move.stage.not_in(effect_rules.UNDONE_STAGES) & Move.verification.not_in(
        effect_rules.UNDONE_VERIFICATIONS
    )
    return bool(Move.select().where(link == position, Move.id != (move_id or 0), standing).exists())


class Career:
    """The positions of whoever moves, looked at with a move in mind."""

    def __init__(self, move: Situation) -> None:
        self.move = move
        self.positions = [] if move.person is None else positions.career(move.person)

    def old(self) -> list[Position]:
        """Those that the move ends, as far as they are recorded; open ones before closed ones."""
        move = self.move
        if (known := get(move.from_position)) is not None:
            return [known]
        if move.kind == "dies" or (move.kind == "retires" and not move.from_organization):
            return [one for one in self.positions if positions.is_open(one)]
        held = self.held_at_old_end()
        if move.kind in _ENDS_INTERIM:
            return [one for one in held if one.interim]
        if held:
            return self._left(held)
        closed = [one for held in self._at_old_end() for one in held if _ended_so(one, move)]
        return closed[-1:]

    def held_at_old_end(self) -> list[Position]:
        """The nearest positions there that are held; where none is, those still to come."""
        places = self._at_old_end()
        for held in places:
            if found := [one for one in held if positions.is_open(one)]:
                return found
        return [one for held in places for one in held if one.is_current == "incoming"]

    def at_old_end(self) -> list[Position]:
        """All that are recorded there, held or not."""
        return [one for held in self._at_old_end() for one in held]

    def new(self) -> Position | None:
        """The one that the move leads to, if it is recorded and held or awaited."""
        move = self.move
        if (known := get(move.to_position)) is not None or move.to_organization is None:
            return known
        for position in self.positions:
            there = position.organization_id == move.to_organization
            held = positions.is_open(position) or position.is_current == "incoming"
            unclear = move.internal and not (position.role and move.to_role)
            if there and held and not unclear and role_words.same(position.role, move.to_role):
                return position
        return None

    def renewed(self) -> Position | None:
        """The one whose term a renewal extends."""
        move = self.move
        if (known := get(move.to_position)) is not None:
            return known
        role = move.to_role or move.from_role
        held = positions.at(move.to_organization or move.from_organization, self.positions)
        same = (one for one in held if positions.is_open(one) and role_words.same(one.role, role))
        return next(same, None)

    def _at_old_end(self) -> tuple[list[Position], ...]:
        """Those at the organization that is left and in its units, then those above it.

        "Leaves Apple" ends a position in a unit of Apple, and "leaves Apple's models team" one that
        was recorded at Apple only.
        """
        end = self.move.from_organization
        if end is None and self.move.kind in _ENDS_INTERIM:
            end = self.move.to_organization
        if end is None:
            nowhere = self.move.from_state == "own_venture"
            return (positions.at(None, self.positions),) if nowhere else ()
        return positions.at(end, self.positions), positions.above(end, self.positions)

    def _left(self, held: list[Position]) -> list[Position]:
        """Of several held there, those in the role that is left; else all but board seats."""
        role = self.move.from_role
        if role:
            named = [one for one in held if one.role and role_words.same(one.role, role)]
            if named:
                return named
        others = [one for one in held if one.kind not in ("board", "adviser")] or held
        # Inside one organization only the role left ends, and which one that is must be clear.
        return others if len(others) == 1 or not self.move.internal else []


def _ended_so(position: Position, move: Situation) -> bool:
    """Whether a closed position may be the one that this move, too, says was left."""
    if not role_words.same(position.role, move.from_role):
        return False
    left = move.left_on
    if left is None or not left.earliest or not left.latest or not position.end_earliest:
        return True
    return bool(position.end_earliest <= left.latest and left.earliest <= position.end_latest)
