"""What each type of record consists of: one catalogue for verbs, forms, tables and exports."""

from __future__ import annotations

from typing import NamedTuple

from mercato.records import codes

SHORT = 500
LONG = 20_000
SNAPSHOT = 5_000_000


class Field(NamedTuple):
    """One field of a record type.

    `kind` is text, long, date, choice, boolean, integer, year (an integer that is not grouped by
    thousands), link, url, language, country or timestamp;
    `choices` are the codes of a choice; `target` the record types that a link may point to;
    `limit` the most characters that a text may have.
    """

    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    required: bool = False
    limit: int = SHORT


def _choice(name: str, choices: tuple[str, ...]) -> Field:
    return Field(name, "choice", choices)


def _link(name: str, *target: str) -> Field:
    return Field(name, "link", target=target)


def _date(name: str) -> Field:
    return Field(name, "date")


def _long(name: str, limit: int = LONG) -> Field:
    return Field(name, "long", limit=limit)


_ANY = codes.RECORD_TYPES
AUTHORITY = ("person", "organization", "source")
"""Whoever or whatever a word may be taken from."""
_CONFIDENTIALITY = _choice("confidentiality", codes.CONFIDENTIALITY)

ON_SOMEBODYS_WORD = {"move": ("why_left", "terms")}
"""Fields that may be said only of a record with a source."""

ENDS = {"from_organization": "from_state", "to_organization": "to_state"}
"""The ends of a move, each one value: an organization, or what is known instead."""

FIELDS: dict[str, tuple[Field, ...]] = {
    "person": (
        Field("name", required=True),
        Field("tell_apart"),
        Field("given_name"),
        Field("family_name"),
        Field("sort_name"),
        Field("native_name"),
        Field("birth_year", "year"),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "organization": (
        Field("name", required=True),
        _link("parent", "organization"),
        _choice("kind", codes.ORGANIZATION_KIND),
        Field("country", "country"),
        _choice("status", codes.ORGANIZATION_STATUS),
        Field("tell_apart"),
        Field("website", "url", limit=2000),
        _date("founded"),
        _date("dissolved"),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "organization_change": (
        Field("a", "link", target=("organization",), required=True),
        _choice("kind", codes.ORGANIZATION_CHANGE_KIND),
        Field("b", "link", target=("organization",), required=True),
        _date("date"),
        _CONFIDENTIALITY,
    ),
    "position": (
        Field("person", "link", target=("person",), required=True),
        _link("organization", "organization"),
        Field("role"),
        _choice("function", codes.POSITION_FUNCTION),
        _choice("kind", codes.POSITION_KIND),
        Field("interim", "boolean"),
        _date("start"),
        _choice("start_known", codes.DATE_KNOWN),
        _date("end"),
        _choice("end_known", codes.DATE_KNOWN),
        _date("term_end"),
        _choice("term_end_known", codes.DATE_KNOWN),
        _choice("is_current", codes.IS_CURRENT),
        Field("sequence", "integer"),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "move": (
        _link("person", "person"),
        Field("party"),
        Field("headcount", "integer"),
        _choice("headcount_bound", codes.HEADCOUNT_BOUND),
        _link("from_organization", "organization"),
        Field("from_role"),
        _choice("from_state", codes.END_STATE),
        _link("to_organization", "organization"),
        Field("to_role"),
        _choice("to_state", codes.END_STATE),
        _date("announced_on"),
        _date("left_on"),
        _date("starts_on"),
        _date("term_end"),
        _choice("stage", codes.STAGE),
        _choice("verification", codes.VERIFICATION),
        _choice("to_verification", codes.VERIFICATION),
        _choice("kind", codes.MOVE_KIND),
        Field("interim", "boolean"),
        _choice("why_left", codes.WHY_LEFT),
        _link("via_organization", "organization"),
        Field("terms", "long", limit=LONG),
        _link("from_position", "position"),
        _link("to_position", "position"),
        Field("sequence", "integer"),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "source": (
        Field("url", "url", limit=2000),
        Field("headline", limit=1000),
        _link("outlet", "organization"),
        _date("published_on"),
        Field("authors"),
        _choice("kind", codes.SOURCE_KIND),
        _link("relays", "source"),
        Field("language", "language"),
        Field("archived_url", "url", limit=2000),
        Field("retrieved_at", "timestamp"),
        _date("embargo_until"),
        Field("text", "long", limit=SNAPSHOT),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "claim": (
        Field("text", "long", required=True, limit=LONG),
        _choice("kind", codes.CLAIM_KIND),
        _link("asserted_by", *AUTHORITY),
        _date("asserted_on"),
        _date("about_date"),
        _choice("outcome", codes.CLAIM_OUTCOME),
        _date("check_by"),
        _long("note"),
        _CONFIDENTIALITY,
    ),
    "reference": (
        Field("source", "link", target=("source",), required=True),
        Field("record", "link", target=_ANY, required=True),
        Field("field"),
        _long("quote"),
        Field("quote_start", "integer"),
        Field("quote_end", "integer"),
        Field("quote_language", "language"),
        Field("quote_translated", "boolean"),
        Field("locator"),
        _choice("stance", codes.STANCE),
        _choice("according_to", codes.ACCORDING_TO),
        Field("according_to_count", "integer"),
        _link("according_to_record", *AUTHORITY),
    ),
}


def field(record_type: str, name: str) -> Field:
    """The field of that name; KeyError if the type has none."""
    for candidate in FIELDS[record_type]:
        if candidate.name == name:
            return candidate
    raise KeyError(f"{record_type}.{name}")
