"""Refreshing the numbers of organizations by what came and went, up through the tree."""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.models import InternalMove, MoveFlow, OrganizationCount, PersonPlace
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.schema import Organization


def refresh_organizations(scope: Scope) -> None:
    """Keep one row for every organization."""
    run(_forget, scope)
    run(_insert, scope)


def add_moves(scope: Scope, sign: int) -> None:
    """Add the touched moves' flows to the numbers, or with sign -1 take them off.

    Each end counts as crossing the border of all that is above it; then what stayed within one of
    these is counted as internal instead, which concerns few moves.
    """
    for arriving in (True, False):
        run(_add_flows, scope, sign, arriving)
    run(_add_internal, scope, sign)


def add_people(scope: Scope, sign: int) -> None:
    """Add the places of touched people to the numbers, or with sign -1 take them off."""
    run(_add_people, scope, sign)


def _forget(scope: Scope) -> pw.Query:
    if scope.complete:
        return OrganizationCount.delete()
    there = Organization.select(Organization.id).where(Organization.id == OrganizationCount.id)
    mine = OrganizationCount.id.in_(touched("organization"))
    return OrganizationCount.delete().where(mine, ~fn.EXISTS(there))


def _insert(scope: Scope) -> pw.Query:
    rows = scope.of("organization", Organization.select(Organization.id), Organization.id)
    return OrganizationCount.insert_from(rows, [OrganizationCount.id]).on_conflict_ignore()


def _add(names: list[str], rows: pw.Query) -> pw.Query:
    fields = [getattr(OrganizationCount, name) for name in names]
    query = OrganizationCount.insert_from(rows, [OrganizationCount.id, *fields])
    return query.on_conflict(
        conflict_target=[OrganizationCount.id],
        update={field: field + getattr(pw.EXCLUDED, field.name) for field in fields},
    )


_PERSON, _GROUP = MoveFlow.grouped == 0, MoveFlow.grouped == 1
_DEPARTS = MoveFlow.departs == 1
_CROSSED: dict[bool, dict[str, pw.Node]] = {
    True: {"arrivals": _PERSON, "groups_in": _GROUP},
    False: {"departures": _PERSON & _DEPARTS, "groups_out": _GROUP & _DEPARTS},
}
"""The counters that one end of a move feeds, arriving or departing, each with when it does."""


def _add_flows(scope: Scope, sign: int, arriving: bool) -> pw.Query:
    """What one end of the moves adds to the organizations at and above it, as if all crossed."""
    end = MoveFlow.joins if arriving else MoveFlow.leaves
    counted = _CROSSED[arriving]
    sums = [fn.SUM(condition).alias(name) for name, condition in counted.items()]
    rows = MoveFlow.select(end.alias("end"), *sums).where(end.is_null(False))
    found = scope.of("flow", rows, MoveFlow.id).group_by(end).alias("found")
    added = {}
    for name in counted:
        added[name] = fn.SUM(found.c[name]) * sign
        added[f"{name}_own"] = fn.SUM(found.c[name] * (Tree.depth == 0)) * sign
    above = (
        pw.Select([found], [Tree.ancestor, *added.values()])
        .join(Tree, pw.JOIN.CROSS)  # in this order, or an edit would look at the whole tree
        .where(Tree.descendant == found.c.end)
        .group_by(Tree.ancestor)
    )
    return _add(list(added), above)


def _add_internal(scope: Scope, sign: int) -> pw.Query:
    """What is different about moves with both ends at or below one organization."""
    other = Tree.alias("other")
    own = (Tree.depth == 0) & (other.depth == 0)
    crossed = _CROSSED[True] | _CROSSED[False]
    added = {"internal": fn.SUM(_PERSON) * sign, "internal_own": fn.SUM(_PERSON & own) * sign}
    for name, condition in crossed.items():
        added[name] = fn.SUM(condition) * -sign
        added[f"{name}_own"] = fn.SUM(condition & own) * -sign
    rows = (
        InternalMove.select(Tree.ancestor, *added.values())
        .join(MoveFlow, pw.JOIN.CROSS)
        .join(Tree, pw.JOIN.CROSS)
        .join(other, pw.JOIN.CROSS)
        .where(
            MoveFlow.id == InternalMove.id,
            Tree.descendant == MoveFlow.joins,
            other.ancestor == Tree.ancestor,
            other.descendant == MoveFlow.leaves,
        )
        .group_by(Tree.ancestor)
    )
    return _add(list(added), scope.of("flow", rows, InternalMove.id))


def _add_people(scope: Scope, sign: int) -> pw.Query:
    rows = PersonPlace.select(
        PersonPlace.organization,
        fn.count(PersonPlace.person) * sign,
        fn.SUM(PersonPlace.own) * sign,
    ).where(pw.SQL("1"))
    rows = scope.of("place", rows, PersonPlace.person).group_by(PersonPlace.organization)
    return _add(["people_now", "people_now_own"], rows)
