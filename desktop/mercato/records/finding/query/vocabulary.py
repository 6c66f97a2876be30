"""The fields of each table's queries, and which values they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mercato.records import fields
from mercato.records.dates import OPEN_END, OPEN_START
from mercato.records.finding.query import periods
from mercato.records.finding.query.terms import Asked, Value
from mercato.records.language.folding import fold, words
from mercato.records.schema import ENTITIES

RECORD_TYPES = {
    "people": "person",
    "organizations": "organization",
    "positions": "position",
    "moves": "move",
    "sources": "source",
    "claims": "claim",
    "references": "reference",
}
"""The record type in the rows of each table."""

SAME = {"unit": "organization", "org": "organization", "current": "is_current"}
"""Other names of fields."""

_NAMES = {
    "people": ("name", "person"),
    "organizations": ("name", "parent", "person"),
    "positions": ("person",),
    "moves": ("person", "via"),
    "sources": ("person",),
    "claims": ("person", "asserted_by"),
}
_EVERYWHERE = ("organization", "from", "to", "role", "outlet", "tag")
_OF_MOVES = ("stage", "verification")

QUALITIES = {
    "people": ("current", "interim", "conflicting"),
    "organizations": ("unit", "active", "planned", "closed"),
    "positions": ("current", "interim", "incoming", "past", "conflicting"),
    "moves": ("group", "interim", "internal", "conflicting"),
    "sources": ("relay", "embargoed"),
    "claims": ("open", "overdue"),
}
"""What `is:` takes; `conflicting` has dates that cannot all be right (`derived.conflicts`)."""
HELD = ("alias", "claim", "follow_up", "identifier", "printed", "quote", "source", "tag")
"""What any record may have beside its own fields."""

_SHORT = {
    "people": {"move": "moves", "position": "positions", "date": "date"},
    "organizations": {"move": "moves", "position": "positions", "unit": "units", "date": "date"},
    "positions": {"date": "date"},
    "moves": {
        "from": "from_organization",
        "to": "to_organization",
        "via": "via_organization",
        "date": "date",
        "role": "role",
        "position": "position",
    },
    "sources": {"date": "published_on", "record": "records", "author": "authors"},
    "claims": {"subject": "subjects", "date": "date"},
}
"""Short names for what a record of the table may have."""

_SPELLED = {"rumored": "rumoured", "sources": "source", "quotes": "quote", "tags": "tag"}


def codes_of(table: str, name: str) -> tuple[str, ...]:
    """The picklist that a field of the table takes its values from; empty if it has none."""
    own = {one.name: one.choices for one in fields.FIELDS[RECORD_TYPES[table]]}
    if own.get(name):
        return own[name]
    if name in _OF_MOVES or (table, name) == ("people", "kind"):
        codes = fields.field("move", name).choices
        extra = fields.field("position", name).choices if name == "kind" else ()
        return tuple(dict.fromkeys((*codes, *extra)))
    return ()


def choices(table: str, name: str) -> tuple[str, ...]:
    """All values of a field that takes no others; empty where it takes any."""
    if name in {"has", "no"}:
        return tuple(held(table))
    lists = {"is": QUALITIES[table], "certainly": ("yes", "no")}
    return lists[name] if name in lists else codes_of(table, name)


def date_fields(table: str) -> tuple[str, ...]:
    """The table's own dates, each a condition by its name."""
    return tuple(one.name for one in fields.FIELDS[RECORD_TYPES[table]] if one.kind == "date")


def held(table: str) -> Mapping[str, str]:
    """What `has:` and `no:` take, and what each stands for."""
    record_type = RECORD_TYPES[table]
    model = ENTITIES[record_type]
    listed = (one for one in fields.FIELDS[record_type] if one.name != "confidentiality")
    own = {one.name: one.name for one in listed if getattr(model, one.name).null}
    return own | {name: name for name in HELD} | _SHORT[table]


def code(text: str) -> str:
    """A value as the picklists spell it."""
    plain = fold(text).replace(" ", "_").replace("-", "_")
    return _SPELLED.get(plain, plain)


def country(text: str) -> str | None:
    """The code of a country, of which the text is code or name; None if it is neither."""
    is_code = len(text) == 2 and text.isascii() and text.isalpha()
    return _countries().get(fold(text)) or (text.upper() if is_code else None)


def understands(table: str, name: str, value: Value, asked: Asked) -> bool:
    """Whether a field of the table's queries takes the value."""
    check = _check(table, name)
    return check is not None and check(table, name, value.text, asked)


def may_become_field(table: str, text: str) -> bool:
    """Whether the text is the name of a field, or more letters may make it one."""
    known = names(table)
    return any(name.startswith(text) and SAME.get(name, name) in known for name in (*known, *SAME))


def may_become(table: str, name: str, text: str, asked: Asked) -> bool:
    """Whether more letters may make the text a value of the field."""
    if not text:
        return True
    if found := choices(table, name):
        return any(one.startswith(code(text)) for one in found)
    if name == "view":
        return any(one.startswith(fold(text)) for one in asked.views or ())
    if name == "country":
        return any(one.startswith(fold(text)) for one in _countries())
    return is_date(table, name) and _may_become_date(table, name, text, asked)


def is_date(table: str, name: str) -> bool:
    """Whether a field of the table's queries takes a date."""
    return _check(table, name) is _is_period


def is_name(table: str, name: str) -> bool:
    """Whether a field of the table's queries takes a name, or words of one."""
    return name in _NAMES[table] or name in _EVERYWHERE


Check = Callable[[str, str, str, Asked], bool]


def names(table: str) -> tuple[str, ...]:
    """All fields that the queries of a table understand, for completion."""
    if table not in _NAMES:
        return ()
    own = [one.name for one in fields.FIELDS[RECORD_TYPES[table]] if one.kind == "choice"]
    all_of = (*_NAMES[table], *_EVERYWHERE, *own, *_OF_MOVES, *date_fields(table), *_CHECKS)
    return tuple(dict.fromkeys(all_of)) + (("kind",) if table == "people" else ())


def _check(table: str, name: str) -> Check | None:
    if table not in _NAMES:
        return None
    if name in _CHECKS:
        return _CHECKS[name]
    if is_name(table, name):
        return _is_name
    if codes_of(table, name):
        return _is_code
    return _is_period if name in date_fields(table) else None


def _is_name(_table: str, _name: str, text: str, _asked: Asked) -> bool:
    return bool(words(text))


def _is_code(table: str, name: str, text: str, _asked: Asked) -> bool:
    return code(text) in codes_of(table, name)


def _is_period(_table: str, name: str, text: str, asked: Asked) -> bool:
    period = periods.read(text, asked)
    return period is not None and _NOTHING_BEYOND.get(name) not in period


def _may_become_date(table: str, name: str, text: str, asked: Asked) -> bool:
    """Whether the text begins a date; what tells it is imported when one is first typed."""
    from mercato.records.finding.query.beginnings import may_become_date

    return may_become_date(text, lambda longer: _is_period(table, name, longer, asked))


_NOTHING_BEYOND = {"after": OPEN_END, "before": OPEN_START}
"""Ends of a time beyond which these fields would find nothing, whatever there is."""


def _is_quality(table: str, _name: str, text: str, _asked: Asked) -> bool:
    return code(text) in QUALITIES[table]


def _is_held(table: str, _name: str, text: str, _asked: Asked) -> bool:
    return code(text) in held(table)


def _is_yes_or_no(_table: str, _name: str, text: str, _asked: Asked) -> bool:
    return code(text) in {"yes", "no"}


def _countries() -> Mapping[str, str]:
    """Names and codes of countries, each with its code; imported when one is first asked for."""
    from mercato.records.language.places import country_names

    return country_names()


def _is_country(_table: str, _name: str, text: str, _asked: Asked) -> bool:
    return country(text) is not None


def _is_view(_table: str, _name: str, text: str, asked: Asked) -> bool:
    return bool(fold(text)) and (asked.views is None or fold(text) in asked.views)


def _is_uid(_table: str, _name: str, text: str, _asked: Asked) -> bool:
    return len(text) == 36 and all(letter in "0123456789abcdef-" for letter in text.lower())


_CHECKS: dict[str, Check] = {
    "date": _is_period,
    "after": _is_period,
    "before": _is_period,
    "certainly": _is_yes_or_no,
    "is": _is_quality,
    "has": _is_held,
    "no": _is_held,
    "due": _is_period,
    "changed": _is_period,
    "by": _is_name,
    "country": _is_country,
    "view": _is_view,
    "uid": _is_uid,
}
