"""What many records have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.bulk.lookup import among
from mercato.records.fields import ENDS
from mercato.records.schema import ENTITIES, FuzzyDateField, Record, Tag, Tagging
from mercato.records.verbs import editing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(slots=True)
class Common:
    """The fields that all of some records hold alike, and how many of them wear each tag.

    `values` are those of the first record, of all fields; they stand for all but the `several`.
    """

    count: int = 0
    values: dict[str, Any] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    tags: dict[str, int] = field(default_factory=dict)


def common(
    record_type: str,
    names: Sequence[str],
    parts: Iterable[Sequence[int]],
    progress: Callable[[int, int], object],
    total: int,
) -> Common:
    """Compare some fields of records; a field is not looked at any more once it differs."""
    found, done = Common(), 0
    worn: Counter[str] = Counter()
    alike: dict[str, dict[str, Any]] | None = None
    for part in parts:
        if alike is None and (first := _first(record_type, part)) is not None:
            found.values = editing.get_fields(first)
            alike = _columns(record_type, first, names)
        count, differing = _compared(record_type, alike or {}, part)
        for name in differing:
            del (alike or {})[name]
        worn += _tags(part)
        found.count += count
        done += len(part)
        progress(done, total)
    found.several = frozenset(names) - frozenset(alike or ())
    found.tags = dict(sorted(worn.items()))
    return found


def _columns(record_type: str, record: int, names: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The columns of each field as a record holds them."""
    row = editing.row(record_type, record)
    fields = ENTITIES[record_type]._meta.fields
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        if name == "confidentiality":
            found[name] = {name: editing.get_fields(record)[name]}
            continue
        columns = [name, ENDS.get(name, name)]
        if isinstance(fields[name], FuzzyDateField):
            columns.append(f"{name}_text")
        found[name] = {column: row[column] for column in columns}
    return found


def _first(record_type: str, records: Sequence[int]) -> int | None:
    """The first of them that is there."""
    model: Any = ENTITIES[record_type]
    return next((one for one in records if model.get_or_none(model.id == one)), None)


def _compared(
    record_type: str, alike: dict[str, dict[str, Any]], records: Sequence[int]
) -> tuple[int, list[str]]:
    """How many of the records there are, and the fields in which one is not like the first."""
    model: Any = ENTITIES[record_type]
    rows = model.select(pw.fn.COUNT(model.id), *(_differs(model, one) for one in alike.values()))
    if "confidentiality" in alike:
        rows = rows.join(Record, on=(Record.id == model.id))
    (row,) = rows.where(among(model.id, records)).tuples()
    return row[0], [name for name, differs in zip(alike, row[1:], strict=True) if differs]


def _differs(model: Any, columns: dict[str, Any]) -> Any:
    """Whether any row holds something else."""
    tests = [
        pw.Expression(
            Record.confidentiality if name == "confidentiality" else getattr(model, name),
            "IS NOT",
            pw.Value(value, converter=False),
        )
        for name, value in columns.items()
    ]
    either = tests[0]
    for test in tests[1:]:
        either |= test
    return pw.fn.MAX(either)


def _tags(records: Sequence[int]) -> Counter[str]:
    rows = Tagging.select(Tag.name, pw.fn.COUNT()).join(Tag)
    rows = rows.where(among(Tagging.record, records)).group_by(Tag.name)
    return Counter(dict(rows.tuples()))
