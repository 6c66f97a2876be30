"""Making the records that a file links to and that are not there yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mercato.exchange import entry_links
from mercato.exchange.importing.cells import Bad
from mercato.exchange.importing.link_keys import APART, NUMBER, canonical, clean_name
from mercato.records.bulk import inserting, lookup
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES, Alias, Identifier
from mercato.records.verbs import editing, linking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Row = tuple[list[str], dict[str, Any], "str | None"]
"""The keys of one record, its columns, and how its name stood where that is worth an alias."""


def make(
    record_type: str, wanted: dict[str, str], contexts: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """Make what is wanted, the name by its key; the id of each, or why it cannot be.

    Paths and sources are made one by one, and come first; `contexts` are fields for new records.
    """
    meant: dict[str, Any] = {}
    single = [key for key, name in wanted.items() if _is_single(record_type, name)]
    for key in single:
        try:
            meant[key] = _make_one(record_type, wanted[key], contexts.get(key, {}))
        except Refused as refusal:
            meant[key] = Bad(refusal.code, dict(refusal.values))
    left = {key: name for key, name in wanted.items() if key not in meant}
    if single and left:
        found = lookup.find_all(record_type, set(left.values()))
        meant |= {key: found[name][0] for key, name in left.items() if found.get(name)}
        left = {key: name for key, name in left.items() if key not in meant}
    return meant | _insert(record_type, _rows(record_type, left, contexts))


def _is_single(record_type: str, name: str) -> bool:
    path = record_type == "organization" and re.search("[>›]", name)
    return bool(path) or record_type == "source"


def _make_one(record_type: str, name: str, context: dict[str, Any]) -> int:
    if record_type == "source":
        return entry_links.source(name)
    return linking.find_or_create("organization", name, **context)


def _rows(
    record_type: str, wanted: dict[str, str], contexts: Mapping[str, dict[str, Any]]
) -> list[_Row]:
    """One record for all spellings of a name; numbers and uids tell names apart."""
    grouped: dict[str, list[str]] = {}
    for key, name in wanted.items():
        alone = key[0] != "n" or APART in key
        grouped.setdefault(key if alone else canonical(record_type, name), []).append(key)
    rows: list[_Row] = []
    for same in grouped.values():
        name = clean_name(record_type, wanted[same[0]])
        stored = {"name": name, **contexts.get(same[0], {})}
        original = editing.make_ready(record_type, stored)
        rows.append((same, stored, original))
    return rows


def _insert(record_type: str, rows: list[_Row]) -> dict[str, Any]:
    meant: dict[str, Any] = {}
    first = inserting.take_ids(len(rows))
    uids = [
        same[0][1:] if same[0][0] == "u" else uid
        for (same, _, _), uid in zip(rows, inserting.new_uids(len(rows)), strict=True)
    ]
    names = sorted(set().union(*(stored for _, stored, _ in rows)) - {"confidentiality"})
    defaults = _defaults(record_type, names)
    columns = {name: [row.get(name, defaults[name]) for _, row, _ in rows] for name in names}
    inserting.insert_records(record_type, first, uids, columns)
    aliases: list[tuple[int, str]] = []
    numbers: list[tuple[int, str, str]] = []
    for record, (same, _, original) in enumerate(rows, first):
        meant |= dict.fromkeys(same, record)
        aliases += [(record, original)] if original else []
        numbers += [(record, NUMBER, key[1:]) for key in same if key[0] == "i"]
    inserting.insert(Alias, ("record", "text"), aliases)
    inserting.insert(Identifier, ("record", "scheme", "value"), numbers)
    return meant


def _defaults(record_type: str, names: Iterable[str]) -> dict[str, Any]:
    model: Any = ENTITIES[record_type]
    return {name: model._meta.fields[name].default for name in names}
