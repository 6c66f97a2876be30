"""Reading FollowTheMoney entities, one JSON object a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mercato.exchange.restoring.foreign import Unused, aliases, date, filled, number, uid, year
from mercato.exchange.restoring.incoming import (
    Incoming,
    Passed,
    Piece,
    Wrong,
    json_lines,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Values = dict[str, Any]

_CHANGES = {
    ("Succession", "renamed to"): "renamed_to",
    ("Succession", "merged into"): "merged_into",
    ("UnknownLink", "acquired by"): "acquired_by",
    ("UnknownLink", "spun off from"): "spun_off_from",
}
_STATUS = {"current": "yes", "ended": "no", "incoming": "incoming"}
_OF_COMPANIES = ("legalForm", "registrationNumber", "jurisdiction", "incorporationDate", "leiCode")
"""What only an organization has: other legal entities may be people as well."""

Posts = dict[str, dict[str, list[str]]]
"""The properties of offices, by the ids under which those who hold them name them."""


class Properties:
    """The properties of one entity; those that nobody asked for are told in the end."""

    def __init__(self, found: dict[str, list[str]]) -> None:
        self._found = found
        self._left = set(found)

    def all(self, *names: str) -> list[str]:
        """All values of these properties."""
        self._left -= set(names)
        return [value for name in names for value in self._found.get(name, ())]

    def has(self, *names: str) -> bool:
        """Whether any of these properties says something."""
        return any(self._found.get(name) for name in names)

    def first(self, *names: str) -> str:
        """The first value; the others count as not used."""
        values = self.all(*names)
        if len(values) > 1:
            self._left.add(names[0])
        return values[0] if values else ""

    def year(self, name: str) -> int | None:
        """The year of a date; its month and day count as not used."""
        text = self.first(name)
        if len(text) > len("1815"):
            self._left.add(name)
        return year(text)

    def left(self) -> set[str]:
        """Properties that nobody asked for."""
        return self._left


def read(path: Path, unused: Unused) -> Iterator[Piece]:
    """Each line of the file, as a record of ours where there is one for its schema."""
    posts = _posts(path)
    for found in json_lines(path):
        yield found if not isinstance(found, tuple) else _piece(*found, posts, unused)


def _posts(path: Path) -> Posts:
    """The offices that the file describes, wherever they stand in it."""
    with opened(path) as handle:
        if not any(b'"Occupancy"' in line for line in handle):
            return {}
    entities = (found[1] for found in json_lines(path) if isinstance(found, tuple))
    return {
        str(one.get("id")): one["properties"]
        for one in entities
        if one.get("schema") == "Position" and _is_proper(one.get("properties"))
    }


def _is_proper(properties: object) -> bool:
    return isinstance(properties, dict) and all(map(_is_listed, properties.values()))


def _piece(line: int, entity: Values, posts: Posts, unused: Unused) -> Piece:
    schema, own, properties = entity.get("schema"), entity.get("id"), entity.get("properties")
    if not isinstance(own, str) or not own or not isinstance(schema, str):
        return Wrong(line, "restoring.no_entity")
    if not isinstance(properties, dict) or not _is_proper(properties):
        return Wrong(line, "restoring.no_entity")
    asked = Properties(properties)
    if schema == "Occupancy":
        made = _office(asked, posts)
    else:
        made = _MAKERS[schema](asked) if schema in _MAKERS else None
    if made is None:
        if schema != "Position" or own not in posts:
            unused[schema] += 1
        return Passed(line, "restoring.skipped.not_ours")
    record_type, values = made
    values["references"] = [
        {"source": uid(source), "stance": "supports"} for source in asked.all("proof")
    ]
    values["tags"] = asked.all("keywords")
    unused.update(f"{schema}.{name}" for name in asked.left())
    return Incoming(line, record_type, uid(own), filled(values))


def _is_listed(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _thing(asked: Properties) -> Values:
    names = asked.all("name")
    name = names[0] if names else ""
    numbers = [{"scheme": "wikidata", "value": one} for one in asked.all("wikidataId")]
    numbers += [{"scheme": "lei", "value": one} for one in asked.all("leiCode")]
    numbers += [number(*_split(one)) for one in asked.all("idNumber", "registrationNumber")]
    kinds = {
        "other": [*names[1:], *asked.all("alias")],
        "former": asked.all("previousName"),
        "weak": asked.all("weakAlias"),
    }
    return {
        "name": name,
        "aliases": aliases(kinds, name),
        "identifiers": numbers,
        "tell_apart": asked.first("summary"),
        "note": "\n\n".join(asked.all("notes", "description")),
    }


def _split(text: str) -> tuple[str, str]:
    scheme, colon, value = text.partition(":")
    return (scheme, value) if colon else ("", text)


def _person(asked: Properties) -> tuple[str, Values]:
    return "person", {
        **_thing(asked),
        "given_name": asked.first("firstName"),
        "family_name": asked.first("lastName"),
        "birth_year": asked.year("birthDate"),
    }


def _organization(kind: str, asked: Properties) -> tuple[str, Values]:
    parent = asked.first("parent")
    country = asked.first("country", "jurisdiction")
    return "organization", {
        **_thing(asked),
        "kind": kind,
        "parent": uid(parent) if parent else None,
        "country": country.upper() if len(country) == 2 else None,
        "website": asked.first("website"),
        "founded": date(asked.first("incorporationDate")),
        "dissolved": date(asked.first("dissolutionDate")),
    }


def _position(holder: str, place: str, kind: str, asked: Properties) -> tuple[str, Values] | None:
    person, organization = asked.first(holder), asked.first(place)
    if not person or not organization:
        return None
    return "position", {
        "person": uid(person),
        "organization": uid(organization),
        "role": asked.first("role"),
        "kind": kind,
        "start": date(asked.first("startDate")),
        "end": date(asked.first("endDate")),
        "is_current": _STATUS.get(asked.first("status"), "unknown"),
        "note": "\n\n".join(asked.all("summary", "description")),
    }


def _office(asked: Properties, posts: Posts) -> tuple[str, Values] | None:
    """Who held an office: its name is the role, where that is said; it may belong to nothing."""
    person, post = asked.first("holder"), posts.get(asked.first("post"), {})
    role, place = (next(iter(post.get(name, ())), "") for name in ("name", "organization"))
    if not person or not role:
        return None
    return "position", {
        "person": uid(person),
        "organization": uid(place) if place else None,
        "role": role,
        "kind": "other",
        "start": date(asked.first("startDate")),
        "end": date(asked.first("endDate")),
        "is_current": _STATUS.get(asked.first("status"), "unknown"),
        "note": "\n\n".join(asked.all("summary", "description")),
    }


def _legal_entity(asked: Properties) -> tuple[str, Values] | None:
    """An organization, unless it may be a person."""
    return _organization("unspecified", asked) if asked.has(*_OF_COMPANIES) else None


def _source(kind: str, asked: Properties) -> tuple[str, Values]:
    return "source", {
        "kind": kind,
        "headline": asked.first("title", "name", "fileName"),
        "url": asked.first("sourceUrl"),
        "authors": "; ".join(asked.all("author")),
        "published_on": date(asked.first("publishedAt", "date")),
    }


def _claim(asked: Properties) -> tuple[str, Values]:
    return "claim", {
        "text": "\n\n".join(asked.all("description")),
        "subjects": [uid(one) for one in asked.all("entity")],
        "kind": asked.first("summary").replace(" ", "_") or "context",
    }


def _change(schema: str, a: str, b: str, asked: Properties) -> tuple[str, Values] | None:
    kind = _CHANGES.get((schema, asked.first("role")))
    first, second = asked.first(a), asked.first(b)
    if kind is None or not first or not second:
        return None
    changed = {"a": uid(first), "b": uid(second), "kind": kind, "date": date(asked.first("date"))}
    return "organization_change", changed


_MAKERS: dict[str, Callable[[Properties], tuple[str, Values] | None]] = {
    "Person": _person,
    "Organization": partial(_organization, "unspecified"),
    "LegalEntity": _legal_entity,
    "Company": partial(_organization, "company"),
    "PublicBody": partial(_organization, "public_body"),
    "Employment": partial(_position, "employee", "employer", "employee"),
    "Directorship": partial(_position, "director", "organization", "board"),
    "Membership": partial(_position, "member", "organization", "other"),
    "Article": partial(_source, "article"),
    "Document": partial(_source, "document"),
    "PlainText": partial(_source, "document"),
    "HyperText": partial(_source, "document"),
    "Pages": partial(_source, "document"),
    "Note": _claim,
    "Succession": partial(_change, "Succession", "predecessor", "successor"),
    "UnknownLink": partial(_change, "UnknownLink", "subject", "object"),
}
"""What each schema is here; events and all others are none of our records."""
