"""Reading one record for the panel; runs in the reading thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records import fields
from mercato.records.belongings import aliases, follow_ups, identifiers, printed, tags
from mercato.records.evidence import claims
from mercato.records.schema import OrganizationChange, Record
from mercato.records.verbs import describing, editing, positions
from mercato.records.verbs.values import date_of
from mercato.workspace import headings, linked_tables
from mercato.workspace.record_view_data import Linked, ListRow, RecordView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def read(record: int) -> RecordView | None:
    """All that the panel shows of a record; None when it does not exist."""
    found = _final(record)
    if found is None:
        return None
    values = linked_values(found.type, editing.get_fields(found.id))
    values["tags"] = tags.names(found.id)
    if found.type == "claim":
        values["subjects"] = [linked(one) for one in claims.subjects_of(found.id)]
    heading, subtitle = headings.of(found.type, found.id, values)
    return RecordView(
        record=found.id,
        type=found.type,
        uid=found.uid,
        heading=heading,
        subtitle=subtitle,
        fields=values,
        lists={name: rows(found.id) for name, rows in _lists(found.type).items()},
        tabs=linked_tables.counts(found.type, found.id),
        groups=linked_tables.groups(found.type, found.id),
    )


def linked(record: int) -> Linked:
    """What a link shows of the record it points to."""
    record_type = editing.type_of(record)
    path = tuple(describing.path(record)) if record_type == "organization" else ()
    return Linked(record, record_type, headings.name(record), describing.line(record), path)


def _final(record: int) -> Record | None:
    found: Record | None = Record.get_or_none(Record.id == record)
    while found is not None and found.merged_into_id is not None:
        found = Record.get_or_none(Record.id == found.merged_into_id)
    return found


def linked_values(record_type: str, stored: dict[str, Any]) -> dict[str, Any]:
    """Fields of a record with what links show in place of ids."""
    links = {one.name for one in fields.FIELDS[record_type] if one.kind == "link"}
    return {
        name: linked(value) if name in links and value is not None else value
        for name, value in stored.items()
    }


def _lists(record_type: str) -> dict[str, Callable[[int], list[ListRow]]]:
    found = dict(_COMMON)
    if record_type == "person":
        found["career"] = _career
    elif record_type == "organization":
        found["changes"] = _changes
    return found


def _rows(rows: Iterable[Any], *names: str) -> list[ListRow]:
    return [ListRow(row.id, {name: getattr(row, name) for name in names}) for row in rows]


def _dated(rows: Iterable[Any], date: str, *names: str) -> list[ListRow]:
    return [
        ListRow(
            row.id,
            {name: getattr(row, name) for name in names} | {date: date_of(row.__data__, date)},
        )
        for row in rows
    ]


def _aliases(record: int) -> list[ListRow]:
    return _rows(aliases.of(record), "text", "kind", "language", "weak")


def _identifiers(record: int) -> list[ListRow]:
    return _rows(identifiers.of(record), "scheme", "value")


def _follow_ups(record: int) -> list[ListRow]:
    return _dated(follow_ups.of(record), "date", "note", "done")


def _printed(record: int) -> list[ListRow]:
    return _dated(printed.of(record), "printed_on", "place")


def _career(person: int) -> list[ListRow]:
    held = positions.career(person)
    return [ListRow(one.id, linked_values("position", editing.get_fields(one.id))) for one in held]


def _changes(organization: int) -> list[ListRow]:
    mine = (OrganizationChange.a == organization) | (OrganizationChange.b == organization)
    found = OrganizationChange.select(OrganizationChange.id).where(mine).tuples()
    return [
        ListRow(one, linked_values("organization_change", editing.get_fields(one)))
        for (one,) in found
    ]


_COMMON: dict[str, Callable[[int], list[ListRow]]] = {
    "aliases": _aliases,
    "identifiers": _identifiers,
    "follow_ups": _follow_ups,
    "printed": _printed,
}
