"""What a column can fill: the fields of the record that a row makes, and of what comes with it."""

from __future__ import annotations

from functools import cache

from mercato.exchange.importing.plan import TABLES, Target
from mercato.records import codes, fields
from mercato.records.errors import Refused

SCHEMES = {
    "id": "other",
    **{name: name for name in codes.IDENTIFIER_SCHEME if name not in ("other", "website")},
}
"""Targets that are numbers in somebody's scheme; `id` is the file's own system."""

NAMES = ("aliases", "aliases_kind", "former_name", "identifiers", "tags")
EVIDENCE = ("source", "quote", "locator", "according_to")
POST = ("role", "function", "start", "end", "term_end", "period", "interim", "is_current")
"""What makes a position of a row about a person or an organization."""

BY_NUMBER = ("person", "organization", "source")
"""Types of records that a column may link to by uid or by number as well as by name."""


@cache
def targets(table: str) -> tuple[Target, ...]:
    """All that a column of this table can fill, in the order in which forms show it."""
    if table not in TABLES:
        raise Refused("import.unknown_table", name=table, tables=list(TABLES))
    found = [*_own(TABLES[table]), *_names(table), *_post(table), *_evidence(table)]
    return tuple(found)


@cache
def target(table: str, name: str) -> Target:
    """One of them; raises `Refused` (import.unknown_field) with those there are."""
    for one in targets(table):
        if one.name == name:
            return one
    known = [one.name for one in targets(table)]
    raise Refused("import.unknown_field", name=name, table=table, fields=known)


def _own(record_type: str) -> list[Target]:
    found = [Target("uid", "record", "uid")]
    for described in fields.FIELDS[record_type]:
        name = described.name
        if described.kind == "link":
            found += _link(name, described.target, required=described.required)
        elif described.kind == "date":
            found.append(Target(name, "record", "date"))
            found.append(Target(f"{name}_text", "record", "date_text"))
        else:
            found.append(Target(name, "record", described.kind, described.required))
    if record_type == "move":
        found += [Target("date", "record", "date"), Target("status", "record", "status")]
    if record_type == "position":
        found.append(Target("period", "record", "period"))
    if record_type == "claim":
        found += [Target("subjects", "link", "links"), Target("subjects_uid", "link", "uids")]
    return found


def _link(name: str, targets_: tuple[str, ...], *, required: bool) -> list[Target]:
    by_uid = Target(f"{name}_uid", "link", "uid")
    if not set(targets_) & set(BY_NUMBER):
        return [by_uid]
    named = Target(name, "link", "link", required)
    return [named, by_uid, Target(f"{name}_id", "link", "number")]


def _names(table: str) -> list[Target]:
    kinds = {
        "aliases": "alias",
        "aliases_kind": "alias",
        "former_name": "alias",
        "identifiers": "identifiers",
        "tags": "tags",
    }
    named = table in ("people", "organizations")
    listed = [Target(name, "names", kinds[name]) for name in NAMES if named or name == "tags"]
    return [*listed, *(Target(name, "names", "identifier") for name in SCHEMES)]


def _post(table: str) -> list[Target]:
    other = {"people": "organization", "organizations": "person"}.get(table)
    if other is None:
        return []
    kinds = {one.name: one.kind for one in fields.FIELDS["position"]} | {"period": "period"}
    links = [(other, "link"), (f"{other}_uid", "uid"), (f"{other}_id", "number")]
    return [
        *(Target(name, "position", kind) for name, kind in links),
        *(Target(name, "position", kinds[name]) for name in POST),
    ]


def _evidence(table: str) -> list[Target]:
    if table == "sources":
        return []
    found = [Target(name, "evidence", "link" if name == "source" else "text") for name in EVIDENCE]
    return [*found, Target("source_uid", "evidence", "uid")]
