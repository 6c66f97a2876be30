"""The journal: one undo for everything.

Every change to records happens inside `edit`: one transaction, one line in the history, one undo.
The engine's triggers write down each row; `undo` and `redo` replay them in strict order, without
limit and across restarts, because the journal lives in the file.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records import derived
from mercato.records.errors import FileTrouble, Refused
from mercato.records.journal import changes as changes_of_edit
from mercato.records.journal import images, replay
from mercato.records.schema import database
from mercato.records.storage import engine, statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mercato.records.journal.changes import Changes
    from mercato.records.journal.history import ChangeLine, HistoryLine, changes_of, history

__all__ = [
    "ChangeLine",
    "Edited",
    "HistoryLine",
    "changes_of",
    "edit",
    "history",
    "redo",
    "redo_step",
    "rehearsal",
    "revision",
    "undo",
    "undo_step",
]


def __getattr__(name: str) -> Any:
    """What reads the journal for people is imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(name)
    from mercato.records.journal import history as reading

    return getattr(reading, name)


MERGE_SECONDS = 60
"""Typing on in one field within this time is one step."""

Step = tuple[int, str, str, int]
"""An edit's id, label, values as JSON, and whether it is sealed."""


class Edited:
    """What an `edit` block did: `values` may be added to inside it, `changes` is there after it."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self.changes: Changes | None = None


@contextmanager
def edit(
    label: str, /, *, merge_key: str | None = None, author: str | None = None, **values: Any
) -> Iterator[Edited]:
    """All changes made inside the block, as one edit named by the code `label` and its values.

    With the merge key of the newest edit, under a minute old, that one is continued. A block that
    changes nothing leaves no line in the history, and undone edits can still be redone. Raises
    RuntimeError inside another edit, which goes on unharmed.
    """
    edited = Edited(dict(values))
    with engine.transaction(database) as mark:
        continued = _continued(merge_key)
        number = continued or _begun(label, merge_key, author)
        first = replay.newest_change() + 1
        _require(statements.set_edit(number))
        written = database.connection().total_changes
        yield edited
        engine.make_again(database, mark.unindexed + mark.due)
        if replay.newest_change() < first:
            mark.keep = database.connection().total_changes != written
            if mark.keep:
                _leave_no_line(None if continued else number)
            return
        statements.drop_undone()
        statements.name_edit(label, images.write(edited.values), _now(), number)
        edited.changes = _finish(changes_of_edit.read(number, label, edited.values, first=first))
        if continued:
            changes_of_edit.coalesce(number, first)


@contextmanager
def rehearsal() -> Iterator[None]:
    """The same as `edit`, but all of it is taken back at the end: to see what an edit would do.

    What follows from the records is not brought up to date, since nobody will see it.
    """
    with engine.transaction(database) as mark:
        _require(statements.set_edit(_begun("rehearsal", None, None)))
        mark.keep = False
        yield


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
    found = statements.revision.one()
    return found[0] if found and isinstance(found[0], int) else 0


def settle() -> None:
    """See to it that no edit is open and the triggers are heard, whatever a stranger left behind.

    A crash cannot leave it otherwise, since all of it is one transaction.
    """
    if statements.state.one() == (None, 0, "integer"):
        return
    with engine.transaction(database):
        known = revision()
        statements.forget_state()
        statements.set_state(known)


def _continued(merge_key: str | None) -> int | None:
    """The newest edit, if it has that merge key and may be continued."""
    found = statements.newest.one() if merge_key is not None else None
    if found is None:
        return None
    number, key, state, sealed, at = found
    if key != merge_key or state != "done" or sealed:
        return None
    with suppress(ValueError, TypeError):
        age = datetime.now(UTC) - datetime.fromisoformat(at)
        if timedelta(0) <= age < timedelta(seconds=MERGE_SECONDS):
            return int(number)
    return None


def _begun(label: str, merge_key: str | None, author: str | None) -> int:
    return int(statements.begin_edit(label, _now(), author, merge_key).lastrowid)


def _leave_no_line(number: int | None) -> None:
    """The block wrote to unjournaled tables only: that stays, the line goes."""
    if number is not None:
        statements.forget_edit(number)
    _require(statements.set_edit(None))


def _replay(choose: Callable[[], Step | None], *, backwards: bool) -> Changes | None:
    with engine.explained():
        foreseen = choose()
        large = foreseen is not None and replay.is_large(foreseen[0])
    try:
        with engine.foreign_keys_off(database, really=large), engine.transaction(database) as mark:
            step = choose()
            if step is None:
                mark.keep = False
                return None
            number, label, values, sealed = step
            if sealed:
                raise Refused("journal.sealed")
            replay.run(number, backwards=backwards, large=large)
            statements.set_edit_state("undone" if backwards else "done", number)
            return _finish(
                changes_of_edit.read(number, label, images.read(values), backwards=backwards)
            )
    except pw.IntegrityError as error:
        raise FileTrouble("journal.replay_mismatch") from error


def _finish(changes: Changes) -> Changes:
    if changes.bulk:
        engine.make_room(database)
    derived.refresh(changes)
    found = statements.close_edit.one()
    _require_row(found)
    changes.revision = int(found[0])
    return changes


def _newest_done() -> Step | None:
    found: Step | None = statements.newest_done.one()
    return found


def _oldest_undone() -> Step | None:
    found: Step | None = statements.oldest_undone.one()
    return found


def _named(step: Step | None) -> tuple[str, dict[str, Any]] | None:
    if step is None or step[3]:
        return None
    return step[1], images.read(step[2])


def _require(cursor: Any) -> None:
    """The journal's state is one row; a file without it is not sound."""
    _require_row(cursor.rowcount == 1 or None)


def _require_row(found: Any) -> None:
    if found is None:
        raise FileTrouble("file.damaged")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
