"""The order in which the derived tables follow a change, or are made from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.derived import (
    conflicts,
    counts,
    dates,
    evidence,
    flows,
    name_forms,
    names,
    people,
    places,
    roles,
    text,
    tree,
)
from mercato.records.derived.scope import Scope, rows_of
from mercato.records.derived.touching import collect

if TYPE_CHECKING:
    from mercato.records.journal.changes import Changes

_TOUCHED = Scope(complete=False)
_ALL = Scope(complete=True)


def refresh(changes: Changes) -> None:
    """Bring everything derived up to date with an edit, undo or redo, inside its transaction."""
    kinds = collect(changes.edit, changes.first_change)
    if "name" in kinds:
        names.refresh(_TOUCHED)
    if kinds & {"name", "source", "claim"}:
        name_forms.refresh(rows_of("name", "source", "claim"))
    if kinds & {"organization", "flow", "place"}:
        _refresh_numbers("organization" in kinds, kinds)
    if kinds & {"move", "position"}:
        roles.refresh(_TOUCHED, kinds)
    if "now" in kinds:
        people.refresh_now(_TOUCHED)
    if "date" in kinds:
        dates.refresh(_TOUCHED)
    if kinds & {"timed", "move"}:
        conflicts.refresh(_TOUCHED)
    if "cited" in kinds:
        evidence.refresh(_TOUCHED)
    if "source" in kinds:
        evidence.refresh_sources(_TOUCHED)
    if "text" in kinds:
        text.refresh(_TOUCHED)
    if kinds & {"path", "organization"}:
        places.refresh()


def _refresh_numbers(organizations: bool, kinds: set[str]) -> None:
    """What was counted is taken off as the tree stood, and added as it stands now."""
    moved = organizations and tree.find_moved()
    if moved:
        flows.mark_below_moved()
        people.mark_below_moved()
    elif "flow" in kinds:
        flows.settle()
    if moved or "flow" in kinds:
        counts.add_moves(_TOUCHED, -1)
        flows.forget(_TOUCHED)
    if moved or "place" in kinds:
        counts.add_people(_TOUCHED, -1)
        people.forget_places(_TOUCHED)
    if moved:
        tree.refresh(_TOUCHED)
        counts.refresh_organizations(_TOUCHED)
    if moved or "flow" in kinds:
        flows.refresh(_TOUCHED)
        counts.add_moves(_TOUCHED, 1)
    if moved or "place" in kinds:
        people.refresh_places(_TOUCHED)
        counts.add_people(_TOUCHED, 1)


def rebuild() -> None:
    """Make everything derived again from nothing; the caller holds the transaction."""
    rebuild_tables()
    text.refresh(_ALL)
    places.index_all()


def rebuild_tables() -> None:
    """The same without the text of records and without the full-text indexes."""
    names.refresh(_ALL)
    roles.refresh(_ALL)
    name_forms.rebuild()
    tree.refresh(_ALL)
    places.fill(_ALL)
    counts.refresh_organizations(_ALL)
    flows.forget(_ALL)
    flows.refresh(_ALL)
    counts.add_moves(_ALL, 1)
    people.forget_places(_ALL)
    people.refresh_places(_ALL)
    counts.add_people(_ALL, 1)
    people.refresh_now(_ALL)
    dates.refresh(_ALL)
    conflicts.refresh(_ALL)
    evidence.refresh(_ALL)
    evidence.refresh_sources(_ALL)
