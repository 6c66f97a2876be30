"""Refreshing by which names an organization is found as a place: its own and those above it.

With these in one row, whatever happened at Meta is found without its units being looked up.
"""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.full_text import PLACES
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.models import PlaceText
from mercato.records.derived.scope import Scope, run, touched
from mercato.records.derived.touching import add
from mercato.records.language.folding import SEPARATOR
from mercato.records.schema import Alias, Organization

_TOUCHED = "place_text WHERE id IN (SELECT row FROM touched WHERE kind = 'path')"


def refresh() -> None:
    """Bring the names of touched organizations and of all below them up to date, with the index."""
    run(_moved)
    run(_below)
    PLACES.forget(_TOUCHED)
    fill(Scope(complete=False))
    PLACES.add(_TOUCHED)


def fill(scope: Scope) -> None:
    """Write the names, without the index over them."""
    run(_forget, scope)
    run(_insert, scope)


def index_all() -> None:
    """Make the index anew over all names."""
    PLACES.forget_all()
    PLACES.add(PLACES.content)


def _moved() -> pw.Query:
    """What hangs elsewhere now has other names above it."""
    return add("path", touched("tree"))


def _below() -> pw.Query:
    rows = Tree.select(Tree.descendant.alias("row"))
    return add("path", rows.where(Tree.ancestor.in_(touched("path"))))


def _forget(scope: Scope) -> pw.Query:
    return scope.of("path", PlaceText.delete(), PlaceText.id)


def _insert(scope: Scope) -> pw.Query:
    above = Organization.alias("above")
    names = (
        Tree.select(fn.group_concat(above.name, pw.Value(SEPARATOR)))
        .join(above, on=(above.id == Tree.ancestor))
        .where(Tree.descendant == Organization.id)
    )
    aliases = (
        Tree.select(fn.group_concat(Alias.text, pw.Value(SEPARATOR)))
        .join(Alias, on=(Alias.record == Tree.ancestor))
        .where(Tree.descendant == Organization.id)
    )
    rows = Organization.select(Organization.id, fn.indexed(names, aliases))
    return PlaceText.insert_from(
        scope.of("path", rows, Organization.id), [PlaceText.id, PlaceText.words]
    )
