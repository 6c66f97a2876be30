"""Looking at what a wish would change, and changing it, a part at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mercato.records import fields
from mercato.records.belongings import tags
from mercato.records.bulk.lookup import among
from mercato.records.bulk.planning import Part, Planned, plan
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES, Record, database
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.records.bulk.wishes import Wish
    from mercato.records.progress import Progress

SHOWN = 200
"""Records whose change is shown before it is made."""
NAMED = 3
"""Records that are named for each reason of a refusal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record before and after; `values` are field, old and new value, links by their name."""

    record: int
    name: str
    values: tuple[tuple[str, Any, Any], ...]


@dataclass(slots=True)
class Refusals:
    """Records that cannot be changed for one reason, of which the first ones are named."""

    reason: Refused
    count: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """What becomes of many records: how many change, are so already, are refused and why."""

    changed: int = 0
    same: int = 0
    refused: dict[str, Refusals] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @property
    def refusals(self) -> int:
        """How many are refused."""
        return sum(one.count for one in self.refused.values())


def look(wish: Wish, parts: Iterable[Sequence[int]], progress: Progress, total: int) -> Told:
    """Find out what a wish would change; writes nothing."""
    told, done = Told(), 0
    for records in parts:
        part = plan(wish, records)
        _tell(told, part)
        room = SHOWN - len(told.lines)
        if room > 0:
            told.lines += _lines(wish, part.planned[:room])
        done += len(records)
        progress(done, total)
    return told


def change(
    wish: Wish,
    parts: Iterable[Sequence[int]],
    progress: Progress,
    total: int,
    spared: frozenset[int] = frozenset(),
) -> Told:
    """Change what can be changed, but for the `spared`; raises `Refused` if nothing can.

    Each record is changed by the rules as it is at that moment, whatever was looked at before.
    """
    told, done = Told(), 0
    for records in parts:
        part = plan(wish, [one for one in records if one not in spared] if spared else records)
        _write(wish, part.planned)
        _tell(told, part)
        done += len(records)
        progress(done, total)
    if not told.changed:
        raise Refused("bulk.nothing_changes")
    tags.forget_unused(wish.remove_tags)
    return told


def _tell(told: Told, part: Part) -> None:
    told.changed += len(part.planned)
    told.same += part.same
    fresh: list[tuple[Refusals, int]] = []
    for record, reason in part.refused:
        group = told.refused.setdefault(reason.code, Refusals(reason))
        group.count += 1
        if group.count <= NAMED:
            fresh.append((group, record))
    names = describing.names(record for _, record in fresh)
    for group, record in fresh:
        group.names.append(names.get(record, ""))


def _lines(wish: Wish, planned: Sequence[Planned]) -> list[Line]:
    names = describing.names(one.row["id"] for one in planned)
    links = {one.name for one in fields.FIELDS[wish.record_type] if one.kind == "link"}
    pointed = {
        row[name]
        for one in planned
        for row in (one.row, one.changed)
        for name in links.intersection(one.changed)
    }
    called = describing.names(record for record in pointed if record is not None)
    return [
        Line(one.row["id"], names.get(one.row["id"], ""), _values(wish, one, links, called))
        for one in planned
    ]


def _values(
    wish: Wish, one: Planned, links: set[str], called: dict[int, str]
) -> tuple[tuple[str, Any, Any], ...]:
    """What changes in one record, as far as it was asked for."""
    found: list[tuple[str, Any, Any]] = []
    for name in wish.names:
        if name in one.changed:
            old, new = one.row[name], one.changed[name]
            if name in links:
                old, new = (
                    called.get(value) if value is not None else None for value in (old, new)
                )
            found.append((name, old, new))
    found += [("tags", None, name) for name in one.add_tags]
    found += [("tags", name, None) for name in one.remove_tags]
    return tuple(found)


def _write(wish: Wish, planned: Sequence[Planned]) -> None:
    """Store what was planned, records that change alike together, and what follows from it."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for one in planned:
        values = tuple(item for item in one.changed.items() if item[0] != "confidentiality")
        if values:
            alike.setdefault(values, []).append(one.row["id"])
    for values, records in alike.items():
        _update(ENTITIES[wish.record_type], dict(values), records)
    editing.follow(wish.record_type, [(one.row, one.changed) for one in planned if one.changed])
    _set_confidentiality(wish, [one.row["id"] for one in planned])
    for name in wish.add_tags:
        tags.add_to([one.row["id"] for one in planned if name in one.add_tags], name)
    worn = dict.fromkeys(name for one in planned for name in one.remove_tags)
    for name in worn:
        tags.take_from([one.row["id"] for one in planned if name in one.remove_tags], name)


def _set_confidentiality(wish: Wish, records: list[int]) -> None:
    """The last word, after what follows from the other fields: a tip may be public if asked for."""
    wanted = wish.stored.get("confidentiality")
    if wanted is not None:
        others = Record.select(Record.id).where(among(Record.id, records))
        others = others.where(Record.confidentiality != wanted)
        _update(Record, {"confidentiality": wanted}, [one for (one,) in others.tuples()])


def _update(model: Any, values: dict[str, Any], records: list[int]) -> None:
    """One statement for all: the engine then works without Python's lock."""
    columns = ", ".join(f'"{model._meta.fields[name].column_name}" = ?' for name in values)
    where = '"id" IN (SELECT value FROM json_each(?))'
    sql = f'UPDATE "{model._meta.table_name}" SET {columns} WHERE {where}'
    database.execute_sql(sql, [*values.values(), json.dumps(records)])
