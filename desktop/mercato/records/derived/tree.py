"""Refreshing the closure of the tree of organizations."""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.derived.touching import add
from mercato.records.schema import Organization

DEEPEST = 60
"""Levels beyond which the walk upwards stops, should a file hold a cycle."""


def find_moved() -> bool:
    """Mark as `tree` what hangs elsewhere than before: moved, new or gone, and all below."""
    run(_moved)
    run(_gone)
    run(_below)
    return bool(run(_count).fetchone()[0])


def refresh(scope: Scope) -> None:
    """Walk up again from every organization marked as `tree`."""
    run(_forget, scope)
    run(_walk, scope)


def _moved() -> pw.Query:
    was = Tree.select(Tree.ancestor).where(Tree.descendant == Organization.id, Tree.depth == 1)
    known = fn.EXISTS(
        Tree.select(Tree.depth).where(Tree.descendant == Organization.id, Tree.depth == 0)
    )
    elsewhere = pw.Expression(Organization.parent, pw.OP.IS_NOT, was)
    rows = Organization.select(Organization.id.alias("row"))
    mine = Organization.id.in_(touched("organization"))
    return add("tree", rows.where(mine, elsewhere | ~known))


def _gone() -> pw.Query:
    rows = Tree.select(Tree.descendant.alias("row")).where(
        Tree.descendant.in_(touched("organization")),
        Tree.depth == 0,
        ~fn.EXISTS(Organization.select(Organization.id).where(Organization.id == Tree.descendant)),
    )
    return add("tree", rows)


def _below() -> pw.Query:
    rows = Tree.select(Tree.descendant.alias("row"))
    return add("tree", rows.where(Tree.ancestor.in_(touched("tree"))))


def _count() -> pw.Query:
    return touched("tree").limit(1).select(fn.count())


def _forget(scope: Scope) -> pw.Query:
    return scope.of("tree", Tree.delete(), Tree.descendant)


def _walk(scope: Scope) -> pw.Query:
    columns = ("ancestor", "descendant", "depth")
    start = Organization.select(Organization.id, Organization.id, pw.Value(0))
    up = scope.of("tree", start, Organization.id).cte("up", recursive=True, columns=columns)
    step = (
        Organization.select(Organization.parent, up.c.descendant, up.c.depth + 1)
        .join(up, on=(Organization.id == up.c.ancestor))
        .where(Organization.parent.is_null(False), up.c.depth < DEEPEST)
    )
    walk = up.union_all(step)
    rows = walk.select_from(*(walk.c[column] for column in columns))
    return Tree.insert_from(rows, [Tree.ancestor, Tree.descendant, Tree.depth]).on_conflict_ignore()
