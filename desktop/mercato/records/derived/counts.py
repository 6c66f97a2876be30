"""Refreshing the numbers of organizations by what came and went, up through the tree."""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.models import MoveFlow, OrganizationCount, PersonPlace
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.schema import Organization


def refresh_organizations(scope: Scope) -> None:
    """Keep one row for every organization."""
    run(_forget, scope)
    run(_insert, scope)


def add_moves(scope: Scope, sign: int) -> None:
    """Add the touched moves' flows to the numbers, or with sign -1 take them off."""
    for arriving in (True, False):
        run(_add_flows, scope, sign, arriving)


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


def _add_flows(scope: Scope, sign: int, arriving: bool) -> pw.Query:
    """What one end of the moves adds to the organizations at and above it."""
    here, there = MoveFlow.joins, MoveFlow.leaves
    if not arriving:
        here, there = there, here
    other = Tree.alias("other")
    sums = _sums(
        arriving=arriving,
        inside=other.ancestor.is_null(False),
        own=Tree.depth == 0,
        own_inside=pw.Expression(here, pw.OP.IS, there),
    )
    rows = (
        MoveFlow.select(Tree.ancestor, *(fn.SUM(condition) * sign for condition in sums.values()))
        .join(Tree, on=(Tree.descendant == here))
        .join(
            other,
            pw.JOIN.LEFT_OUTER,
            on=((other.ancestor == Tree.ancestor) & (other.descendant == there)),
        )
        .where(pw.SQL("1"))
        .group_by(Tree.ancestor)
    )
    return _add(list(sums), scope.of("flow", rows, MoveFlow.id))


def _sums(
    *, arriving: bool, inside: pw.Node, own: pw.Node, own_inside: pw.Node
) -> dict[str, pw.Node]:
    """The counters that one end of a move feeds, each with when it does."""
    person, group, departs = MoveFlow.grouped == 0, MoveFlow.grouped == 1, MoveFlow.departs == 1
    if not arriving:
        return {
            "departures": person & departs & ~inside,
            "departures_own": person & departs & own & ~own_inside,
            "groups_out": group & departs & ~inside,
            "groups_out_own": group & departs & own & ~own_inside,
        }
    return {
        "arrivals": person & ~inside,
        "arrivals_own": person & own & ~own_inside,
        "internal": person & inside,
        "internal_own": person & own & own_inside,
        "groups_in": group & ~inside,
        "groups_in_own": group & own & ~own_inside,
    }


def _add_people(scope: Scope, sign: int) -> pw.Query:
    rows = PersonPlace.select(
        PersonPlace.organization,
        fn.count(PersonPlace.person) * sign,
        fn.SUM(PersonPlace.own) * sign,
    ).where(pw.SQL("1"))
    rows = scope.of("place", rows, PersonPlace.person).group_by(PersonPlace.organization)
    return _add(["people_now", "people_now_own"], rows)
