"""Numbers and names that others keep a record under: Wikidata, LEI, SIREN, ORCID…"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.records import codes
from mercato.records.errors import Refused
from mercato.records.language import text
from mercato.records.schema import Identifier, Record
from mercato.records.verbs import describing, editing

if TYPE_CHECKING:
    from collections.abc import Sequence

SINGLE_VALUED = frozenset(("wikidata", "lei", "siren", "orcid"))
"""Schemes that give one record one value: two different values are two records."""

LIMIT = 500
_DIGITS_OF_ORCID, _DIGITS_OF_LEI = 19, 20
TELLING = frozenset((_DIGITS_OF_ORCID, _DIGITS_OF_LEI))
"""How long a value is that may tell its scheme by itself."""
_ORCID = re.compile(r"(\d{4}-){3}\d{3}[\dX]", re.ASCII)
_LEI = re.compile(r"[A-Z0-9]{18}\d\d", re.ASCII)
_FORMS = {
    "wikidata": re.compile(r"(?:.*[/:])?(Q[1-9]\d*)", re.IGNORECASE),
    "orcid": re.compile(r"(?:.*/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE),
    "lei": re.compile(r"([A-Z0-9]{18}\d\d)", re.IGNORECASE),
    "siren": re.compile(r"(\d{9})"),
}


def add(record: int, scheme: str, value: str) -> int:
    """Note a record's identifier, and return its row; the one that is there already, if so.

    Raises `Refused` where another record of the same type has it, or this one has another.
    """
    record_type, value = editing.type_of(record), clean(scheme, value)
    same = (Identifier.scheme == scheme) & (Identifier.value == value)
    present = Identifier.get_or_none(same, Identifier.record == record)
    if present is not None:
        return int(present.id)
    _refuse_taken(record, record_type, scheme, value)
    _refuse_second(record, scheme)
    return int(Identifier.create(record=record, scheme=scheme, value=value).id)


def change(identifier_id: int, value: str) -> None:
    """Correct an identifier's value."""
    row = _get(identifier_id)
    value = clean(row.scheme, value)
    _refuse_taken(row.record_id, editing.type_of(row.record_id), row.scheme, value)
    Identifier.update(value=value).where(Identifier.id == identifier_id).execute()


def remove(identifier_id: int) -> None:
    """Take an identifier away from its record."""
    _get(identifier_id).delete_instance()


def of(record: int) -> list[Identifier]:
    """The identifiers of a record, in the order in which they were added."""
    return list(Identifier.select().where(Identifier.record == record).order_by(Identifier.id))


def refuse_merge(keep: int, duplicate: int) -> None:
    """Raise `Refused` if two records have different values where one record has only one."""
    kept = {row.scheme: row.value for row in of(keep) if row.scheme in SINGLE_VALUED}
    for row in of(duplicate):
        if kept.get(row.scheme, row.value) != row.value:
            values = {"value": kept[row.scheme], "other": row.value}
            raise Refused("identifier.conflict", scheme=row.scheme, **values)


def _refuse_taken(record: int, record_type: str, scheme: str, value: str) -> None:
    holder = (
        Identifier.select(Identifier.record)
        .join(Record)
        .where(Identifier.scheme == scheme, Identifier.value == value)
        .where(Record.type == record_type, Record.id != record)
        .scalar()
    )
    if holder is not None:
        values = {"scheme": scheme, "value": value, "uid": editing.uid_of(holder)}
        raise Refused("identifier.taken", field="value", holder=describing.name(holder), **values)


def _refuse_second(record: int, scheme: str) -> None:
    if scheme not in SINGLE_VALUED:
        return
    mine = (Identifier.record == record) & (Identifier.scheme == scheme)
    present = Identifier.select(Identifier.value).where(mine).scalar()
    if present is not None:
        raise Refused("identifier.single_valued", field="value", scheme=scheme, value=present)


def clean(scheme: str, value: str) -> str:
    """The bare value, out of an address if that was pasted."""
    if scheme not in codes.IDENTIFIER_SCHEME:
        choices = list(codes.IDENTIFIER_SCHEME)
        raise Refused("choice.unknown", field="scheme", value=scheme, choices=choices)
    cleaned = text.clean(value, limit=LIMIT, field="value")
    if not cleaned:
        raise Refused("field.required", field="value")
    form = _FORMS.get(scheme)
    if form is None:
        return cleaned
    found = form.fullmatch(cleaned.replace(" ", "").rstrip("/"))
    if found is None:
        raise Refused("identifier.unreadable", field="value", scheme=scheme, value=cleaned)
    return found[1].upper()


def are_clean(scheme: str, values: Sequence[str]) -> bool:
    """Whether `clean` leaves all of these as they are; some may be empty."""
    return scheme not in _FORMS and text.are_clean(values, limit=LIMIT)


def scheme_of(value: str) -> str | None:
    """The scheme of a bare value whose check digits leave no doubt: Q312 may be anybody's."""
    if len(value) == _DIGITS_OF_ORCID and _is_orcid(value):
        return "orcid"
    return "lei" if len(value) == _DIGITS_OF_LEI and is_lei(value) else None


def is_lei(value: str) -> bool:
    """Whether the check digits of ISO 17442 are right."""
    digits = "".join(str(int(one, 36)) for one in value) if _LEI.fullmatch(value) else "0"
    return int(digits) % 97 == 1


def _is_orcid(value: str) -> bool:
    """Whether the last character is that of ISO 7064."""
    if not _ORCID.fullmatch(value):
        return False
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def _get(identifier_id: int) -> Identifier:
    row: Identifier | None = Identifier.get_or_none(Identifier.id == identifier_id)
    if row is None:
        raise Refused("identifier.missing")
    return row
