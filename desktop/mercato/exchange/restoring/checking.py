"""From the values of an incoming record to the columns of its tables; nothing is cut or retyped."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.exchange.exporting import shapes
from mercato.exchange.exporting.shapes import ALONE, ENTRIES, Part, Values
from mercato.records import codes, dates, fields
from mercato.records.errors import Refused
from mercato.records.language import text
from mercato.records.schema import ENTITIES, Record
from mercato.records.verbs.values import VERBATIM

if TYPE_CHECKING:
    from mercato.exchange.restoring.incoming import Incoming

_DATE_PARTS = frozenset(("edtf", "text", "earliest", "latest"))
_CHOICES: dict[str, tuple[str, ...]] = {
    "alias.kind": codes.ALIAS_KIND,
    "identifier.scheme": codes.IDENTIFIER_SCHEME,
    "move_link.kind": codes.MOVE_LINK_KIND,
    "move_status.stage": codes.STAGE,
    "move_status.verification": codes.VERIFICATION,
    "move_status.to_verification": codes.VERIFICATION,
}
"""The choices of tables that are in no catalogue of fields."""


Link = tuple[str, tuple[str, ...]]
"""A uid, and the types that its record may have."""


@dataclass(slots=True)
class Row:
    """One row: its columns, and the uids that its links name."""

    columns: Values = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Checked:
    """A record that can be stored once its links are known: its own row, and those it owns."""

    type: str
    uid: str
    confidentiality: str
    row: Row
    entries: dict[str, list[Row]]

    def linked(self) -> set[Link]:
        """All records that it links to, however deep, with the types that each may have."""
        own = {(uid, _targets(self.type, name)) for name, uid in self.row.links.items()}
        return own | {
            (uid, _targets(name, link))
            for name, rows in self.entries.items()
            for row in rows
            for link, uid in row.links.items()
            if link not in _NO_RECORDS
        }

    def whole_row(self) -> Values:
        """Its own row with every column; links are the uids that they name."""
        empty = dict.fromkeys(ENTITIES[self.type]._meta.fields)
        return empty | self.row.columns | self.row.links


_LARGEST = 2**63 - 1
"""Whole numbers beyond it have no room in the file."""
_NO_RECORDS = frozenset(("tag", "reference"))
_TARGETS = {
    ("subjects", "record"): codes.RECORD_TYPES,
    ("links", "b"): ("move",),
}


@cache
def _targets(of: str, link: str) -> tuple[str, ...]:
    """The types of records that a link may point to; `of` is a record type or a list of entries."""
    if (known := _TARGETS.get((of, link))) is not None:
        return known
    return fields.field("reference" if of == "references" else of, link).target


def check(incoming: Incoming) -> Checked:
    """Every value as it will be stored; raises `Refused` for what cannot be, by field."""
    given = dict(incoming.values)
    secrecy = given.pop("confidentiality", "public")
    if secrecy not in codes.CONFIDENTIALITY:
        raise _unknown("confidentiality", secrecy, codes.CONFIDENTIALITY)
    entries: dict[str, list[Row]] = {}
    for name, (model, owner) in ENTRIES.items():
        listed = given.pop(name, [])
        if not isinstance(listed, list):
            raise Refused("restoring.no_list", field=name)
        entries[name] = [_entry(name, model, owner, one) for one in listed]
    row = _row(ENTITIES[incoming.type], None, given)
    return Checked(incoming.type, incoming.uid, secrecy, row, entries)


def _entry(name: str, model: Any, owner: Any, given: Any) -> Row:
    if name in ALONE:
        given = {ALONE[name]: given}
    if not isinstance(given, dict):
        raise Refused("restoring.no_object_in", field=name)
    return _row(model, owner, given)


def _row(model: Any, owner: Any, given: Values) -> Row:
    table = model._meta.table_name
    shape = shapes.shape(model, owner)
    unknown = given.keys() - {part.name for part in shape.parts}
    if unknown:
        raise Refused("restoring.unknown_field", field=min(unknown), name=min(unknown))
    row = Row()
    for part in shape.parts:
        value = given.get(part.name)
        if value is not None:
            _put(row, table, part, value)
    for name in _required(model):
        if name not in row.columns and name not in row.links and name != getattr(owner, "name", ""):
            raise Refused("field.required", field=name)
    return row


@cache
def _required(model: Any) -> tuple[str, ...]:
    """The columns that have to be said: neither empty nor with a default."""
    return tuple(
        one.name
        for one in model._meta.sorted_fields
        if not one.null and one.default is None and one.name != "id"
    )


def _put(row: Row, table: str, part: Part, value: Any) -> None:
    if part.kind == "date":
        row.columns |= _date(part.name, value)
    elif part.kind in ("record", "tag", "reference"):
        row.links[part.name] = _text(table, part.name, value)
    elif part.kind == "flag":
        if not isinstance(value, bool):
            raise Refused("boolean.unknown", field=part.name, value=str(value))
        row.columns[part.name] = value
    else:
        row.columns[part.name] = _plain(table, part.name, value)


def _plain(table: str, name: str, value: Any) -> Any:
    if _is_number(table, name):
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
            raise Refused("integer.unreadable", field=name, value=str(value))
        return value
    found = _text(table, name, value)
    choices = _choices(table, name)
    if choices and found not in choices:
        raise _unknown(name, found, choices)
    return found


def _text(table: str, name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Refused("restoring.no_text", field=name, value=str(value)[:80])
    limit = _limit(table, name)
    if f"{table}.{name}" in VERBATIM:
        return text.verbatim(value, limit=limit, field=name)
    text.refuse_controls(value, field=name)
    text.refuse_too_long(value, limit=limit, field=name)
    return value


def _date(name: str, value: Any) -> Values:
    if not isinstance(value, dict) or value.keys() - _DATE_PARTS:
        raise Refused("restoring.bad_date", field=name, value=str(value)[:80])
    edtf, typed = value.get("edtf"), value.get("text")
    found = dates.DateValue("", None, None, None, None, ())
    if edtf is not None:
        try:
            found = _understood(str(edtf))
        except ValueError:
            raise Refused("restoring.bad_date", field=name, value=str(edtf)[:80]) from None
    if typed is not None:
        typed = _text("date", "text", typed)
    columns = (found.edtf, typed, found.earliest, found.latest)
    names = (name, f"{name}_text", f"{name}_earliest", f"{name}_latest")
    return dict(zip(names, columns, strict=True))


@lru_cache(maxsize=50_000)
def _understood(edtf: str) -> dates.DateValue:
    """Dates come again and again."""
    return dates.from_edtf(edtf)


def _unknown(name: str, value: Any, choices: tuple[str, ...]) -> Refused:
    return Refused("choice.unknown", field=name, value=str(value), choices=list(choices))


@cache
def _is_number(table: str, name: str) -> bool:
    model = next(one for one in _MODELS if one._meta.table_name == table)
    return isinstance(model._meta.fields[name], pw.IntegerField)


@cache
def _choices(table: str, name: str) -> tuple[str, ...]:
    described = _described(table, name)
    return described.choices if described else _CHOICES.get(f"{table}.{name}", ())


@cache
def _limit(table: str, name: str) -> int:
    described = _described(table, name)
    return described.limit if described else fields.LONG


def _described(table: str, name: str) -> fields.Field | None:
    try:
        return fields.field(table, name)
    except KeyError:
        return None


_MODELS: tuple[Any, ...] = (Record, *ENTITIES.values(), *(model for model, _ in ENTRIES.values()))
