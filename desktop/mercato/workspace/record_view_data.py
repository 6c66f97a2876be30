"""What the record panel gets of one record, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Linked:
    """A record that another one points to: what it is called, what tells it apart, its parents."""

    record: int
    type: str
    name: str
    line: str = ""
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of one of a record's small lists; `values` are as in `RecordView.fields`."""

    id: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record for the panel.

    `fields` holds every field of the catalogue by name: text, code, bool, int, `DateValue`,
    `Linked` or None; and besides them `tags` (names) and, of a claim, `subjects` (`Linked`).
    `lists` holds aliases, identifiers, follow_ups, printed, and career or changes where the type
    has them. `tabs` counts the rows of each linked table, by the names in `linked_tables.TABS`;
    `groups` those of them that are moves of groups.
    """

    record: int
    type: str
    uid: str
    heading: str
    subtitle: str
    fields: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[ListRow]] = field(default_factory=dict)
    tabs: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
