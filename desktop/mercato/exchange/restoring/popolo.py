"""Reading Popolo: one JSON document with lists of people, organizations and memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.exchange.restoring.foreign import Unused, aliases, date, filled, number, uid, year
from mercato.exchange.restoring.incoming import Incoming, Passed, Piece, Wrong, opened, parsed
from mercato.records.codes import ORGANIZATION_KIND
from mercato.records.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    Values = dict[str, Any]

_LARGEST = 500_000_000
"""Bytes: the document has to be in memory as a whole."""


def read(path: Path, unused: Unused) -> Iterator[Piece]:
    """Each thing of the document; its number among all things stands for a line."""
    document = _document(path)
    posts = _posts(document)
    for place, name, thing in _things(document, unused):
        yield _piece(place, name, _with_post(name, thing, posts), unused)


def only(path: Path, places: Collection[int]) -> Values:
    """The document with just these things in it."""
    found: Values = {}
    for place, name, thing in _things(_document(path), Unused()):
        if place in places:
            found.setdefault(name, []).append(thing)
    return found


def _document(path: Path) -> Values:
    with opened(path) as handle:
        raw = handle.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise Refused("restoring.too_large", name=path.name)
    found = parsed(raw.removeprefix(b"\xef\xbb\xbf"))
    if not isinstance(found, dict):
        raise Refused(found or "restoring.no_object", name=path.name)
    return found


def _things(document: Values, unused: Unused) -> Iterator[tuple[int, str, object]]:
    place = 0
    for name, listed in document.items():
        if not isinstance(listed, list):
            unused[name] += 1
            continue
        for thing in listed:
            place += 1
            yield place, name, thing


def _posts(document: Values) -> dict[Any, Values]:
    """The posts that the document describes, by their ids."""
    posts = document.get("posts")
    listed = posts if isinstance(posts, list) else []
    return {str(one["id"]): one for one in listed if isinstance(one, dict) and one.get("id")}


def _with_post(name: str, thing: object, posts: dict[Any, Values]) -> object:
    """A membership with what its post says where it says nothing itself: where, and as what."""
    if name != "memberships" or not isinstance(thing, dict):
        return thing
    post = posts.get(str(thing.get("post_id")))
    if post is None:
        return thing
    told = {
        "organization_id": thing.get("organization_id") or post.get("organization_id"),
        "role": thing.get("role") or post.get("label") or post.get("role"),
    }
    rest = {key: value for key, value in thing.items() if key != "post_id" or thing.get("role")}
    return {**rest, **told}


def _piece(place: int, name: str, thing: object, unused: Unused) -> Piece:
    if name not in _MAKERS:
        return Passed(place, "restoring.skipped.not_ours")
    if not isinstance(thing, dict):
        return Wrong(place, "restoring.no_object")
    try:
        record_type, own, values = _MAKERS[name](_Asked(thing, name, unused))
    except (TypeError, AttributeError):
        return Wrong(place, "restoring.no_entity")
    return Incoming(place, record_type, own, filled(values))


class _Asked:
    """The properties of a thing; those that nobody asks for are counted."""

    def __init__(self, thing: Values, name: str, unused: Unused) -> None:
        self._thing, self._name, self._unused = dict(thing), name, unused

    def take(self, name: str) -> Any:
        """A property; empty where there is none."""
        return self._thing.pop(name, None) or ""

    def year(self, name: str) -> int | None:
        """The year of a date; its month and day count as left."""
        text = str(self.take(name))
        if len(text) > len("1815"):
            self._thing[name] = text
        return year(text)

    def end(self) -> None:
        """Count what is left."""
        self._unused.update(f"{self._name}.{name}" for name, value in self._thing.items() if value)


def _common(asked: _Asked) -> Values:
    name = asked.take("name")
    other = [(one.get("note") or "other", one.get("name")) for one in asked.take("other_names")]
    kinds: dict[str, list[str]] = {}
    for kind, text in other:
        kinds.setdefault(kind, []).append(text)
    return {
        "name": name,
        "aliases": aliases(kinds, name),
        "identifiers": [
            number(one.get("scheme") or "", one.get("identifier") or "")
            for one in asked.take("identifiers")
        ],
    }


def _person(asked: _Asked) -> tuple[str, str, Values]:
    own = asked.take("id")
    values = {
        **_common(asked),
        "given_name": asked.take("given_name"),
        "family_name": asked.take("family_name"),
        "sort_name": asked.take("sort_name"),
        "birth_year": asked.year("birth_date"),
        "tell_apart": asked.take("summary"),
        "note": asked.take("biography"),
    }
    asked.end()
    return "person", uid(own or f"person {values['name']}"), values


def _organization(asked: _Asked) -> tuple[str, str, Values]:
    own, parent = asked.take("id"), asked.take("parent_id")
    kind = str(asked.take("classification")).casefold().replace(" ", "_")
    website = next((one.get("url") for one in asked.take("links")), None)
    values = {
        **_common(asked),
        "kind": kind if kind in ORGANIZATION_KIND else None,
        "parent": uid(parent) if parent else None,
        "founded": date(asked.take("founding_date")),
        "dissolved": date(asked.take("dissolution_date")),
        "tell_apart": asked.take("abstract"),
        "note": asked.take("description"),
        "website": website,
    }
    asked.end()
    return "organization", uid(own or f"organization {values['name']}"), values


def _membership(asked: _Asked) -> tuple[str, str, Values]:
    own = asked.take("id")
    person, place = asked.take("person_id"), asked.take("organization_id")
    role, start = asked.take("role"), asked.take("start_date")
    values = {
        "person": uid(person) if person else None,
        "organization": uid(place) if place else None,
        "role": role,
        "kind": "other",
        "start": date(start),
        "end": date(asked.take("end_date")),
    }
    asked.end()
    return "position", uid(own or f"membership {person} {place} {role} {start}"), values


_MAKERS: dict[str, Callable[[_Asked], tuple[str, str, Values]]] = {
    "persons": _person,
    "organizations": _organization,
    "memberships": _membership,
}
