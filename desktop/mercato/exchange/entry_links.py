"""Links typed as text: a name, a uid, a path of organizations, found or made when missing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mercato.records.bulk import lookup
from mercato.records.errors import Refused
from mercato.records.fields import AUTHORITY
from mercato.records.language import attribution, authorities
from mercato.records.schema import Source
from mercato.records.uids import UID
from mercato.records.verbs import editing, linking

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMED = {
    "person": "person",
    "organization": "organization",
    "source": "source",
    "claim": "claim",
}


def link(targets: tuple[str, ...], text: str, *, field: str) -> int:
    """The record that a field's text names; raises `Refused` with the field."""
    try:
        if field == "outlet":
            return linking.outlet(text)
        if targets == ("source",):
            return source(text)
        if len(targets) == 1:
            return _one(targets[0], text)
        return _any(targets, text)
    except Refused as refusal:
        refusal.field = refusal.field or field
        raise


def source(text: str) -> int:
    """A source by address, headline or uid; a mere name is an outlet's, whose report is meant."""
    found = linking.find("source", text)
    if len(found) > 1:
        raise linking.ambiguous(text, found)
    if found or not _is_outlet(text):
        return found[0] if found else linking.find_or_create("source", text)
    outlet = linking.outlet(text)
    bare = Source.select(Source.id).where(
        Source.outlet == outlet,
        Source.url.is_null(),
        Source.headline.is_null(),
        Source.text.is_null(),
    )
    known = bare.tuples().first()
    return known[0] if known else editing.create("source", outlet=outlet)


def outlets(names: Iterable[str]) -> set[str]:
    """Those of many names that are of outlets rather than of pages."""
    names = set(names)
    known = lookup.find_all("organization", names)
    return {name for name in names if name in known or _looks_like_outlet(name)}


def known(targets: tuple[str, ...], texts: Iterable[str]) -> dict[str, int]:
    """Of many texts those that mean one record that is there, as `link` finds it for each."""
    plain = {text for text in texts if text.partition(":")[0] not in _NAMED}
    found: dict[str, list[int]] = defaultdict(list)
    for name in _NAMED:
        for text, records in lookup.find_all(name, plain).items() if name in targets else ():
            found[text] += records
    uids = lookup.by_uids(text.lower() for text in plain if UID.fullmatch(text))
    meant = {text: uids[text.lower()][0] for text in plain if text.lower() in uids}
    return {text: one for text, (one, *more) in found.items() if not more} | meant


def _is_outlet(text: str) -> bool:
    """Whether a text names an outlet, known or by the look of it, rather than a page."""
    return bool(linking.find("organization", text)) or _looks_like_outlet(text)


def _looks_like_outlet(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 3 and words[0][:1].isupper() and "." not in text and "/" not in text


def _one(record_type: str, text: str) -> int:
    if record_type in _NAMED:
        return linking.find_or_create(record_type, text)
    found = linking.by_uid(text)
    if found is None:
        raise Refused("link.not_found", text=text, type=record_type)
    return found


def _any(targets: tuple[str, ...], text: str) -> int:
    """A record of one of several types; `person:` or the like before a name decides."""
    prefix, colon, rest = text.partition(":")
    if colon and prefix in _NAMED and prefix in targets:
        return _one(prefix, rest.strip())
    by_uid = linking.by_uid(text)
    if by_uid is not None:
        return by_uid
    named = [name for name in _NAMED if name in targets]
    found = [record for name in named for record in linking.find(name, text)]
    if len(found) > 1:
        raise linking.ambiguous(text, found)
    if found:
        return found[0]
    if targets == AUTHORITY:
        return authorities.make(text, attribution.kind_of_name(text))
    personal = "person" in targets and attribution.kind_of_name(text) == "person"
    return linking.find_or_create("person" if personal else "organization", text)
