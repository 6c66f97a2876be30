"""The tables of sources, claims and references."""

from __future__ import annotations

from typing import Any

from peewee import Value, fn

from mercato.records import codes
from mercato.records.derived.models import SourceKey
from mercato.records.finding.tables.columns import (
    Column,
    Join,
    TableSpec,
    choice,
    companion,
    date,
    flag,
    link,
    number,
    ordered_date,
    text,
    uid,
)
from mercato.records.finding.tables.parts import key_of, organization, shared, table
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
)

_FIRST_WORDS = 120


def title(source: Any) -> Any:
    """What a source is called: its headline, else its address, else its first words."""
    return fn.COALESCE(source.headline, source.url, fn.substr(source.text, 1, _FIRST_WORDS))


def _linked(owner: Any, after: Join | None = None) -> tuple[Any, Any, tuple[Join, ...]]:
    """A linked source, what it is called, its outlet if no more is known, and its joins."""
    source, outlet = Source.alias(), Organization.alias()
    found = Join(source, source.id == owner, after)
    joins = (found, Join(outlet, outlet.id == source.outlet, found))
    return source, fn.COALESCE(title(source), outlet.name), joins


_key = SourceKey.alias()
_keyed = Join(_key, _key.id == Source.id)
_relayed = Source.alias()
_relays = Join(_relayed, _relayed.id == Source.relays)
_origin = Organization.alias()
_published_by = Join(_origin, _origin.id == _relayed.outlet, _relays)

SOURCES = table(
    "sources",
    "source",
    Source,
    [
        ordered_date("published_on", Source),
        organization("outlet", Source.outlet),
        text("headline", title(Source)),
        link(
            "relays",
            fn.COALESCE(_origin.name, title(_relayed)),
            Source.relays,
            _relays,
            _published_by,
        ),
        number("records", fn.COALESCE(_key.records, 0), _keyed),
        choice("kind", Source.kind, "source_kind", codes.SOURCE_KIND),
        text("authors", Source.authors),
        text("url", Source.url),
        text("archived_url", Source.archived_url),
        text("retrieved_at", Source.retrieved_at),
        text("language", Source.language),
        date("embargo_until", Source),
        text("note", Source.note),
        *shared(Source),
    ],
    default=("published_on", "outlet", "headline", "relays", "records"),
    sort=("published_on", True),
    depends=("organization",),
)


def _named(owner: Any) -> tuple[Any, tuple[Join, ...]]:
    """The name of a person, organization or source that a link may point to, and its joins."""
    someone, place = Person.alias(), Organization.alias()
    joins = tuple(Join(alias, alias.id == owner) for alias in (someone, place))
    _, called, of_source = _linked(owner)
    return fn.COALESCE(someone.name, place.name, called), (*joins, *of_source)


def _any(name: str, owner: Any) -> Column:
    """A column of such links: people by their family names, among all others."""
    value, joins = _named(owner)
    return _by_name(name, value, owner, joins, key_of(owner))


def _by_name(name: str, value: Any, owner: Any, joins: tuple[Join, ...], *keys: Join) -> Column:
    """A column of links in the order of one of the keys of names, else of what is shown."""
    order = fn.COALESCE(*(one.alias.key for one in keys), fn.sort_key(value))
    return link(name, value, owner, *joins, *keys, keys=(order, owner))


def _subjects() -> Any:
    someone, place = Person.alias(), Organization.alias()
    return (
        ClaimSubject.select(fn.group_concat(fn.COALESCE(someone.name, place.name), Value(", ")))
        .join(someone, "LEFT OUTER JOIN", on=(someone.id == ClaimSubject.record))
        .switch(ClaimSubject)
        .join(place, "LEFT OUTER JOIN", on=(place.id == ClaimSubject.record))
        .where(ClaimSubject.claim == Claim.id)
    )


CLAIMS = table(
    "claims",
    "claim",
    Claim,
    [
        text("text", Claim.text),
        choice("kind", Claim.kind, "claim_kind", codes.CLAIM_KIND),
        _any("asserted_by", Claim.asserted_by),
        date("check_by", Claim),
        choice("outcome", Claim.outcome, "claim_outcome", codes.CLAIM_OUTCOME),
        text("subjects", _subjects()),
        date("asserted_on", Claim),
        date("about_date", Claim),
        text("note", Claim.note),
        *shared(Claim),
    ],
    default=("text", "kind", "asserted_by", "check_by", "outcome"),
    sort=("check_by", False),
    depends=("person", "organization", "source", "claim_subject"),
)

_from, _source, _source_joins = _linked(Reference.source)
_said = _source_joins[0]
_about = Record.alias()
_of = Join(_about, _about.id == Reference.record)


def _described(name: str) -> Column:
    """A column of what references are about, whatever its type."""
    named, joins = _named(Reference.record)
    claim, post, move = Claim.alias(), Position.alias(), Move.alias()
    holder, mover = Person.alias(), Person.alias()
    own = tuple(Join(alias, alias.id == Reference.record) for alias in (claim, post, move))
    people = (Join(holder, holder.id == post.person), Join(mover, mover.id == move.person))
    value = fn.COALESCE(named, claim.text, holder.name, mover.name, move.party)
    keys = (key_of(Reference.record), *(key_of(one.alias.id, one) for one in people))
    return _by_name(name, value, Reference.record, (*joins, *own, *people), *keys)


_COLUMNS: list[Column] = [
    link("source", _source, Reference.source, *_source_joins),
    organization("outlet", _from.outlet, _said),
    date("published_on", _from, _said),
    _described("record"),
    choice("record_type", _about.type, "record_types", codes.RECORD_TYPES, _of),
    text("field", Reference.field),
    text("quote", Reference.quote),
    text("locator", Reference.locator),
    choice("stance", Reference.stance, "stance", codes.STANCE),
    choice("according_to", Reference.according_to, "according_to", codes.ACCORDING_TO),
    number("according_to_count", Reference.according_to_count),
    _any("according_to_record", Reference.according_to_record),
    text("quote_language", Reference.quote_language),
    flag("quote_translated", Reference.quote_translated),
    uid(Reference.uid),
]

REFERENCES = TableSpec(
    "references",
    "reference",
    Reference,
    {column.name: column for column in _COLUMNS},
    ("source", "outlet", "published_on", "quote", "stance", "according_to"),
    (("published_on", True),),
    ("record", "source", "organization", "person", "claim", "position", "move"),
    {f"{column.name}_id": companion(column) for column in _COLUMNS if column.record},
)
