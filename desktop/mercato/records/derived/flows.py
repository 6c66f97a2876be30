"""Refreshing which organizations each counted move leaves and joins.

Counted is a move that arrives somewhere or departs from somewhere. Not counted: what fell through
or was annulled, denied or retracted; renewals, stays, posts made permanent and interim posts that
end, since nobody comes or goes; a promotion with one end only, for the same reason. An additional
role and a secondment arrive, but nobody departs. A party counts as one group, apart from people.
"""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.models import InternalMove, MoveFlow, Touched
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.derived.touching import add
from mercato.records.schema import Move

NOT_COUNTED_STAGES = ("fell_through", "annulled")
NOT_COUNTED_VERIFICATIONS = ("denied", "retracted")
NOT_COUNTED_KINDS = ("renewed", "made_permanent", "interim_ends", "stays")
NO_DEPARTURE_KINDS = ("additional_role", "seconded")


def mark_below_moved() -> None:
    """Mark as `flow` the moves of organizations that hang elsewhere in the tree than before."""
    run(_at_moved, Move.from_organization)
    run(_at_moved, Move.to_organization)


def settle() -> None:
    """Moves whose flows are what they were are not touched after all; the tree must be, too."""
    run(_settled)


def forget(scope: Scope) -> None:
    """Remove the flows of touched moves."""
    run(_forget, scope)
    run(_forget_internal, scope)


def refresh(scope: Scope) -> None:
    """Write the flows of touched moves, which were forgotten before."""
    run(_insert, scope)
    run(_insert_internal, scope)


def _at_moved(end: pw.Field) -> pw.Query:
    rows = Move.select(Move.id.alias("row")).where(end.in_(touched("tree")))
    return add("flow", rows)


def _forget(scope: Scope) -> pw.Query:
    return scope.of("flow", MoveFlow.delete(), MoveFlow.id)


def _forget_internal(scope: Scope) -> pw.Query:
    return scope.of("flow", InternalMove.delete(), InternalMove.id)


def _insert_internal(scope: Scope) -> pw.Query:
    """Within one tree: at one organization, or between two that are above or below others."""
    leaves, joins = Move.from_organization, Move.to_organization
    other = Tree.alias()
    both = (other.ancestor == Tree.ancestor) & (other.descendant == leaves)
    shared = Tree.select(pw.SQL("1")).join(other, on=both).where(Tree.descendant == joins)
    within = fn.EXISTS(shared)
    if scope.complete:
        within = leaves.in_(_related()) & joins.in_(_related()) & within
    rows = Move.select(Move.id).where((leaves == joins) | within)
    return InternalMove.insert_from(scope.of("flow", rows, Move.id), [InternalMove.id])


def _related() -> pw.Query:
    """Organizations that are above or below others: few, so that most moves need no closer look."""
    edges = Tree.depth > 0
    return Tree.select(Tree.ancestor).where(edges) | Tree.select(Tree.descendant).where(edges)


def _settled() -> pw.Query:
    fresh = _fresh(Scope(complete=False)).alias("fresh")
    names = ("leaves", "joins", "departs", "grouped")
    same = [pw.Expression(getattr(MoveFlow, name), "IS", fresh.c[name]) for name in names]
    rows = MoveFlow.select(MoveFlow.id).join(fresh, on=(fresh.c.id == MoveFlow.id)).where(*same)
    return Touched.delete().where(Touched.kind == "flow", Touched.row.in_(rows))


def _insert(scope: Scope) -> pw.Query:
    fields = [MoveFlow.id, MoveFlow.leaves, MoveFlow.joins, MoveFlow.departs, MoveFlow.grouped]
    return MoveFlow.insert_from(_fresh(scope), fields)


def _fresh(scope: Scope) -> pw.Query:
    leaves, joins = Move.from_organization, Move.to_organization
    both = leaves.is_null(False) & joins.is_null(False)
    either = leaves.is_null(False) | joins.is_null(False)
    rows = Move.select(
        Move.id.alias("id"),
        leaves.alias("leaves"),
        joins.alias("joins"),
        Move.kind.not_in(NO_DEPARTURE_KINDS).alias("departs"),
        Move.person.is_null().alias("grouped"),
    ).where(
        either,
        (Move.kind != "promoted") | both,
        Move.kind.not_in(NOT_COUNTED_KINDS),
        Move.stage.not_in(NOT_COUNTED_STAGES),
        Move.verification.not_in(NOT_COUNTED_VERIFICATIONS),
    )
    return scope.of("flow", rows, Move.id)
