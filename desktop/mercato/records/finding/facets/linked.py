"""Values of facets that are records linked to those of the result, and what is said of them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from peewee import JOIN, Value, fn

from mercato.records.derived.models import Cited
from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.finding.engine_search import is_place
from mercato.records.finding.facets.definitions import Candidate
from mercato.records.language.folding import words
from mercato.records.schema import Organization, Source, Tag, Tagging

if TYPE_CHECKING:
    from mercato.records.finding.facets.base import Base
    from mercato.records.finding.facets.definitions import Facet, Part

_TREE = (
    "FROM linked JOIN organization_tree AS tree ON tree.descendant = linked.thing "
    "JOIN organization AS place ON place.id = tree.ancestor"
)
_PLACES = f"SELECT json_array(place.name, {{n}}, place.id) AS row {_TREE} GROUP BY place.id"
_COUNTRIES = (
    f"SELECT json_array(place.country, {{n}}) AS row {_TREE} "
    "WHERE place.country IS NOT NULL GROUP BY place.country"
)
_TAGS = (
    "SELECT json_array(tag.name, count(*)) AS row FROM linked "
    "JOIN tag ON tag.id = linked.thing GROUP BY tag.id ORDER BY count(*) DESC, tag.name"
)
_EACH, _TOGETHER = "count(DISTINCT linked.record)", "sum(linked.n)"


def places(base: Base, facet: Facet, most: int) -> list[Candidate]:
    """Organizations, each with all below it."""
    return _named(base, facet.parts, most)


def outlets(base: Base, _facet: Facet, most: int) -> list[Candidate]:
    """Where it was published."""
    part = (Source.id if base.table == "sources" else Cited.record, Source.outlet)
    return _named(base, (part,), most)


def countries(base: Base, facet: Facet, most: int) -> list[Candidate]:
    """Countries of organizations, or of those that they belong to."""
    found = _ranked(base, facet.parts, _COUNTRIES, most)
    return [Candidate(code, number if base.is_small else None) for code, number in found]


def tags(base: Base, _facet: Facet, most: int) -> list[Candidate]:
    """Tags; a name that is found within those of others has no number of its own."""
    rows = Tagging.select(Tagging.record.alias("record"), Tagging.tag.alias("thing"))
    found = base.ask([base.within(rows, Tagging.record, of_all=True)], _TAGS)[:most]
    return [Candidate(name, number if _is_one_tag(name) else None) for name, number in found]


def _named(base: Base, parts: tuple[Part, ...], most: int) -> list[Candidate]:
    """Organizations by name; no number for those whose name others have, too."""
    found = []
    for name, number, place in _ranked(base, parts, _PLACES, most):
        exact = number if base.is_small else _reached(base, parts, place)
        found.append(Candidate(name, exact if _is_one_place(name, place) else None))
    return found


def _ranked(base: Base, parts: tuple[Part, ...], select: str, most: int) -> list[list[Any]]:
    number = _EACH if base.is_small else _TOGETHER
    rows = [_links(base, part) for part in parts]
    ordered = f"{select.format(n=number)} ORDER BY {number} DESC, 1 LIMIT {most}"
    return base.ask(rows, ordered, sample=True)


def _links(base: Base, part: Part) -> Any:
    """The links of one kind: each one, or of a large result how many lead to each thing."""
    record, thing = part
    number = Value(1) if base.is_small else fn.COUNT()
    rows = _joined(part, record.alias("record"), thing.alias("thing"), number.alias("n"))
    rows = base.within(rows.where(thing.is_null(False)), record, of_all=_is_of_all(part))
    return rows if base.is_small else rows.group_by(thing)


def _joined(part: Part, *columns: Any) -> Any:
    """The table of the links; the way to outlets, and from claims, leads over another one."""
    first, model = (column.model for column in part)
    if first is model:
        return model.select(*columns)
    if first is Cited:
        return model.select(*columns).join(Cited, on=(Cited.source == model.id))
    subjects = first.select(*columns).join(model, JOIN.CROSS)  # fewer than what they are about
    return subjects.where(first.record == model.id)


def _is_of_all(part: Part) -> bool:
    return part[0].model is Cited


def _reached(base: Base, parts: tuple[Part, ...], place: int) -> int | None:
    """How many rows of the whole table lead to the place or below: indexes alone will do."""
    if base.condition is not None or any(map(_is_of_all, parts)):
        return None
    there = _below(place)
    rows = [
        _joined((record, thing), record).where(thing.in_(there), record.is_null(False))
        for record, thing in parts
    ]
    united = reduce(or_, rows)
    return int(united.select_from(fn.COUNT()).scalar())


def _is_one_place(name: str, place: int) -> bool:
    """Whether asking for the name finds what belongs to that place and nothing else."""
    other = Organization.id.not_in(_below(place))
    others = Organization.select().where(is_place(Organization.id, _phrase(name)), other)
    found: bool = others.exists()
    return not found


def _below(place: int) -> Any:
    return Tree.select(Tree.descendant).where(Tree.ancestor == place)


def _phrase(name: str) -> str:
    return "  " + "  ".join(words(name)) + "  "


def _is_one_tag(name: str) -> bool:
    named = fn.instr(fn.indexed(Tag.name), _phrase(name)) > 0
    found: int = Tag.select().where(named).count()
    return found == 1
