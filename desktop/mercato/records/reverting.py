"""Taking back one edit, or one field, out of order: a new edit of its own, never a hole in history.

Where later edits touched the same values or came to rely on them, `conflicts` says which, and the
caller chooses: only what is untouched, or all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records import editing, engine, fields, journal, replay
from mercato.records.errors import Refused
from mercato.records.schema import (
    ENTITIES,
    JOURNALED,
    OWNER_COLUMN,
    Change,
    Edit,
    FuzzyDateField,
    database,
)
from mercato.records.tree import require_no_cycle

if TYPE_CHECKING:
    from mercato.records.changes import Changes

Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A later edit that stands in the way: it changed `field` of a row, or a row relies on it."""

    edit: int
    label: str
    values: dict[str, Any]
    table: str
    row: int
    field: str | None


def conflicts(edit_id: int) -> list[Conflict]:
    """The later edits that touched or rely on what this edit did."""
    found = [conflict for step in _steps(edit_id) for conflict in _later(step)]
    inserted = {(step.table, step.row) for step in _steps(edit_id) if step.operation == "insert"}
    for row in sorted(inserted):
        for table, other in _referrers(row):
            if (table, other) not in inserted:
                found += _creator(table, other)
    return _distinct(found)


def revert(edit_id: int, *, what: str = "untouched", author: str | None = None) -> Changes:
    """Take back an edit by a new one: `untouched` values only, or `all` of them.

    Raises Refused: `journal.nothing_to_revert`, or `journal.in_use` when other records rely on it.
    """
    return _apply(edit_id, "journal.reverted", what, author, backwards=True)


def apply_again(edit_id: int, *, what: str = "untouched", author: str | None = None) -> Changes:
    """Make an undone edit again, from the history, by a new one."""
    return _apply(edit_id, "journal.applied_again", what, author, backwards=False)


def restore_field(change_id: int, column: str, *, author: str | None = None) -> Changes:
    """Give one field of one row the value it had before that change.

    A record's field goes the way of every other edit of it, rules, status history and all.
    """
    step = Change.get_or_none(Change.id == change_id)
    before = json.loads(step.before or "{}") if step else {}
    name = column.removesuffix("_id")
    if step is None or step.operation != "update" or not _names(before, name):
        raise Refused("journal.nothing_to_revert")
    with journal.edit("journal.field_restored", author=author, field=name) as edited:
        if step.table in ENTITIES:
            editing.set_field(step.row, name, _earlier(step, name, before))
        else:
            columns = {key: before[key] for key in _names(before, name)}
            replay.set_columns(step.table, step.row, columns)
    return _done(edited)


def _names(image: dict[str, Any], field: str) -> list[str]:
    """The columns of one field that an image holds."""
    companions = (f"{field}_{suffix}" for suffix in ("id", *FuzzyDateField.SUFFIXES))
    return [name for name in (field, *companions) if name in image]


def _earlier(step: Change, field: str, before: dict[str, Any]) -> Any:
    if fields.field(step.table, field).kind != "date":
        return before[_names(before, field)[0]]
    return editing.date_of(editing.row(step.table, step.row) | before, field)


def _apply(edit_id: int, label: str, what: str, author: str | None, *, backwards: bool) -> Changes:
    original = Edit.get_or_none(Edit.id == edit_id)
    if original is None or original.sealed:
        raise Refused("journal.sealed")
    if (original.state == "done") != backwards:
        raise Refused("journal.nothing_to_revert")
    named = {"label": original.label, "values": json.loads(original.label_values)}
    try:
        with journal.edit(label, author=author, edit=edit_id, **named) as edited:
            database.execute_sql("PRAGMA defer_foreign_keys = ON")
            reverter = _Reverter(_steps(edit_id), force=what == "all", backwards=backwards)
            reverter.run()
            _require_sound_tree(reverter.written)
    except pw.IntegrityError as error:
        if not engine.is_foreign_key(error):
            raise
        raise Refused("journal.in_use") from error
    return _done(edited)


def _done(edited: journal.Edited) -> Changes:
    if edited.changes is None:
        raise Refused("journal.nothing_to_revert")
    return edited.changes


def _steps(edit_id: int) -> list[Change]:
    return list(Change.select().where(Change.edit == edit_id).order_by(Change.id))


class _Reverter:
    """Walks one edit's rows and writes the opposite of each where that is allowed."""

    def __init__(self, steps: list[Change], *, force: bool, backwards: bool) -> None:
        self._steps = list(reversed(steps)) if backwards else steps
        self._force = force
        self._backwards = backwards
        self._removing = "insert" if backwards else "delete"
        self.written: set[Row] = set()

    def run(self) -> None:
        """Write what can be written; removals last, so that links to them are gone by then."""
        for step in self._steps:
            if step.operation == "update":
                self._update(step)
            elif step.operation != self._removing:
                self._insert(step)
        self._remove()

    def _update(self, step: Change) -> None:
        old = json.loads((step.after if self._backwards else step.before) or "{}")
        new = json.loads((step.before if self._backwards else step.after) or "{}")
        now = replay.current(step.table, step.row)
        if now is None:
            return
        keep = {name: value for name, value in new.items() if self._force or now[name] == old[name]}
        if keep:
            replay.set_columns(step.table, step.row, keep)
            self.written.add((step.table, step.row))

    def _insert(self, step: Change) -> None:
        image = json.loads((step.before if self._backwards else step.after) or "{}")
        if not image or replay.current(step.table, step.row) is not None:
            return
        names = ", ".join(f'"{name}"' for name in image)
        marks = ", ".join("?" for _ in image)
        try:
            database.execute_sql(
                f'INSERT INTO "{step.table}" ({names}) VALUES ({marks})', tuple(image.values())
            )
        except pw.IntegrityError:
            return
        self.written.add((step.table, step.row))

    def _remove(self) -> None:
        steps = [step for step in self._steps if step.operation == self._removing]
        present = {(step.table, step.row) for step in steps if replay.current(step.table, step.row)}
        if not self._force:
            present -= {(step.table, step.row) for step in steps if self._touched_later(step)}
        else:
            present |= _owned(present)
        removable = _closed(present)
        if self._force and removable != present:
            raise Refused("journal.in_use")
        for table, row in sorted(removable):
            database.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (row,))
        self.written |= removable

    def _touched_later(self, step: Change) -> bool:
        return any(True for _ in _later(step))


def _closed(rows: set[Row]) -> set[Row]:
    """The part of `rows` on which no row outside that part relies."""
    kept = set(rows)
    while True:
        relied = {row for row in kept if any(other not in kept for other in _referrers(row))}
        # A typed record and its row in `record` stay or go together.
        for table, row in list(relied):
            relied |= {other for other in kept if other[1] == row and _is_record(other[0], table)}
        if not relied:
            return kept
        kept -= relied


def _is_record(one: str, other: str) -> bool:
    names = {"record", *ENTITIES}
    return one in names and other in names


def _owned(rows: set[Row]) -> set[Row]:
    """Rows of dependent tables that belong to records among `rows`."""
    records = {row for table, row in rows if _is_record(table, table)}
    found: set[Row] = set()
    for row in rows:
        for table, other in _referrers(row):
            if table in OWNER_COLUMN and row[1] in records:
                found.add((table, other))
    return found


def _referrers(row: Row) -> list[Row]:
    """The rows of other tables that point to this one."""
    table, row_id = row
    found: list[Row] = []
    for model, column in _pointers(table):
        query = f'SELECT id FROM "{model}" WHERE "{column}" = ? LIMIT 1000'
        found += [(model, other) for (other,) in database.execute_sql(query, (row_id,))]
    return found


def _pointers(table: str) -> list[tuple[str, str]]:
    found = []
    for model in JOURNALED:
        found += [
            (engine.table_name(model), key.column_name)
            for key in model._meta.refs
            if engine.table_name(key.rel_model) == table
        ]
    if table == "record":
        found += [(name, "id") for name in ENTITIES]
    return found


def _later(step: Change) -> list[Conflict]:
    """Later edits in force that changed the same row, and for an update the same columns."""
    query = (
        Change.select(Change, Edit)
        .join(Edit)
        .where(
            Change.record.is_null() if step.record is None else Change.record == step.record,
            Change.table == step.table,
            Change.row == step.row,
            Change.edit > step.edit_id,
            Edit.state == "done",
        )
    )
    mine = set(json.loads(step.after or "{}")) if step.operation == "update" else None
    found = []
    for other in query:
        theirs = set(json.loads(other.after or "{}"))
        if mine is None or other.operation != "update" or mine & theirs:
            shared = min(mine & theirs) if mine and mine & theirs else None
            found.append(_conflict(other, shared))
    return found


def _conflict(other: Change, field: str | None) -> Conflict:
    values = json.loads(other.edit.label_values)
    return Conflict(other.edit_id, other.edit.label, values, other.table, other.row, field)


def _creator(table: str, row: int) -> list[Conflict]:
    query = (
        Change.select(Change, Edit)
        .join(Edit)
        .where(Change.table == table, Change.row == row, Edit.state == "done")
        .order_by(Change.id.desc())
        .limit(1)
    )
    return [_conflict(change, None) for change in query]


def _distinct(found: list[Conflict]) -> list[Conflict]:
    kept = {(conflict.edit, conflict.table, conflict.row): conflict for conflict in found}
    return list(kept.values())


def _require_sound_tree(rows: set[Row]) -> None:
    for table, row in rows:
        if table == "organization" and replay.current(table, row):
            require_no_cycle(row)
