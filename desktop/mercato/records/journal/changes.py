"""What an edit, an undo or a redo touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.journal import images
from mercato.records.journal.replay import MODELS
from mercato.records.schema import Change
from mercato.records.storage import statements

if TYPE_CHECKING:
    import peewee as pw

BULK = 20_000
"""Rows beyond which a change is no longer told row by row."""


class Changes:
    """The rows of each table that a committed transaction inserted, updated or deleted.

    When `bulk` is set the row sets are empty, and whoever listens reloads everything; the rows
    are then those of the journal for `edit` from `first_change` on. `place` is the record to show.
    """

    def __init__(self, edit: int, label: str, values: dict[str, Any], first_change: int) -> None:
        self.edit = edit
        self.label = label
        self.values = values
        self.first_change = first_change
        self.revision = 0
        self.bulk = False
        self.inserted: dict[str, set[int]] = {}
        self.updated: dict[str, set[int]] = {}
        self.deleted: dict[str, set[int]] = {}
        self.records: set[int] = set()
        self.tables: set[str] = set()
        self.place: int | None = None

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return not self.tables.isdisjoint(tables)

    def rows(self, table: str) -> set[int]:
        """All touched rows of a table."""
        return set().union(
            self.inserted.get(table, ()), self.updated.get(table, ()), self.deleted.get(table, ())
        )


_PLACES = ("move", "person", "organization", "source", "claim", "position")


def read(
    edit: int, label: str, values: dict[str, Any], *, first: int = 0, backwards: bool = False
) -> Changes:
    """The changes of an edit from change `first` on; as its undo sees them if `backwards`."""
    changes = Changes(edit, label, values, first)
    lines = statements.touched_rows(edit, first, BULK + 1).fetchall()
    if len(lines) > BULK or any(last is not None for _, _, last, _, _ in lines):
        changes.bulk = True
        mine = (Change.edit == edit) & (Change.id >= first)
        tables = Change.select(Change.table).where(mine).distinct().tuples()
        changes.tables = {table for (table,) in tables}
        return changes
    kinds = {
        "insert": changes.deleted if backwards else changes.inserted,
        "update": changes.updated,
        "delete": changes.inserted if backwards else changes.deleted,
    }
    for table, row, _, record, operation in lines:
        kinds[operation].setdefault(table, set()).add(row)
        changes.tables.add(table)
        if record is not None:
            changes.records.add(record)
    changes.place = _place(changes)
    return changes


def _place(changes: Changes) -> int | None:
    for table in _PLACES:
        present = changes.inserted.get(table, set()) | changes.updated.get(table, set())
        if present:
            return min(present)
    gone = set().union(*changes.deleted.values()) if changes.deleted else set()
    owners = changes.records - gone
    return min(owners) if owners else None


def coalesce(edit_id: int, first: int) -> None:
    """Fold the updates of a continued edit into what it already says of the same rows.

    Typing on for a minute in a long note then leaves one pair of images, not one for each pause.
    """
    mine = Change.edit == edit_id
    for later in list(Change.select().where(mine, Change.id >= first).limit(BULK)):
        same = (Change.table == later.table) & (Change.row == later.row)
        newest = Change.select().where(mine, same, Change.id < first).order_by(Change.id.desc())
        earlier = newest.first() if later.operation == "update" else None
        if earlier is None or earlier.operation == "delete" or _is_unique(later):
            continue
        if earlier.operation == "update":
            before = images.read_row(later.before) | images.read_row(earlier.before)
            after = images.read_row(earlier.after) | images.read_row(later.after)
            earlier.before, earlier.after = images.write(before), images.write(after)
            earlier.save()
        later.delete_instance()


def _is_unique(change: Change) -> bool:
    """Whether a value that may be there once only changed: its place in the order matters."""
    model = MODELS[change.table]
    return not _unique(model).isdisjoint(images.read_row(change.after))


def _unique(model: type[pw.Model]) -> set[str]:
    fields = model._meta.fields
    indexes = [index for index in model._meta.indexes if isinstance(index, tuple)]
    listed = [name for names, unique in indexes if unique for name in names]
    single = [name for name, field in fields.items() if field.unique]
    return {fields[name].column_name for name in (*listed, *single)}
