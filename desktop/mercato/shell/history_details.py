"""What one edit changed, in words; runs in the reading thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mercato.records import codes, dates, fields
from mercato.records.errors import Refused
from mercato.records.finding import views
from mercato.records.journal import journal
from mercato.records.schema import SavedView
from mercato.widgets.facets import facet_words
from mercato.workspace import headings, words

if TYPE_CHECKING:
    from mercato.records.journal.journal import ChangeLine

MOST = 60
"""Rows of an edit that are read for its details."""

_BESIDE = ("_text", "_earliest", "_latest")
_ARRANGED = ("columns", "sort", "facets")
_HIDDEN = frozenset(("id", "uid", "record", "sequence", "sha256"))


@dataclass(frozen=True, slots=True)
class Detail:
    """One value that an edit changed, or a row that it made or removed (`field` is "" then)."""

    change: int
    field: str
    what: str
    before: str
    after: str


def read(edit: int) -> list[Detail]:
    """The values that an edit changed, a few dozen at most."""
    found: list[Detail] = []
    made: set[tuple[str, int]] = set()
    for line in journal.changes_of(edit, MOST):
        if line.operation == "insert":
            made.add((line.table, line.row))
        if line.operation == "update":
            found += [] if (line.table, line.row) in made else _updated(line)
        elif line.table != "record":
            found.append(_came_or_went(line))
    return found


def _came_or_went(line: ChangeLine) -> Detail:
    kind = words.record_type(line.table)
    name = _name(line.record)
    text = f"{kind}: {name}" if name else kind
    return Detail(line.id, "", text, "", words.note(f"history.{line.operation}"))


def _updated(line: ChangeLine) -> list[Detail]:
    name = _name(line.record)
    found = []
    for column in line.before:
        if column in _HIDDEN or column.endswith(_BESIDE):
            continue
        plain = column.removesuffix("_id")
        label = words.field(line.table, plain)
        what = f"{label} – {name}" if name else label
        if line.table == "saved_view" and plain in _ARRANGED:
            before, after = (
                _arranged(line.row, plain, row.get(column)) for row in (line.before, line.after)
            )
        else:
            before, after = (
                _said(line.table, plain, row, column) for row in (line.before, line.after)
            )
        found.append(Detail(line.id, plain, what, before, after))
    return found


def _said(table: str, name: str, row: dict[str, Any], column: str) -> str:
    value = row.get(column)
    if value is None or value == "":
        return words.visible(str(row.get(f"{name}_text") or "")) or "—"
    kind, group = _kind(table, name)
    if kind == "date":
        return dates.say_short(str(value), words.interface_language())
    if kind == "choice":
        return words.choice(group, str(value))
    if kind == "boolean":
        return words.flag(bool(value))
    if kind == "link" and isinstance(value, int):
        return _name(value) or "—"
    return words.visible(str(value)[:300], one_line=True)


def _arranged(view_id: int, name: str, stored: str | None) -> str:
    """The columns, order or facets of a saved view, each by its name."""
    table = SavedView.select(SavedView.table).where(SavedView.id == view_id).scalar()
    if table is None or stored is None:
        return "—"
    view = views.arranged(table, **{name: stored})
    if name == "sort":
        arrows = ((column, "↓" if down else "↑") for column, down in view.sort or ())
        return words.listed(f"{words.column_alone(table, one)} {to}" for one, to in arrows) or "—"
    if name == "facets":
        return words.listed(facet_words.name(table, one) for one in view.facets or ()) or "—"
    columns, pinned = (
        words.listed(words.column_alone(table, one) for one in names or ())
        for names in (view.columns, view.pinned)
    )
    return words.note("history.pinned", columns=columns, pinned=pinned) if pinned else columns


def _kind(table: str, name: str) -> tuple[str, str]:
    with suppress(KeyError):
        field = fields.field(table, name)
        return field.kind, codes.name_of(field.choices)
    return "text", ""


def _name(record: int | None) -> str:
    """What a record is called; "" if it is gone."""
    if record is None:
        return ""
    with suppress(Refused):
        return words.visible(headings.name(record), one_line=True)
    return ""
