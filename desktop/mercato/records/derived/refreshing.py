"""The order in which the derived tables follow a change, or are made from nothing."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
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
from mercato.records.derived.models import (
    Evidence,
    MoveDate,
    MoveFlow,
    NameForm,
    NameKey,
    OrganizationCount,
    PersonNow,
)
from mercato.records.derived.scope import Scope, rows_of
from mercato.records.derived.touching import Found, collect
from mercato.records.schema import database
from mercato.records.storage import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import peewee as pw

    from mercato.records.journal.changes import Changes
    from mercato.records.progress import Progress

_TOUCHED = Scope(complete=False)
_ALL = Scope(complete=True)


def refresh(changes: Changes) -> None:
    """Bring everything derived up to date with an edit, undo or redo, inside its transaction."""
    found = collect(changes.edit, changes.first_change)
    kinds = found.kinds
    if "name" in kinds:
        _refresh(names.refresh, found.of("name"), NameKey)
    if kinds & {"name", "source", "claim"}:
        _refresh_forms(found.of("name"))
    if kinds & {"organization", "flow", "place"}:
        _refresh_numbers(found)
    if kinds & {"move", "position"}:
        roles.refresh(Scope(complete=bool(found.whole & {"move", "position"})), kinds)
    if "cited" in kinds:
        _refresh(evidence.refresh, found.of("cited"), Evidence)
    if "now" in kinds:
        _refresh(people.refresh_now, found.of("now"), PersonNow)
    if "date" in kinds:
        _refresh(dates.refresh, found.of("date"), MoveDate)
    if kinds & {"timed", "move"}:
        conflicts.refresh(found.of("timed"))
    if "source" in kinds:
        evidence.refresh_sources(_TOUCHED)
    if "text" in kinds:
        text.refresh(Scope(complete="text" in found.whole, many=changes.bulk))
    if kinds & {"path", "organization"}:
        places.refresh()


def _refresh(part: Callable[[Scope], None], scope: Scope, *tables: type[pw.Model]) -> None:
    """Run a part; where it makes a table anew, make its indexes anew as well."""
    with _unindexed(scope, *tables):
        part(scope)


@contextmanager
def _unindexed(scope: Scope, *tables: type[pw.Model]) -> Iterator[None]:
    names = [engine.table_name(table) for table in tables if scope.complete]
    due = [sql for name in names for sql in engine.drop_indexes(database, name)]
    yield
    engine.make_again(database, due)


def _refresh_forms(scope: Scope) -> None:
    with _unindexed(scope, NameForm):
        if scope.complete:
            name_forms.rebuild()
        else:
            name_forms.refresh(rows_of("name", "source", "claim"))


def _refresh_numbers(found: Found) -> None:
    """What was counted is taken off as the tree stood, and added as it stands now."""
    moved = "organization" in found.kinds and tree.find_moved()
    if found.whole & {"flow", "place"}:
        _recount(moved)
        return
    if moved:
        flows.mark_below_moved()
        people.mark_below_moved()
    elif "flow" in found.kinds:
        flows.settle()
    if moved or "flow" in found.kinds:
        counts.add_moves(_TOUCHED, -1)
        flows.forget(_TOUCHED)
    if moved or "place" in found.kinds:
        counts.add_people(_TOUCHED, -1)
        people.forget_places(_TOUCHED)
    if moved:
        tree.refresh(_TOUCHED)
        counts.refresh_organizations(_TOUCHED)
    if moved or "flow" in found.kinds:
        flows.refresh(_TOUCHED)
        counts.add_moves(_TOUCHED, 1)
    if moved or "place" in found.kinds:
        people.refresh_places(_TOUCHED)
        counts.add_people(_TOUCHED, 1)


def _recount(moved: bool) -> None:
    """All numbers anew, over the tree brought up to date."""
    if moved:
        tree.refresh(_TOUCHED)
    _count_all()


def _count_all() -> None:
    with _unindexed(_ALL, MoveFlow):
        flows.forget(_ALL)
        flows.refresh(_ALL)
    with _unindexed(_ALL, OrganizationCount):
        _count_organizations()


def _count_organizations() -> None:
    counts.refresh_organizations(_ALL)
    counts.add_moves(_ALL, 1)
    people.forget_places(_ALL)
    people.refresh_places(_ALL)
    counts.add_people(_ALL, 1)


def rebuild(progress: Progress) -> None:
    """Make everything derived again from nothing, a part after the other.

    The caller holds the transaction.
    """
    parts = (*_TABLES, *_TEXTS)
    for done, part in enumerate(parts, 1):
        part()
        progress(done, len(parts))


def rebuild_tables() -> None:
    """The same without the text of records and without the full-text indexes."""
    for part in _TABLES:
        part()


_TABLES: tuple[Callable[[], None], ...] = (
    partial(names.refresh, _ALL),
    partial(roles.refresh, _ALL),
    name_forms.rebuild,
    partial(tree.refresh, _ALL),
    partial(places.fill, _ALL),
    _count_all,
    partial(evidence.refresh, _ALL),
    partial(evidence.refresh_sources, _ALL),
    partial(people.refresh_now, _ALL),
    partial(dates.refresh, _ALL),
    partial(conflicts.refresh, _ALL),
)
_TEXTS: tuple[Callable[[], None], ...] = (partial(text.refresh, _ALL), places.index_all)
