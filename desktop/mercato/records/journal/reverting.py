"""Taking back one edit, or one field, out of order: a new edit of its own, never a hole in history.

Where later edits touched the same values or came to rely on them, `conflicts` says which, and the
caller chooses: only what is untouched, or all.
"""

from __future__ import annotations

from itertools import chain, starmap
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records import dates
from mercato.records.errors import FileTrouble, Refused
from mercato.records.fields import FIELDS
from mercato.records.journal import doomed, images, journal, replay
from mercato.records.journal.conflicts import Conflict, conflicts
from mercato.records.schema import ENTITIES, Change, Edit, FuzzyDateField, Record, database
from mercato.records.storage import engine
from mercato.records.storage.engine import lines
from mercato.records.verbs import describing, editing, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.records.journal.changes import Changes

__all__ = ["Conflict", "apply_again", "conflicts", "restore_field", "revert"]

Row = tuple[str, int]
Image = dict[str, Any]
Step = tuple[str, int, str, Image, Image]


def revert(edit_id: int, *, what: str = "untouched", author: str | None = None) -> Changes:
    """Take back an edit by a new one: `untouched` values only, or `all` of them.

    Raises Refused: `journal.nothing_to_revert`, `journal.in_use` when other records rely on it,
    `journal.taken` when another row has a value now that may be there once only, or whatever
    makes the values as they were impossible now.
    """
    return _apply(edit_id, "journal.reverted", what, author, backwards=True)


def apply_again(edit_id: int, *, what: str = "untouched", author: str | None = None) -> Changes:
    """Make an undone edit again, from the history, by a new one."""
    return _apply(edit_id, "journal.applied_again", what, author, backwards=False)


def restore_field(change_id: int, name: str, *, author: str | None = None) -> Changes:
    """Give one field of one row the value it had before that change, as if typed anew."""
    step = Change.get_or_none(Change.id == change_id)
    before = images.read_row(step.before) if step is not None else {}
    model = replay.MODELS.get(step.table) if step is not None else None
    fields = model._meta.combined if model is not None else {}
    if step is None or step.operation != "update" or name not in fields:
        raise Refused("journal.nothing_to_revert")
    columns = _columns_of(fields[name]) & before.keys()
    if not columns:
        raise Refused("journal.nothing_to_revert")
    try:
        with journal.edit("journal.field_restored", author=author, field=name) as edited:
            edited.values["name"] = describing.name(step.record) if step.record else ""
            _restore(step.table, step.row, fields[name], {key: before[key] for key in columns})
    except pw.IntegrityError as error:
        raise _refused(error) from error
    return _done(edited)


def _columns_of(field: pw.Field) -> set[str]:
    beside = FuzzyDateField.SUFFIXES if isinstance(field, FuzzyDateField) else ()
    return {field.column_name, *(f"{field.name}_{suffix}" for suffix in beside)}


def _restore(table: str, row: int, field: pw.Field, image: Image) -> None:
    """By the verbs where they know the field, so that what follows from it follows."""
    if field.name not in {known.name for known in FIELDS.get(table, ())} or table not in ENTITIES:
        replay.set_columns(table, row, image)
        return
    value = image.get(field.column_name)
    if isinstance(field, FuzzyDateField):
        now = editing.row(table, row) | image
        parts = (now[f"{field.name}_{suffix}"] for suffix in FuzzyDateField.SUFFIXES)
        text, earliest, latest = parts
        edtf = now[field.name]
        value = None
        if edtf is not None or text is not None:
            value = dates.DateValue(text or "", edtf, earliest, latest, None, ())
    editing.set_field(row, field.name, value)


def _apply(edit_id: int, label: str, what: str, author: str | None, *, backwards: bool) -> Changes:
    with engine.explained():
        original = Edit.get_or_none(Edit.id == edit_id)
    if original is None or original.sealed:
        raise Refused("journal.sealed")
    if (original.state == "done") != backwards:
        raise Refused("journal.nothing_to_revert")
    named = {"label": original.label, "values": images.read(original.label_values)}
    try:
        with journal.edit(label, author=author, edit=edit_id, **named) as edited:
            database.execute_sql("PRAGMA defer_foreign_keys = ON")
            _Reverter(edit_id, force=what == "all", backwards=backwards).run()
    except pw.IntegrityError as error:
        raise _refused(error) from error
    return _done(edited)


def _refused(error: pw.IntegrityError) -> Refused:
    return Refused("journal.in_use" if engine.is_foreign_key(error) else "journal.taken")


def _done(edited: journal.Edited) -> Changes:
    if edited.changes is None:
        raise Refused("journal.nothing_to_revert")
    return edited.changes


class _Reverter:
    """Walks one edit's rows and writes the opposite of each where that is allowed."""

    def __init__(self, edit_id: int, *, force: bool, backwards: bool) -> None:
        self._edit = edit_id
        self._force = force
        self._backwards = backwards
        self._instead: dict[Row, int] = {}
        self._written: dict[Row, set[str]] = {}

    def run(self) -> None:
        """Write what can be written; removals last, so that links to them are gone by then."""
        removing = "insert" if self._backwards else "delete"
        doomed.mark(self._edit, removing)
        if not self._force:
            doomed.spare_touched(self._edit)
        passing = self._passing()
        for table, row, operation, old, new in self._steps(removing):
            if (table, row) in passing:
                continue
            if operation == "update":
                self._update(table, row, old, new)
            else:
                self._insert(table, row, new)
        if self._force:
            doomed.add_owned()
        if doomed.spare_needed() and self._force:
            raise Refused("journal.in_use")
        doomed.remove()
        self._check()

    def _passing(self) -> set[Row]:
        """The rows that the edit inserted and then deleted: they never were there outside it."""
        made_before = (
            f"SELECT 1 FROM change AS made WHERE {lines.is_line('gone.row', 'made')} "
            "AND made.table_name = gone.table_name AND made.operation = 'insert' "
            "AND made.edit_id = gone.edit_id AND made.id < gone.id"
        )
        rows = database.execute_sql(
            "SELECT gone.table_name, gone.row FROM change AS gone WHERE gone.edit_id = ? "
            f"AND gone.operation = 'delete' AND EXISTS ({made_before})",
            (self._edit,),
        )
        return set(rows.fetchall())

    def _steps(self, removing: str) -> Iterator[Step]:
        """What is to be written: table, row, operation, and the images to go from and to."""
        images_, order = ("after, before", "DESC") if self._backwards else ("before, after", "ASC")
        told = database.execute_sql(
            f"SELECT table_name, row, last, operation, {images_} FROM change "
            f"WHERE edit_id = ? AND operation <> ? ORDER BY id {order}",
            (self._edit, removing),
        ).fetchall()
        if not {line[0] for line in told} <= replay.MODELS.keys():
            raise FileTrouble("journal.replay_mismatch")
        return chain.from_iterable(starmap(_each, told))

    def _update(self, table: str, row: int, old: Image, new: Image) -> None:
        now = replay.current(table, row)
        if now is None:
            return
        replay.known(table, old | new)
        keep = {
            name: value
            for name, value in new.items()
            if now[name] != value and (self._force or now[name] == old[name])
        }
        if not keep:
            return
        try:
            replay.set_columns(table, row, keep)
        except pw.IntegrityError:
            if self._force:
                raise
            return
        self._written.setdefault((table, row), set()).update(keep)

    def _insert(self, table: str, row: int, image: Image) -> None:
        if not image or replay.current(table, row) is not None:
            return
        image = self._pointed_anew(table, image)
        try:
            replay.insert_row(table, image)
        except pw.IntegrityError:
            twin = _twin(table, image)
            if twin is not None:
                self._instead[table, row] = twin
            return
        self._written[table, row] = set(image)

    def _pointed_anew(self, table: str, image: Image) -> Image:
        """A row's image, pointing to what stands now for what it pointed to."""
        changed = {}
        for key in replay.MODELS[table]._meta.refs:
            name, target = key.column_name, engine.table_name(key.rel_model)
            value = image.get(name)
            if isinstance(value, int):
                now = self._instead.get((target, value), value)
                is_record = target == "record" or target in ENTITIES
                changed[name] = _survivor(now) if is_record else now
        return image | changed

    def _check(self) -> None:
        """Refuse what the verbs would refuse: an end before a start, a cycle of organizations."""
        for (table, row), columns in self._written.items():
            if table in ENTITIES and (now := replay.current(table, row)) is not None:
                named = replay.MODELS[table]._meta.columns
                values = {named[column].name: value for column, value in now.items()}
                rules.check(table, values, {named[column].name for column in columns})


def _each(
    table: str, row: int, last: int | None, operation: str, old: str | None, new: str | None
) -> list[Step]:
    """A step for each row that a line of the journal stands for."""
    if last is None:
        return [(table, row, operation, images.read_row(old), images.read_row(new))]
    return [(table, image["id"], operation, {}, image) for image in images.read_rows(new)]


def _survivor(record: int) -> int:
    """The record that one was merged into, or itself."""
    seen = set()
    while record not in seen:
        seen.add(record)
        found = Record.select(Record.merged_into).where(Record.id == record).tuples().first()
        if found is None or found[0] is None:
            return record
        record = found[0]
    return record


def _twin(table: str, image: Image) -> int | None:
    """The row that has a value which may be there once only, instead of the one that had it."""
    for field in replay.MODELS[table]._meta.sorted_fields:
        if field.unique and field.name != "uid":
            query = f'SELECT id FROM "{table}" WHERE "{field.column_name}" = ?'
            found = database.execute_sql(query, (image.get(field.column_name),)).fetchone()
            if found is not None:
                return int(found[0])
    return None
