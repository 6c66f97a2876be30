"""The journal's own queries, made once: every edit runs most of them."""

from __future__ import annotations

from typing import Any

import peewee as pw
from peewee import fn

from mercato.records.schema import Change, Edit, JournalState
from mercato.records.storage.engine import Prepared, lines

_STEP = (Edit.id, Edit.label, Edit.label_values, Edit.sealed)
_THE_STATE = JournalState.id == 1


@Prepared
def newest() -> pw.Query:
    """The newest edit: id, merge key, state, sealed, when."""
    columns = (Edit.id, Edit.merge_key, Edit.state, Edit.sealed, Edit.at)
    return Edit.select(*columns).order_by(Edit.id.desc()).limit(1)


@Prepared
def newest_done() -> pw.Query:
    """What undo would take back."""
    return Edit.select(*_STEP).where(Edit.state == "done").order_by(Edit.id.desc()).limit(1)


@Prepared
def oldest_undone() -> pw.Query:
    """What redo would make again."""
    return Edit.select(*_STEP).where(Edit.state == "undone").order_by(Edit.id).limit(1)


@Prepared
def begin_edit(label: Any, at: Any, author: Any, merge_key: Any) -> pw.Query:
    """A new line in the history."""
    return Edit.insert(label=label, at=at, author=author, merge_key=merge_key)


@Prepared
def name_edit(label: Any, values: Any, at: Any, number: Any) -> pw.Query:
    """What an edit is called in the end."""
    named = {Edit.label: label, Edit.label_values: values, Edit.at: at}
    return Edit.update(named).where(Edit.id == number)


@Prepared
def set_edit_state(state: Any, number: Any) -> pw.Query:
    """Mark an edit done or undone."""
    return Edit.update({Edit.state: state}).where(Edit.id == number)


@Prepared
def drop_undone() -> pw.Query:
    """What was undone leaves the redo line."""
    return Edit.update({Edit.state: "dropped"}).where(Edit.state == "undone")


@Prepared
def forget_edit(number: Any) -> pw.Query:
    """Take the line of an edit that did nothing away."""
    return Edit.delete().where(Edit.id == number)


@Prepared
def newest_change() -> pw.Query:
    """The id of the last change written; null in a new file."""
    return Change.select(fn.MAX(Change.id))


@Prepared
def touched_rows(edit: Any, first: Any, most: Any) -> pw.Query:
    """The rows that an edit touched from one change on: table, row, last, record, operation."""
    columns = (Change.table, Change.row, Change.last, Change.record, Change.operation)
    mine = (Change.edit == edit) & (Change.id >= first)
    return Change.select(*columns).where(mine).limit(most)


@Prepared
def count_changes(edit: Any) -> pw.Query:
    """How many rows an edit touched."""
    return Change.select(rows_of_lines()).where(Change.edit == edit)


def rows_of_lines() -> Any:
    """How many rows some lines of the journal stand for."""
    return fn.IFNULL(fn.SUM(pw.SQL(lines.ROWS_OF_LINE)), 0)


def spans(table: str, row: Any) -> Any:
    """That a line of the journal stands for several rows of a table, this one among them.

    This is `lines.is_line`, of the lines in their own index.
    """
    one_of_them = Change.row.between(row - (lines.SPAN - 1), row) & (Change.last >= row)
    return Change.last.is_null(False) & (Change.table == table) & one_of_them


def in_span(row: Any, line: Any = Change) -> Any:
    """The same from such a line to the rows that it stands for."""
    return row.between(line.row, line.last)


@Prepared
def set_edit(number: Any) -> pw.Query:
    """Say which edit is open, and have the triggers heard."""
    values = {JournalState.edit: number, JournalState.replaying: False}
    return JournalState.update(values).where(_THE_STATE)


@Prepared
def silence() -> pw.Query:
    """Have the triggers silent until the end of the transaction."""
    return JournalState.update({JournalState.replaying: True}).where(_THE_STATE)


@Prepared
def close_edit() -> pw.Query:
    """No edit is open, the triggers are heard, and the revision is one higher; returns it."""
    values = {
        JournalState.edit: None,
        JournalState.replaying: False,
        JournalState.revision: JournalState.revision + 1,
    }
    return JournalState.update(values).where(_THE_STATE).returning(JournalState.revision)


@Prepared
def revision() -> pw.Query:
    """How often the file was changed."""
    return JournalState.select(JournalState.revision).where(_THE_STATE)


@Prepared
def state() -> pw.Query:
    """The open edit, whether the triggers are silent, and what kind of value the revision is."""
    columns = (JournalState.edit, JournalState.replaying, fn.typeof(JournalState.revision))
    return JournalState.select(*columns).where(_THE_STATE)


@Prepared
def forget_state() -> pw.Query:
    """Take the state away, to set it anew."""
    return JournalState.delete()


@Prepared
def set_state(revision: Any) -> pw.Query:
    """The state of a file at rest."""
    return JournalState.insert(id=1, revision=revision)
