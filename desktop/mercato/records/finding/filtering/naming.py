"""Free words and conditions on names, for each table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.finding.filtering.sets import (
    Sets,
    anywhere,
    below,
    called,
    column,
    moves,
    places,
    roles,
    with_moves,
)
from mercato.records.schema import (
    Claim,
    ClaimSubject,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
    Tag,
    Tagging,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def free(table: str, piece: str) -> Sets:
    """Records with the piece in their own text, in linked names or in what these belong to."""
    return [anywhere(piece), *_LINKED[table](piece)]


def _free_people(piece: str) -> Sets:
    return _people_at(places(piece))


def _free_organizations(piece: str) -> Sets:
    return [places(piece)]


def _free_positions(piece: str) -> Sets:
    return [
        column(Position.id, Position.role.in_(roles(piece))),
        column(Position.id, Position.person.in_(called(piece))),
        column(Position.id, Position.organization.in_(places(piece))),
    ]


def _free_moves(piece: str) -> Sets:
    return [
        moves(Move.person.in_(called(piece))),
        *_moves_at(places(piece)),
        *_moves_as(piece),
    ]


def _free_sources(piece: str) -> Sets:
    return [column(Source.id, Source.outlet.in_(places(piece)))]


def _free_claims(piece: str) -> Sets:
    return [*_claims_of(called(piece)), *_claims_of(places(piece))]


def _free_references(piece: str) -> Sets:
    own = fn.instr(fn.indexed(Reference.quote, Reference.locator, Reference.field), piece) > 0
    return [
        column(Reference.id, own),
        column(Reference.id, Reference.source.in_(anywhere(piece))),
        column(Reference.id, Reference.record.in_(called(piece))),
    ]


_LINKED: dict[str, Callable[[str], Sets]] = {
    "people": _free_people,
    "organizations": _free_organizations,
    "positions": _free_positions,
    "moves": _free_moves,
    "sources": _free_sources,
    "claims": _free_claims,
    "references": _free_references,
}


def named(table: str, field: str, piece: str) -> Sets:
    """What in a table has the piece, at the beginning of a word, in the name that is asked for."""
    if field in {"outlet", "tag"}:
        return _outlet(table, piece) if field == "outlet" else [tagged(piece)]
    own = _NAMED.get((table, field))
    return own(piece) if own else with_moves(table, _moves_by(field, piece))


def in_country(table: str, country: str) -> Sets:
    """What in a table has to do with an organization of the country or a unit of one."""
    found = below(column(Organization.id, Organization.country == country))
    if table == "sources":
        return [column(Source.id, Source.outlet.in_(found))]
    return _AT[table](found)


def _moves_by(field: str, piece: str) -> Any:
    """That a move has the piece in the name of that end, or in a role."""
    if field == "role":
        return Move.from_role.in_(roles(piece)) | Move.to_role.in_(roles(piece))
    return _ENDS[field].in_(places(piece))


_ENDS = {
    "from": Move.from_organization,
    "to": Move.to_organization,
    "via": Move.via_organization,
}


def tagged(piece: str) -> Any:
    """Records with such a tag."""
    tags = Tag.select(Tag.id).where(fn.instr(fn.indexed(Tag.name), piece) > 0)
    return column(Tagging.record, Tagging.tag.in_(tags))


def _outlet(table: str, piece: str) -> Sets:
    published = column(Source.id, Source.outlet.in_(places(piece)))
    if table == "sources":
        return [published]
    sourced = column(Reference.record, Reference.source.in_(published))
    return [sourced] if table == "moves" else [sourced, *with_moves(table, Move.id.in_(sourced))]


def _moves_at(found: Any) -> Sets:
    ends = (Move.from_organization, Move.to_organization, Move.via_organization)
    return [moves(end.in_(found)) for end in ends]


def _moves_as(piece: str) -> Sets:
    return [moves(role.in_(roles(piece))) for role in (Move.from_role, Move.to_role)]


def _people_at(found: Any) -> Sets:
    return [
        column(Position.person, Position.organization.in_(found)),
        column(Move.person, Move.from_organization.in_(found)),
        column(Move.person, Move.to_organization.in_(found)),
    ]


def _claims_of(found: Any) -> Sets:
    return [
        column(Claim.id, Claim.asserted_by.in_(found)),
        column(ClaimSubject.claim, ClaimSubject.record.in_(found)),
    ]


def _sources_of(found: Sets) -> Sets:
    return [column(Reference.source, Reference.record.in_(records)) for records in found]


def _people(piece: str) -> Any:
    return column(Person.id, Person.id.in_(called(piece)))


def _sources_at(found: Any) -> Sets:
    there = column(Position.id, Position.organization.in_(found))
    outlet = column(Source.id, Source.outlet.in_(found))
    return [outlet, *_sources_of([found, there, *_moves_at(found)])]


_AT: dict[str, Callable[[Any], Sets]] = {
    "people": _people_at,
    "organizations": lambda found: [found],
    "positions": lambda found: [column(Position.id, Position.organization.in_(found))],
    "moves": _moves_at,
    "sources": _sources_at,
    "claims": _claims_of,
}
"""What in a table has to do with these organizations."""


def _organizations_of(piece: str) -> Sets:
    person = called(piece)
    return [
        column(Position.organization, Position.person.in_(person)),
        column(Move.from_organization, Move.person.in_(person)),
        column(Move.to_organization, Move.person.in_(person)),
    ]


def _organizations_with(piece: str) -> Sets:
    return [
        column(Position.organization, Position.role.in_(roles(piece))),
        column(Move.from_organization, Move.from_role.in_(roles(piece))),
        column(Move.to_organization, Move.to_role.in_(roles(piece))),
    ]


def _people_as(piece: str) -> Sets:
    had = column(Position.person, Position.role.in_(roles(piece)))
    return [had, *with_moves("people", _moves_by("role", piece))]


def _sources_on(piece: str) -> Sets:
    people = _people(piece)
    held = column(Position.id, Position.person.in_(people))
    return _sources_of([people, held, moves(Move.person.in_(people))])


def _units(piece: str) -> Sets:
    return [column(Tree.descendant, Tree.ancestor.in_(called(piece)) & (Tree.depth > 0))]


def _asserted(piece: str) -> Sets:
    own = column(Claim.id, Claim.asserted_by.in_(called(piece)))
    return [own, column(Claim.id, Claim.asserted_by.in_(places(piece)))]


_NAMED: dict[tuple[str, str], Callable[[str], Sets]] = {
    ("people", "name"): lambda piece: [called(piece)],
    ("people", "person"): lambda piece: [called(piece)],
    ("people", "role"): _people_as,
    ("organizations", "name"): lambda piece: [called(piece)],
    ("organizations", "parent"): _units,
    ("organizations", "person"): _organizations_of,
    ("organizations", "role"): _organizations_with,
    ("organizations", "from"): lambda piece: [
        column(Move.to_organization, Move.from_organization.in_(places(piece)))
    ],
    ("organizations", "to"): lambda piece: [
        column(Move.from_organization, Move.to_organization.in_(places(piece)))
    ],
    ("positions", "person"): lambda piece: [
        column(Position.id, Position.person.in_(called(piece)))
    ],
    ("positions", "role"): lambda piece: [column(Position.id, Position.role.in_(roles(piece)))],
    ("moves", "person"): lambda piece: [moves(Move.person.in_(called(piece)))],
    ("sources", "person"): _sources_on,
    ("claims", "person"): lambda piece: _claims_of(_people(piece)),
    ("claims", "asserted_by"): _asserted,
    **{
        (table, "organization"): lambda piece, at=at: at(places(piece))  # type: ignore[misc]
        for table, at in _AT.items()
    },
}
