"""Making the records that a file links to and that are not there yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mercato.exchange import entry_links
from mercato.exchange.importing.cells import Bad
from mercato.exchange.importing.link_keys import APART, NUMBER, canonical, clean_name
from mercato.records.belongings import identifiers
from mercato.records.bulk import inserting, lookup
from mercato.records.derived import name_forms
from mercato.records.errors import Refused
from mercato.records.schema import ENTITIES, Alias, Identifier
from mercato.records.verbs import editing, linking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Row = tuple[list[str], dict[str, Any], "str | None"]
"""The keys of one record, its columns, and how its name stood where that is worth an alias."""


def make(
    record_type: str, wanted: dict[str, str], contexts: Mapping[str, dict[str, Any]], first: int
) -> dict[str, Any]:
    """Make what is wanted, the name by its key; the id of each, or why it cannot be.

    Paths and outlets are made one by one, and come first; `contexts` are fields for new records.
    What this import made already, which are records from `first` on, is not made again.
    """
    meant: dict[str, Any] = {}
    for key in _single(record_type, wanted):
        try:
            meant[key] = _make_one(record_type, wanted[key], contexts.get(key, {}))
        except Refused as refusal:
            meant[key] = _bad(refusal)
    left = {key: name for key, name in wanted.items() if key not in meant}
    if record_type == "organization" and left and inserting.take_ids(1) > first:
        found = lookup.find_all(record_type, set(left.values()))
        made = {
            name: record for name, records in found.items() if (record := max(records)) >= first
        }
        meant |= {key: made[name] for key, name in left.items() if name in made}
        left = {key: name for key, name in left.items() if key not in meant}
    rows: list[_Row] = []
    for same in _grouped(record_type, left):
        try:
            rows.append((same, *_ready(record_type, left[same[0]], contexts.get(same[0], {}))))
        except Refused as refusal:
            meant |= dict.fromkeys(same, _bad(refusal))
    return meant | _insert(record_type, rows)


def _bad(refusal: Refused) -> Bad:
    return Bad(refusal.code, dict(refusal.values))


def _single(record_type: str, wanted: dict[str, str]) -> list[str]:
    """The keys of what more than one record may have to be made for."""
    if record_type == "organization":
        return [key for key, name in wanted.items() if re.search("[>›]", name)]
    if record_type == "source":
        names = set(wanted.values())
        single = {*lookup.find_all("source", names), *entry_links.outlets(names)}
        return [key for key, name in wanted.items() if name in single]
    return []


def _make_one(record_type: str, name: str, context: dict[str, Any]) -> int:
    if record_type == "source":
        return entry_links.source(name)
    return linking.find_or_create("organization", name, **context)


def _grouped(record_type: str, wanted: dict[str, str]) -> Iterable[list[str]]:
    """One record for all spellings of a name; numbers and uids tell names apart."""
    grouped: dict[str, list[str]] = {}
    known: dict[str, str] = {}
    for key, name in wanted.items():
        if key[0] != "n" or APART in key:
            group = key
        elif record_type == "source":
            forms = sorted(linking.source_keys(name))  # in the same order in every run
            group = next((known[form] for form in forms if form in known), key)
            for form in name_forms.keys("source", linking.source_fields(name)):
                known.setdefault(form, group)
        else:
            group = canonical(record_type, name)
        grouped.setdefault(group, []).append(key)
    return grouped.values()


def _ready(
    record_type: str, name: str, context: dict[str, Any]
) -> tuple[dict[str, Any], str | None]:
    """The columns of a new record, and how its name stood where that is worth an alias."""
    if record_type == "source":
        stored = editing.columns_of("source", linking.source_fields(name))
    else:
        stored = {"name": clean_name(record_type, name), **context}
    return stored, editing.make_ready(record_type, stored)


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
        numbers += [
            (record, identifiers.scheme_of(key[1:]) or NUMBER, key[1:])
            for key in same
            if key[0] == "i"
        ]
    inserting.insert(Alias, ("record", "text"), aliases)
    inserting.insert(Identifier, ("record", "scheme", "value"), numbers)
    return meant


def _defaults(record_type: str, names: Iterable[str]) -> dict[str, Any]:
    model: Any = ENTITIES[record_type]
    return {name: model._meta.fields[name].default for name in names}
