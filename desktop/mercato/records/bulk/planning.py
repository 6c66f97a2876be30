"""What a wish would change in some records: by the same rules as a change of one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.bulk.lookup import among, sourced
from mercato.records.errors import Refused
from mercato.records.fields import FIELDS, ON_SOMEBODYS_WORD, SNAPSHOT
from mercato.records.language.folding import fold
from mercato.records.schema import ENTITIES, Record, Tag, Tagging, database
from mercato.records.verbs import editing, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mercato.records.bulk.wishes import Wish

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """One record that will change: its row as it is, the columns and tags that change."""

    row: Row
    changed: Row
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Part:
    """What becomes of some records: those that change, stay as they are, or cannot change."""

    planned: list[Planned] = field(default_factory=list)
    same: int = 0
    refused: list[tuple[int, Refused]] = field(default_factory=list)


def plan(wish: Wish, records: Sequence[int]) -> Part:
    """Find out what a wish does to some records, given in order; those that are gone are none."""
    rows = _rows(wish, records)
    part = Part()
    on_word = not frozenset(ON_SOMEBODYS_WORD.get(wish.record_type, ())).isdisjoint(wish.names)
    cited = sourced(rows) if on_word else frozenset()
    worn = _worn(rows) if wish.add_tags or wish.remove_tags else {}
    for record in records:
        if record not in rows:
            continue
        row = rows[record]
        try:
            changed = _difference(wish, row)
            need = editing.need_source(wish.record_type, changed)
            if need and record not in cited:
                raise Refused("move.source_needed", field=need)
        except Refused as refusal:
            part.refused.append((record, refusal))
            continue
        add, remove = _tags(wish, worn.get(record, {}))
        if changed or add or remove:
            part.planned.append(Planned(row, changed, add, remove))
        else:
            part.same += 1
    return part


def _difference(wish: Wish, row: Row) -> Row:
    stored = wish.columns(row)
    secrecy = stored.pop("confidentiality", None)
    changed = editing.difference(wish.record_type, row, stored)
    if secrecy is not None and secrecy != row["confidentiality"]:
        changed["confidentiality"] = secrecy
    return changed


def _tags(wish: Wish, worn: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags of a wish that are missing, and those that are there, as they are written."""
    add = tuple(name for name in wish.add_tags if fold(name) not in worn)
    remove = tuple(worn[fold(name)] for name in wish.remove_tags if fold(name) in worn)
    return add, remove


def _rows(wish: Wish, records: Sequence[int]) -> dict[int, Row]:
    """The rows of these records with their confidentiality; only those that may hold the text."""
    rewritten = wish.names[0] if wish.likely else ""
    columns = frozenset(wish.stored) | frozenset(wish.names) | {"id"}
    sql, names = _query(wish.record_type, columns, rewritten)
    values = [json.dumps(list(records)), *([wish.likely] if rewritten else [])]
    (gathered,) = database.execute_sql(sql, values).fetchone()
    return {row[0]: dict(zip(names, row, strict=True)) for row in json.loads(gathered)}


@cache
def _query(
    record_type: str, columns: frozenset[str], rewritten: str
) -> tuple[str, tuple[str, ...]]:
    """The query for rows in one value, as JSON, with what the rules of the type look at.

    Taken row by row, each would wait for Python's lock while another thread has it. Of a large text
    that does not change the rules look only whether there is one, so only that is read.
    """
    model: Any = ENTITIES[record_type]
    rules_read = rules.looked_at(record_type)
    stored = [
        one
        for one in model._meta.sorted_fields
        if rules_read is None or one.name in columns | rules_read
    ]
    large = {one.name for one in FIELDS[record_type] if one.limit >= SNAPSHOT} - columns
    read = [one.is_null(False) if one.name in large else one for one in stored]
    row = pw.fn.json_array(*read, Record.confidentiality)
    rows = model.select(pw.fn.json_group_array(row)).join(Record, on=(Record.id == model.id))
    rows = rows.where(among(model.id, []))
    if rewritten:
        folded = pw.fn.fold(getattr(model, rewritten))
        rows = rows.where(pw.fn.INSTR(folded, pw.Value("", converter=False)) > pw.SQL("0"))
    return rows.sql()[0], (*(column.name for column in stored), "confidentiality")


def _worn(records: Iterable[int]) -> dict[int, dict[str, str]]:
    """The tags of each record, by their folded names."""
    mine = among(Tagging.record, records)
    rows = Tagging.select(Tagging.record, Tag.name).join(Tag).where(mine).tuples()
    worn: dict[int, dict[str, str]] = {}
    for record, name in rows:
        worn.setdefault(record, {})[fold(name)] = name
    return worn
