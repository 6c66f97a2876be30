"""The journal: one undo for everything.

Every change to records happens inside `edit`: one transaction, one line in the history, one undo.
The engine's triggers write down each row; `undo` and `redo` replay them in strict order, without
limit and across restarts, because the journal lives in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import fn

from mercato.records import changes as changes_of_edit
from mercato.records import derived, engine, replay
from mercato.records.changes import Changes
from mercato.records.errors import FileTrouble, Refused
from mercato.records.schema import Change, Edit, JournalState, database

MERGE_SECONDS = 60
"""Typing on in one field within this time is one step."""


@dataclass(slots=True)
class Edited:
    """What an `edit` block did: `values` may be added to inside it, `changes` is there after it."""

    values: dict[str, Any]
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit as the history shows it."""

    id: int
    label: str
    values: dict[str, Any]
    at: str
    author: str | None
    state: str
    sealed: bool
    changes: int


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row's change as the history shows it; an insert has no images until it was undone."""

    id: int
    table: str
    row: int
    record: int | None
    operation: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@contextmanager
def edit(
    label: str, /, *, merge_key: str | None = None, author: str | None = None, **values: Any
) -> Iterator[Edited]:
    """All changes made inside the block, as one edit named by the code `label` and its values.

    With the merge key of the newest edit, under a minute old, that one is continued. A block that
    changes nothing leaves no line in the history, and undone edits can still be redone.
    """
    edited = Edited(dict(values))
    with engine.transaction(database):
        step = _step(label, merge_key, author)
        first = replay.newest_change() + 1
        _state(edit=step.id)
        yield edited
        if not Change.select().where(Change.id >= first).exists():
            if _is_empty(step):
                step.delete_instance()
            _state(edit=None)
            return
        Edit.update(state="dropped").where(Edit.state == "undone").execute()
        step.label, step.label_values = label, json.dumps(edited.values, ensure_ascii=False)
        step.at = _now()
        step.save()
        edited.changes = _finish(changes_of_edit.read(step, edited.values, first))
        if merge_key is not None:
            changes_of_edit.coalesce(step.id, first)


def undo() -> Changes | None:
    """Take back the newest edit; None when there is none."""
    return _replay(_newest_done, backwards=True)


def redo() -> Changes | None:
    """Make the edit that was undone last again; None when there is none."""
    return _replay(_oldest_undone, backwards=False)


def undo_step() -> tuple[str, dict[str, Any]] | None:
    """Label and values of what `undo` would take back."""
    return _named(_newest_done())


def redo_step() -> tuple[str, dict[str, Any]] | None:
    """Label and values of what `redo` would make again."""
    return _named(_oldest_undone())


def revision() -> int:
    """A number that every edit, undo and redo raises, whichever process made it."""
    found = JournalState.select(JournalState.revision).tuples().first()
    return int(found[0]) if found else 0


def history(
    record: int | None = None, *, before: int | None = None, limit: int = 200
) -> list[HistoryLine]:
    """The newest edits first, of one record or of all; `before` an edit's id, for paging."""
    counted = Change.select(fn.COUNT(Change.id)).where(Change.edit == Edit.id)
    query = Edit.select(Edit, counted.alias("rows")).order_by(Edit.id.desc()).limit(limit)
    if before is not None:
        query = query.where(Edit.id < before)
    if record is not None:
        touched = Change.select(Change.edit).where(Change.record == record)
        query = query.where(Edit.id.in_(touched))
    return [
        HistoryLine(
            line.id,
            line.label,
            json.loads(line.label_values),
            line.at,
            line.author,
            line.state,
            bool(line.sealed),
            line.rows,
        )
        for line in query
    ]


def changes_of(edit_id: int, limit: int = 500) -> list[ChangeLine]:
    """The rows that an edit touched, in order."""
    query = Change.select().where(Change.edit == edit_id).order_by(Change.id).limit(limit)
    return [
        ChangeLine(
            line.id,
            line.table,
            line.row,
            line.record,
            line.operation,
            json.loads(line.before or "{}"),
            json.loads(line.after or "{}"),
        )
        for line in query
    ]


def _step(label: str, merge_key: str | None, author: str | None) -> Edit:
    newest = Edit.select().order_by(Edit.id.desc()).first()
    if merge_key is not None and newest is not None and _continues(newest, merge_key):
        return newest
    return Edit.create(label=label, at=_now(), author=author, merge_key=merge_key)


def _continues(newest: Edit, merge_key: str) -> bool:
    if newest.merge_key != merge_key or newest.state != "done" or newest.sealed:
        return False
    age = datetime.now(UTC) - datetime.fromisoformat(newest.at)
    return timedelta(0) <= age < timedelta(seconds=MERGE_SECONDS)


def _is_empty(step: Edit) -> bool:
    return not Change.select().where(Change.edit == step.id).exists()


def _replay(choose: Any, *, backwards: bool) -> Changes | None:
    with engine.transaction(database):
        step = choose()
        if step is None:
            return None
        if step.sealed:
            raise Refused("journal.sealed")
        replay.run(step.id, backwards=backwards)
        step.state = "undone" if backwards else "done"
        step.save(only=[Edit.state])
        values = json.loads(step.label_values)
        return _finish(changes_of_edit.read(step, values, 0, backwards=backwards))


def _finish(changes: Changes) -> Changes:
    derived.refresh(changes)
    _state(edit=None, replaying=False, revision=JournalState.revision + 1)
    changes.revision = revision()
    return changes


def _newest_done() -> Edit | None:
    return Edit.select().where(Edit.state == "done").order_by(Edit.id.desc()).first()


def _oldest_undone() -> Edit | None:
    return Edit.select().where(Edit.state == "undone").order_by(Edit.id).first()


def _named(step: Edit | None) -> tuple[str, dict[str, Any]] | None:
    if step is None or step.sealed:
        return None
    return step.label, json.loads(step.label_values)


def _state(**values: Any) -> None:
    changed = JournalState.update(**values).where(JournalState.id == 1).execute()
    if changed != 1:
        raise FileTrouble("file.damaged")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
