"""Refreshing which moves and positions have dates that cannot all be right.

Only what is sure counts: dates that may overlap do not contradict each other. A move that fell
through or was annulled, denied or retracted says nothing of when. What conflicts is

- a move that starts before it leaves, or whose term ends before it starts;
- a position that ends, or whose term ends, before it starts;
- a move and the position it opened that start apart, or the one it closed that end apart;
- a move that leaves an organization before an earlier move of the same person starts there.

People are looked at as a whole, so `timed` holds those whose moves or positions were touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.flows import (
    NOT_COUNTED_KINDS,
    NOT_COUNTED_STAGES,
    NOT_COUNTED_VERIFICATIONS,
)
from mercato.records.derived.models import Conflicting, Touched
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.schema import Move, Position

if TYPE_CHECKING:
    from collections.abc import Callable


def refresh(scope: Scope) -> None:
    """Look again at all moves and positions of touched people, and at touched groups."""
    run(_forget, scope)
    if not scope.complete:
        run(_pass_over)
    run(_insert_moves, scope)
    run(_insert_positions, scope)
    for build in (_opened, _closed, _returning):
        for other in (False, True):
            run(_insert, scope, build, other)


def _forget(scope: Scope) -> pw.Query:
    rows = Conflicting.delete()
    if scope.complete:
        return rows
    theirs = [m.select(m.id).where(m.person.in_(touched("timed"))) for m in (Move, Position)]
    sets = (*theirs, _nobodys("move", Move), _nobodys("position", Position))
    first, second, third, fourth = (Conflicting.id.in_(one) for one in sets)
    return rows.where(first | second | third | fourth)


def _nobodys(kind: str, model: Any) -> pw.Query:
    """Touched rows that are gone, or a group's."""
    rows = Touched.select(Touched.row).join(model, pw.JOIN.LEFT_OUTER, on=model.id == Touched.row)
    return rows.where(Touched.kind == kind, model.person.is_null())


def _pass_over() -> pw.Query:
    """Without a date of leaving or starting nothing conflicts: an import has many such people."""
    dated = Move.starts_on_latest.is_null(False) | Move.left_on_latest.is_null(False)
    moves = Move.select(pw.SQL("1")).where(Move.person == Touched.row, dated)
    posts = Position.select(pw.SQL("1")).where(
        Position.person == Touched.row, Position.start_earliest.is_null(False)
    )
    nothing = ~fn.EXISTS(moves) & ~fn.EXISTS(posts)
    return Touched.delete().where(Touched.kind == "timed", nothing)


def _insert_moves(scope: Scope) -> pw.Query:
    wrong = _before(Move, "starts_on", Move, "left_on")
    wrong |= _before(Move, "term_end", Move, "starts_on")
    rows = Move.select(Move.id).where(wrong, *_stands(Move))
    if not scope.complete:
        theirs = Move.person.in_(touched("timed"))
        rows = rows.where(theirs | Move.id.in_(_nobodys("move", Move.alias())))
    return _inserted(rows)


def _insert_positions(scope: Scope) -> pw.Query:
    wrong = _before(Position, "end", Position, "start")
    wrong |= _before(Position, "term_end", Position, "start")
    return _inserted(scope.of("timed", Position.select(Position.id).where(wrong), Position.person))


def _insert(scope: Scope, build: Callable[[bool], pw.Query], other: bool) -> pw.Query:
    return _inserted(scope.of("timed", build(other), Move.person))


def _inserted(rows: pw.Query) -> pw.Query:
    return Conflicting.insert_from(rows, [Conflicting.id]).on_conflict_ignore()


def _opened(other: bool) -> pw.Query:
    """Moves, or the `other` side, the positions they opened, where these start another day."""
    rows = _linked(other, Move.to_position, "starts_on", "start")
    return rows.where(Move.kind.not_in(NOT_COUNTED_KINDS), Position.start_known == "exact")


def _closed(other: bool) -> pw.Query:
    """Moves, or the positions they closed, where these end another day than the one of leaving."""
    rows = _linked(other, Move.from_position, "left_on", "end")
    return rows.where(Position.end_known == "exact")


def _linked(other: bool, link: pw.Field, of_move: str, of_position: str) -> pw.Query:
    apart = _before(Move, of_move, Position, of_position)
    apart |= _before(Position, of_position, Move, of_move)
    rows = Move.select((Position if other else Move).id)
    rows = rows.join(Position, on=(Position.id == link) & (Position.person == Move.person))
    return rows.where(apart, *_stands(Move))


def _returning(other: bool) -> pw.Query:
    """Moves, or later ones of the same person, that leave again before the former start there."""
    later = Move.alias("later")
    # Not by the organization, which thousands join and leave, but by the person.
    ends = _unindexed(later.from_organization), _unindexed(Move.to_organization)
    same = (later.person == Move.person) & pw.Expression(ends[0], "=", ends[1])
    return (
        Move.select((later if other else Move).id)
        .join(later, on=same)
        .where(
            Move.starts_on_earliest > "",  # by its index, since most moves have no such date
            _before(later, "left_on", Move, "starts_on"),
            _before(Move, "starts_on", later, "starts_on"),
            *_stands(Move),
            *_stands(later),
        )
    )


def _unindexed(field: pw.Field) -> pw.Node:
    """A column that the engine does not go by to find rows."""
    return pw.NodeList((pw.SQL("+"), field), glue="")


def _stands(move: Any) -> tuple[pw.Node, pw.Node]:
    return (
        move.stage.not_in(NOT_COUNTED_STAGES),
        move.verification.not_in(NOT_COUNTED_VERIFICATIONS),
    )


def _before(one: Any, date: str, other: Any, other_date: str) -> Any:
    """That a date of one row surely lies before a date of the other; both are known."""
    return getattr(one, f"{date}_latest") < getattr(other, f"{other_date}_earliest")
