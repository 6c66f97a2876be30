"""Popolo: people, organizations and memberships in one JSON document.

Positions, and the ends of settled moves where none is recorded, are memberships. A source is no
more than an address at what rests on it; for claims and changes of organizations there is no word.
https://www.popoloproject.com/specs/
"""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from mercato.exchange.exporting import safe_file, shapes, stated
from mercato.exchange.exporting.selection import Selection
from mercato.exchange.exporting.told import Teller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mercato.exchange.exporting.request import Run
    from mercato.exchange.exporting.told import Told

Thing = dict[str, Any]
_LONE = re.compile("%(?![0-9A-Fa-f]{2})")
Maker = tuple[str, "Callable[[Teller, Sequence[Told]], Iterator[Thing]]"]


def write_popolo(run: Run, handle: IO[bytes]) -> None:
    """The chosen records; what is no fact is left out and counted."""
    types = [record_type for makers in _LISTS.values() for record_type, _ in makers]
    selection = Selection(run)
    teller = Teller(run, selection, types)
    with safe_file.text(handle) as file:
        opened = "{"
        for name, makers in _LISTS.items():
            file.write(f'{opened}\n"{name}": [')
            comma = "\n"
            for thing in _things(teller, makers):
                run.tally.rows += 1
                file.write(f"{comma}{json.dumps(_filled(thing), ensure_ascii=False)}")
                comma = ",\n"
            file.write("\n]")
            opened = ","
        file.write("\n}\n")
    run.tally.untold_claims = len(selection.ids["claim"])
    run.tally.untold_changes = len(selection.ids["organization_change"])
    run.tally.untold_sources = len(selection.ids["source"]) - len(teller.cited)


def _things(teller: Teller, makers: Iterable[Maker]) -> Iterator[Thing]:
    for record_type, make in makers:
        for page in teller.pages(record_type):
            yield from make(teller, page)


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}


def _people(teller: Teller, page: Sequence[Told]) -> Iterator[Thing]:
    urls = _addresses(teller, page)
    for told in page:
        yield {
            **_common(teller, told, urls),
            "given_name": told.text("given_name"),
            "family_name": told.text("family_name"),
            "sort_name": told.text("sort_name"),
            "birth_date": told.text("birth_year"),
            "summary": told.text("tell_apart"),
            "biography": told.text("note"),
        }


def _organizations(teller: Teller, page: Sequence[Told]) -> Iterator[Thing]:
    urls = _addresses(teller, page)
    for told in page:
        website = _uri(told.text("website"))
        yield {
            **_common(teller, told, urls),
            "classification": told.text("kind").replace("unspecified", ""),
            "parent_id": told.text("parent"),
            "founding_date": stated.plain_day(told.day("founded")),
            "dissolution_date": stated.plain_day(told.day("dissolved")),
            "abstract": told.text("tell_apart"),
            "description": told.text("note"),
            "links": [{"url": website}] if website else [],
        }


def _common(teller: Teller, told: Told, urls: dict[str, str]) -> Thing:
    native = told.text("native_name")
    aliases = [{"name": one["text"], "note": one["kind"]} for one in told.entries("aliases")]
    return {
        "id": told.uid,
        "name": told.text("name"),
        "other_names": aliases + ([{"name": native, "note": "native"}] if native else []),
        "identifiers": [
            {"scheme": one["scheme"], "identifier": one["value"]}
            for one in told.entries("identifiers")
        ],
        "sources": _sources(teller, told, urls),
    }


def _addresses(teller: Teller, page: Sequence[Told]) -> dict[str, str]:
    """Where on the web the sources of a page are, but for addresses that name somebody."""
    found = shapes.addresses(uid for told in page for uid in stated.proofs(told))
    naming = {uid for uid, url in found.items() if teller.names_somebody(url)}
    teller.tally.named += len(naming - teller.naming)
    teller.naming |= naming
    return {uid: url for uid, url in found.items() if uid not in naming}


def _sources(teller: Teller, told: Told, urls: dict[str, str]) -> list[Thing]:
    """Where on the web what supports a record is to be found."""
    found = {uid: _uri(urls.get(uid, "")) for uid in stated.proofs(told)}
    teller.cited |= {uid for uid, url in found.items() if url}
    return [{"url": url} for url in dict.fromkeys(found.values()) if url]


def _uri(text: str) -> str | None:
    """An address in the letters that one may have: others stand there as their bytes."""
    address = stated.web_address(text)
    return address and quote(_LONE.sub("%25", address), safe="%!#$&'()*+,/:;=?@~")


def _positions(teller: Teller, page: Sequence[Told]) -> Iterator[Thing]:
    found = [stated.spell(told) for told in page]
    whole = [spell for spell in found if spell is not None]
    spells = [spell for spell in whole if _has_word(spell)]
    teller.tally.unstated += len(found) - len(spells)
    teller.unsaid |= {(one.person, one.organization) for one in whole if not _has_word(one)}
    yield from _memberships(teller, page, spells)


def _moves(teller: Teller, page: Sequence[Told]) -> Iterator[Thing]:
    yield from _memberships(teller, page, stated.spells_of_moves(teller, page, _has_word))


def _has_word(spell: stated.Spell) -> bool:
    """Whether it is, was, or will be from a known day: there is no word for an intention."""
    return spell.status != "incoming" or bool(spell.start)


def _memberships(
    teller: Teller, page: Sequence[Told], spells: Iterable[stated.Spell]
) -> Iterator[Thing]:
    urls = _addresses(teller, page)
    for spell in spells:
        yield {
            "id": spell.uid,
            "person_id": spell.person,
            "organization_id": spell.organization,
            "role": spell.role,
            "start_date": spell.start,
            "end_date": spell.end,
            "sources": _sources(teller, spell.of, urls),
        }


_LISTS: dict[str, tuple[Maker, ...]] = {
    "persons": (("person", _people),),
    "organizations": (("organization", _organizations),),
    "memberships": (("position", _positions), ("move", _moves)),
}
