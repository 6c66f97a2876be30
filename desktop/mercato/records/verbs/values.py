"""From what was typed or handed over to what is stored: one field of the catalogue at a time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mercato.records import dates
from mercato.records.errors import Refused
from mercato.records.language import places, text
from mercato.records.language.folding import fold
from mercato.records.schema import FuzzyDateField, Record
from mercato.records.storage.engine import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    import peewee as pw

    from mercato.records.fields import Field

YES = frozenset(("yes", "true", "1", "oui", "vrai", "y", "o", "on"))
NO = frozenset(("no", "false", "0", "non", "faux", "n", "off"))
RANGES = {
    "birth_year": (1000, 2200),
    "headcount": (1, 10_000_000),
    "according_to_count": (1, 100_000),
}
"""Lowest and highest value of the integer fields that have bounds; others start at zero."""

VERBATIM = frozenset(("source.text", "reference.quote"))
"""Fields that keep every character as it was."""

_DOMAIN = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}(:\d+)?([/?#]\S*)?")
_SCHEMES = frozenset(("http", "https", "ftp", "ftps", "file", "mailto", "doi", "urn"))


def columns(record_type: str, field: Field, value: Any) -> dict[str, Any]:
    """The columns that one field fills, with a valid value each; raises `Refused` with its name."""
    if field.kind == "date":
        return date_columns(field.name, value)
    return {field.name: single(record_type, field, value)}


def single(record_type: str, field: Field, value: Any) -> Any:
    """The stored form of a field that fills one column; None for an empty one."""
    if value is None or (isinstance(value, str) and not value.strip()):
        stored = None
    elif field.kind in ("text", "long"):
        stored = _text(record_type, field, value)
    else:
        stored = _CONVERTERS[field.kind](field, value)
    if stored is None and field.required:
        raise Refused("field.required", field=field.name)
    return stored


def date_columns(name: str, value: Any) -> dict[str, Any]:
    """A date and its companions, from a `DateValue`, from text, or from nothing."""
    if isinstance(value, str):
        typed = text.clean(value, limit=500, field=name)
        value = dates.read(typed) if typed else None
    if value is None:
        return {name: None, **{f"{name}_{suffix}": None for suffix in FuzzyDateField.SUFFIXES}}
    return {
        name: value.edtf,
        f"{name}_text": text.clean(value.text, limit=500, field=name) or None,
        f"{name}_earliest": value.earliest,
        f"{name}_latest": value.latest,
    }


def date_of(row: dict[str, Any], name: str) -> dates.DateValue | None:
    """The date that a row holds under a name, with its companions; None if there is none."""
    edtf, typed = row[name], row[f"{name}_text"]
    if edtf is None and typed is None:
        return None
    again = dates.read(typed or edtf)
    if again.edtf == edtf:
        return again
    if edtf is None:
        return dates.DateValue(typed, None, None, None, None, ())
    return dates.from_edtf(edtf, typed or edtf)


def _text(record_type: str, field: Field, value: Any) -> str | None:
    if f"{record_type}.{field.name}" in VERBATIM:
        exact = value if field.name == "text" else str(value).strip()
        return text.verbatim(exact, limit=field.limit, field=field.name)
    multiline = field.kind == "long"
    cleaned = text.clean(str(value), limit=field.limit, multiline=multiline, field=field.name)
    return cleaned or None


def _choice(field: Field, value: Any) -> str:
    code = fold(str(value)).replace(" ", "_").replace("-", "_")
    if code not in field.choices:
        choices = list(field.choices)
        raise Refused("choice.unknown", field=field.name, value=str(value), choices=choices)
    return code


def _boolean(field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = fold(str(value))
    if word not in YES | NO:
        raise Refused("boolean.unknown", field=field.name, value=str(value))
    return word in YES


def _integer(field: Field, value: Any) -> int:
    try:
        number = int(re.sub(r"(?<=\d)\s(?=\d{3})", "", str(value).strip()))
    except ValueError:
        raise Refused("integer.unreadable", field=field.name, value=str(value)) from None
    lowest, highest = RANGES.get(field.name, (0, 2**53))
    if not lowest <= number <= highest:
        bounds = {"lowest": lowest, "highest": highest}
        raise Refused("integer.out_of_range", field=field.name, value=number, **bounds)
    return number


def _link(field: Field, value: Any) -> int:
    """The id of the record linked to; one that was merged away leads to the one that is left."""
    row = _RECORD.one(value)
    while row is not None and row[2] is not None:
        row = _RECORD.one(row[2])
    if row is None:
        raise Refused("link.missing", field=field.name, value=str(value))
    found, record_type, _ = row
    if record_type not in field.target:
        values = {"type": record_type, "expected": list(field.target)}
        raise Refused("link.wrong_type", field=field.name, **values)
    return int(found)


def _record(record: Any) -> pw.Query:
    return Record.select(Record.id, Record.type, Record.merged_into).where(Record.id == record)


_RECORD = Prepared(_record)


def _url(field: Field, value: Any) -> str:
    address = text.clean(str(value), limit=field.limit, field=field.name)
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Refused("url.unreadable", field=field.name, value=address) from None
    known = parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.path)
    if not (known or _DOMAIN.fullmatch(address)) or re.search(r"\s", address):
        raise Refused("url.unreadable", field=field.name, value=address)
    return address


def _country(field: Field, value: Any) -> str:
    found = places.country_names().get(fold(str(value)))
    if found is None:
        raise Refused("country.unknown", field=field.name, value=str(value))
    return found


def _language(field: Field, value: Any) -> str:
    word = fold(str(value))
    names = places.language_names()
    found = names.get(word) or names.get(re.split(r"[-_]", word)[0])
    if found is None:
        raise Refused("language.unknown", field=field.name, value=str(value))
    return found


def _timestamp(field: Field, value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    moment = text.clean(str(value), limit=field.limit, field=field.name)
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        raise Refused("timestamp.unreadable", field=field.name, value=moment) from None
    return moment


_CONVERTERS: dict[str, Callable[[Field, Any], Any]] = {
    "choice": _choice,
    "boolean": _boolean,
    "integer": _integer,
    "year": _integer,
    "link": _link,
    "url": _url,
    "country": _country,
    "language": _language,
    "timestamp": _timestamp,
}
