"""FollowTheMoney: entities as JSON lines, for investigative databases.

People and organizations keep their uids. Positions are employments, directorships or memberships;
moves are events; claims are notes; sources are articles, and `proof` of what they support.
https://followthemoney.tech/explorer/
"""

from __future__ import annotations

import json
import re
from typing import IO, TYPE_CHECKING, Any

from mercato.exchange.exporting import safe_file, shapes, stated
from mercato.exchange.exporting.selection import Selection
from mercato.exchange.exporting.told import Teller
from mercato.records.belongings import identifiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mercato.exchange.exporting.request import Run
    from mercato.exchange.exporting.told import Told

Entity = dict[str, Any]

_SCHEMATA = {"company": "Company", "fund": "Company", "public_body": "PublicBody"}
_SPELLS = {
    "board": ("Directorship", "director", "organization"),
    "elected": ("Membership", "member", "organization"),
}
_EMPLOYMENT = ("Employment", "employee", "employer")
_CHANGES = frozenset(("renamed_to", "merged_into"))
_NAMES = frozenset(("name", "alias", "weakAlias", "previousName"))
_LONGEST_NAME, _LONGEST_NUMBER = 384, 64
_LONGEST_TITLE = 80
_FIRST_YEAR, _NO_YEAR = "1000", "3000"
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "sv": "swe",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}
"""Languages by the codes of three letters that the model wants."""


def write_ftm(run: Run, handle: IO[bytes]) -> None:
    """The chosen records, one entity a line; what is no fact is left out and counted."""
    teller = Teller(run, Selection(run), _MAKERS)
    with safe_file.text(handle) as file:
        for record_type, entities in _MAKERS.items():
            for page in teller.pages(record_type):
                for entity in entities(teller, page):
                    run.tally.rows += 1
                    file.write(f"{json.dumps(entity, ensure_ascii=False)}\n")


def _entity(uid: str, schema: str, /, **properties: Any) -> Entity:
    """An entity with those of its properties that have a value."""
    filled = {name: _values(name, value) for name, value in properties.items()}
    return {
        "id": uid,
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }


def _values(name: str, value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    texts = (str(one) for one in listed if one)
    return list(dict.fromkeys(map(_named, texts) if name in _NAMES else texts))


def _named(text: str) -> str:
    """A name as long as the model takes it."""
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"


def _day(edtf: str | None) -> str | None:
    return _known(stated.plain_day(edtf))


def _known(day: str | None) -> str | None:
    """A day in a year that the model knows."""
    return day if day and _FIRST_YEAR <= day < _NO_YEAR else None


def _people(_: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    for told in page:
        yield _entity(
            told.uid,
            "Person",
            **_thing(told),
            firstName=told.text("given_name"),
            lastName=told.text("family_name"),
            birthDate=told.text("birth_year"),
        )


def _organizations(_: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    for told in page:
        thing = _thing(told)
        website = [*thing.pop("website"), stated.web_address(told.text("website"))]
        schema = _SCHEMATA.get(told.text("kind"), "Organization")
        yield _entity(
            told.uid,
            schema,
            **thing,
            website=website,
            parent=told.text("parent"),
            country=told.text("country").lower(),
            status=told.text("status"),
            classification=told.text("kind").replace("unspecified", ""),
            incorporationDate=_day(told.day("founded")),
            dissolutionDate=_day(told.day("dissolved")),
        )


def _thing(told: Told) -> dict[str, Any]:
    """What people and organizations have in common."""
    names = told.entries("aliases")
    usual = [one["text"] for one in names if one["kind"] != "former" and not one["weak"]]
    numbers = _identifiers(told)
    return {
        "name": told.text("name"),
        "alias": [*usual, told.text("native_name")],
        "weakAlias": [one["text"] for one in names if one["weak"]],
        "previousName": [
            one["text"] for one in names if one["kind"] == "former" and not one["weak"]
        ],
        "summary": told.text("tell_apart"),
        "notes": [told.text("note"), *numbers.pop("notes")],
        "keywords": told.entries("tags"),
        "proof": stated.proofs(told),
        **numbers,
    }


def _identifiers(told: Told) -> dict[str, list[str]]:
    """Numbers under the model's own names where they are well formed, else with their scheme.

    What is no web address and longer than any number there is a note.
    """
    found: dict[str, list[str]] = {"website": [], "notes": []}
    for entry in told.entries("identifiers"):
        scheme, value = entry["scheme"], entry["value"]
        if scheme == "wikidata" and _WIKIDATA.fullmatch(value):
            name = "wikidataId"
        elif scheme == "lei" and identifiers.is_lei(value):
            name = "leiCode"
        elif scheme in ("website", "linkedin") and stated.web_address(value):
            name = "website"
        elif len(value := f"{scheme}:{value}") > _LONGEST_NUMBER:
            name = "notes"
        else:
            name = "idNumber"
        found.setdefault(name, []).append(value)
    return found


def _changes(_: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    for told in page:
        common = {
            "date": _day(told.day("date")),
            "role": told.text("kind").replace("_", " "),
            "proof": stated.proofs(told),
        }
        a, b = told.text("a"), told.text("b")
        if told.text("kind") in _CHANGES:
            yield _entity(told.uid, "Succession", predecessor=a, successor=b, **common)
        else:
            yield _entity(told.uid, "UnknownLink", subject=a, object=b, **common)


def _sources(_: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    outlets = shapes.names_of(told.text("outlet") for told in page)
    for told in page:
        language, outlet = told.text("language"), outlets.get(told.text("outlet"))
        address = stated.web_address(told.text("url"))
        yield _entity(
            told.uid,
            "Article",
            title=told.text("headline") or (None if address else _title(told, outlet)),
            author=told.text("authors"),
            publisher=outlet,
            sourceUrl=address,
            publishedAt=_day(told.day("published_on")),
            language=_LANGUAGES.get(language),
            keywords=told.entries("tags"),
        )


def _title(source: Told, outlet: str | None) -> str | None:
    """What stands for a headline: an article without any name is nothing to others."""
    first = source.text("text").strip().partition("\n")[0]
    return source.text("url") or outlet or first[:_LONGEST_TITLE] or None


def _positions(teller: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    for told in page:
        spell = stated.spell(told)
        if spell is None:
            teller.tally.unstated += 1
        else:
            yield _spell(spell)


def _spell(spell: stated.Spell) -> Entity:
    schema, holder, place = _SPELLS.get(spell.kind, _EMPLOYMENT)
    return _entity(
        spell.uid,
        schema,
        **{holder: spell.person, place: spell.organization},
        role=spell.role,
        status=_STATUS.get(spell.status),
        startDate=_known(spell.start),
        endDate=_known(spell.end),
        summary=spell.of.text("note"),
        proof=stated.proofs(spell.of),
    )


_STATUS = {"yes": "current", "no": "ended", "incoming": "incoming"}


def _moves(teller: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    told_of = [told for told in page if stated.is_stated(told)]
    teller.tally.unstated += len(page) - len(told_of)
    links = ("person", "from_organization", "to_organization")
    names = shapes.names_of(told.text(link) for told in told_of for link in links)
    for told in told_of:
        ends = [told.text("from_organization"), stated.destination(told)]
        who = names.get(told.text("person")) or told.text("party")
        route = " → ".join(names.get(end, "") for end in ends).strip()
        yield _entity(
            told.uid,
            "Event",
            name=f"{who}: {route}" if route != "→" else who,
            involved=[told.text("person"), *ends],
            date=_known(stated.move_day(told)),
            startDate=_day(told.day("starts_on")),
            summary=", ".join(told.text(name) for name in ("kind", "stage", "verification")),
            keywords=told.entries("tags"),
            proof=stated.proofs(told),
        )
    for spells, _ in stated.ends_of_moves(teller, told_of):
        yield from map(_spell, spells)


def _claims(teller: Teller, page: Sequence[Told]) -> Iterator[Entity]:
    for told in page:
        if not stated.is_asserted(told):
            teller.tally.unstated += 1
            continue
        yield _entity(
            told.uid,
            "Note",
            description=told.text("text"),
            summary=told.text("kind").replace("_", " "),
            entity=_about_things(told),
            keywords=told.entries("tags"),
            proof=stated.proofs(told),
        )


def _about_things(claim: Told) -> list[str]:
    """The people and organizations that a claim is about: other records are no things there."""
    subjects = claim.entries("subjects")
    known = shapes.names_of(subjects)
    return [uid for uid in subjects if uid in known]


_MAKERS: dict[str, Callable[[Teller, Sequence[Told]], Iterator[Entity]]] = {
    "organization": _organizations,
    "person": _people,
    "organization_change": _changes,
    "source": _sources,
    "position": _positions,
    "move": _moves,
    "claim": _claims,
}
