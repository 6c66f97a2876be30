"""Who is where, and who went from where to where, as graphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mercato.exchange.exporting import stated
from mercato.exchange.exporting.selection import Selection
from mercato.exchange.exporting.told import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mercato.exchange.exporting.request import Run
    from mercato.exchange.exporting.told import Told

Attributes = dict[str, str | int]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """A person or an organization."""

    uid: str
    label: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Edge:
    """What leads from one node to another."""

    uid: str
    source: str
    target: str
    attributes: Attributes
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes, then all edges, made as they are asked for; the attributes of each with types."""

    elements: Iterator[Node | Edge]
    of_nodes: dict[str, str]
    of_edges: dict[str, str]


_OF_NODES = dict.fromkeys(("type", "kind", "country", "uid"), "string")
_OF_SPELLS = dict.fromkeys(("relation", "role", "kind", "start", "end", "status"), "string")
_OF_FLOWS = dict.fromkeys(("people", "groups"), "integer")


def people_and_places(run: Run) -> Graph:
    """People and organizations; positions and the ends of settled moves lead from one to the other.

    Units hang on their parents.
    """
    return Graph(_counted(run, _people_and_places(run)), _OF_NODES, _OF_SPELLS)


def flows(run: Run) -> Graph:
    """Organizations; how many people went from one to the other, unnamed groups apart."""
    return Graph(_counted(run, _flows(run)), _OF_NODES, _OF_FLOWS)


def _counted(run: Run, elements: Iterator[Node | Edge]) -> Iterator[Node | Edge]:
    """The elements; characters in them that XML cannot hold are counted too."""
    for element in elements:
        label = element.label if isinstance(element, Node) else ""
        texts = "".join((label, *map(str, element.attributes.values())))
        run.tally.rows += 1
        run.tally.unwritable += len(_NOT_XML.findall(texts))
        yield element


def _people_and_places(run: Run) -> Iterator[Node | Edge]:
    teller = Teller(run, Selection(run), ("organization", "person", "position", "move"))
    units: list[Edge] = []
    for told in teller.told("organization"):
        units.extend(_below(told))
        yield _organization(told)
    for told in teller.told("person"):
        yield Node(told.uid, told.text("name"), {"type": "person", "uid": told.uid})
    yield from units
    yield from map(_held, _spells(run, teller))


def _flows(run: Run) -> Iterator[Node | Edge]:
    teller = Teller(run, Selection(run), ("organization", "move"))
    yield from map(_organization, teller.told("organization"))
    people, groups = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for told in teller.told("move"):
        ends = (told.text("from_organization"), stated.destination(told))
        if stated.is_stated(told) and all(ends) and told.text("kind") not in _NO_FLOW:
            (people if told.text("person") else groups)[ends] += 1
        else:
            run.tally.unstated += 1
    for source, target in {**people, **groups}:
        named, unnamed = people[source, target], groups[source, target]
        counts: Attributes = {"people": named, "groups": unnamed}
        yield Edge(f"{source}-{target}", source, target, counts, named or unnamed)


_NO_FLOW = frozenset(("additional_role", "renewed", "made_permanent", "interim_ends", "stays"))


def _organization(told: Told) -> Node:
    attributes: Attributes = {
        "type": "organization",
        "kind": told.text("kind"),
        "country": told.text("country"),
        "uid": told.uid,
    }
    return Node(told.uid, told.text("name"), attributes)


def _below(told: Told) -> Iterator[Edge]:
    if parent := told.text("parent"):
        yield Edge(f"{told.uid}-parent", told.uid, parent, {"relation": "part of"})


def _spells(run: Run, teller: Teller) -> Iterator[stated.Spell]:
    for told in teller.told("position"):
        if (spell := stated.spell(told)) is not None:
            yield spell
        else:
            run.tally.unstated += 1
    for page in teller.pages("move"):
        yield from stated.spells_of_moves(teller, page)


def _held(spell: stated.Spell) -> Edge:
    attributes: Attributes = {
        "relation": "position",
        "role": spell.role,
        "kind": spell.kind,
        "start": spell.start or "",
        "end": spell.end or "",
        "status": spell.status,
    }
    return Edge(spell.uid, spell.person, spell.organization, attributes)


def quoted(text: str) -> str:
    """Text as an attribute of XML, without characters that XML cannot hold."""
    return quoteattr(_NOT_XML.sub("", text))


def escaped(value: str | int) -> str:
    """A value as content of XML."""
    return escape(_NOT_XML.sub("", str(value)), {"\r": "&#13;"})
