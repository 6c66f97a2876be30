"""On whose word something rests: what "according to …" names, found, or made when it is new."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mercato.records import codes
from mercato.records.errors import Refused
from mercato.records.language import attribution
from mercato.records.schema import Person
from mercato.records.verbs import describing, editing, linking

_PARTED = re.compile(r"\s*[;\n]\s*|,\s+via\s+", re.IGNORECASE)
_OF_ORGANIZATIONS = ("spokesperson", "official_document")
"""What outlets rarely have, so that a brand named with it is a company's."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Whose word a reference rests on, as its three fields take it.

    `name` is what was read as a name; `new` says what it becomes where nobody of that name is
    recorded: outlet, organization or person.
    """

    according_to: str | None
    record: int | None = None
    count: int | None = None
    name: str | None = None
    new: str | None = None


def parted(text: str) -> list[str]:
    """The authorities that a text names, one by one: "Reuters; a spokesperson for Apple"."""
    return [part for part in _PARTED.split(text) if part.strip()]


def understand(text: str) -> Authority:
    """Whose word one "according to …" gives; writes nothing, refuses a name that several bear."""
    code = text.strip()
    if code in codes.ACCORDING_TO:
        return Authority(code)
    if (record := linking.by_uid(text)) is not None:
        return Authority("named", record, name=code)
    said = attribution.understand(text)
    if said is None:
        return Authority(None)
    if said.name is None:
        return Authority(said.code, count=said.count)
    known = _known(said, text)
    if known is not None:
        return Authority(said.code, known, said.count, said.name)
    new = said.kind
    if new == "outlet" and said.code in _OF_ORGANIZATIONS:
        new = "organization"
    return Authority(said.code, None, said.count, said.name, new)


def resolve(text: str) -> Authority:
    """The same with its record, made if it is new."""
    found = understand(text)
    if found.new is None:
        return found
    assert found.name is not None
    record = make(found.name, found.new)
    return Authority(found.according_to, record, found.count, found.name)


def make(name: str, new: str) -> int:
    """A record for a name that is not known yet: an outlet's, an organization's or a person's."""
    if new == "outlet":
        return linking.outlet(name)
    return linking.find_or_create(new, name)


def describe(text: str) -> list[tuple[str, dict[str, Any]]]:
    """How "according to …" is understood, as codes with values, for the line below its field.

    Each is a sentence of its own; what would be made is said as new. Empty for an empty text.
    """
    told: list[tuple[str, dict[str, Any]]] = []
    for part in parted(text):
        try:
            found = understand(part)
        except Refused:
            told.append(("attribution.ambiguous", {"name": part.strip()}))
            continue
        if found.according_to not in (None, "named"):
            counted = {} if found.count is None else {"count": found.count}
            suffix = "_counted" if counted else ""
            told.append((f"attribution.{found.according_to}{suffix}", counted))
        if found.record is not None:
            told.append(("attribution.known", _shown(found.record)))
        elif found.new is not None:
            told.append((f"attribution.new_{found.new}", {"name": found.name}))
    return told


def _shown(record: int) -> dict[str, Any]:
    return {"name": describing.name(record), "type": editing.type_of(record)}


def _known(said: attribution.Attribution, text: str) -> int | None:
    """The one record of that name; a person by the family name, if only one bears it."""
    assert said.name is not None
    people = linking.find("person", said.name)
    both = people
    if not (said.is_person and people):
        both = linking.find("organization", said.name) + people
    if not both:
        both = linking.find("source", said.name) or linking.find("source", text)
    both = both or _family(said.name)
    if len(both) > 1:
        raise linking.ambiguous(said.name, both, field="according_to")
    return both[0] if both else None


def _family(name: str) -> list[int]:
    if " " in name.strip() or attribution.is_outlet(name):
        return []
    people = Person.select(Person.id).where(Person.family_name == name.strip()).limit(2).tuples()
    found = [person for (person,) in people]
    return found if len(found) == 1 else []
