"""Free words and conditions on names, for each table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.finding.engine_search import (
    among,
    has_text,
    is_called,
    is_place,
)
from mercato.records.finding.filtering.reaching import (
    AT,
    ENDS,
    claims_of,
    claims_on,
    claims_on_careers,
    moves_at,
    people_at,
    sources_of,
)
from mercato.records.finding.filtering.sets import Rows, Sets, roles, with_moves, with_wholes
from mercato.records.schema import (
    Claim,
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
    return _FREE[table](piece)


def _own_text(field: Any, piece: str) -> Rows:
    return Rows(field, has_text(field, piece))


def _free_people(piece: str) -> Sets:
    return [_own_text(Person.id, piece), *people_at(partial(is_place, piece=piece))]


def _free_organizations(piece: str) -> Sets:
    return [
        _own_text(Organization.id, piece),
        Rows(Organization.id, is_place(Organization.id, piece)),
    ]


def _free_positions(piece: str) -> Sets:
    return [
        _own_text(Position.id, piece),
        Rows(Position.id, Position.role.in_(roles(piece))),
        Rows(Position.id, is_called(Position.person, piece)),
        Rows(Position.id, is_place(Position.organization, piece)),
    ]


def _free_moves(piece: str) -> Sets:
    return [
        Rows(Move.id, is_called(Move.person, piece)),
        *moves_at(partial(is_place, piece=piece)),
        *(Rows(Move.id, role.in_(roles(piece))) for role in (Move.from_role, Move.to_role)),
        _own_text(Move.id, piece),
    ]


def _free_sources(piece: str) -> Sets:
    relayed = Source.alias()
    published = relayed.select(relayed.id).where(is_place(relayed.outlet, piece))
    return [
        _own_text(Source.id, piece),
        Rows(Source.id, is_place(Source.outlet, piece)),
        Rows(Source.id, is_called(Source.relays, piece)),
        Rows(Source.id, among(Source.relays, published)),
    ]


def _free_claims(piece: str) -> Sets:
    called, there = partial(is_called, piece=piece), partial(is_place, piece=piece)
    return [
        _own_text(Claim.id, piece),
        *claims_of(called),
        *claims_of(there),
        claims_on(Position, called(Position.person), there(Position.organization)),
        claims_on(Move, called(Move.person), *map(there, ENDS.values())),
    ]


def _free_references(piece: str) -> Sets:
    own = fn.instr(fn.indexed(Reference.quote, Reference.locator, Reference.field), piece) > 0
    return [
        Rows(Reference.id, own),
        Rows(Reference.id, has_text(Reference.source, piece)),
        Rows(Reference.id, is_called(Reference.record, piece)),
    ]


_FREE: dict[str, Callable[[str], Sets]] = {
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


def _moves_by(field: str, piece: str) -> Any:
    """That a move has the piece in the name of that end, or in a role."""
    if field == "role":
        return Move.from_role.in_(roles(piece)) | Move.to_role.in_(roles(piece))
    return is_place(ENDS[field], piece)


def tagged(piece: str) -> Rows:
    """Records with such a tag."""
    tags = Tag.select(Tag.id).where(fn.instr(fn.indexed(Tag.name), piece) > 0)
    return Rows(Tagging.record, Tagging.tag.in_(tags))


def _outlet(table: str, piece: str) -> Sets:
    published = is_place(Source.outlet, piece)
    if table == "sources":
        return [Rows(Source.id, published)]
    sources = Source.select(Source.id).where(published)
    sourced = Rows(Reference.record, among(Reference.source, sources))
    if table == "moves":
        return [sourced]
    return [sourced, *with_moves(table, among(Move.id, sourced.ids()))]


def _organizations_of(piece: str) -> Sets:
    return with_wholes(
        [
            Rows(Position.organization, is_called(Position.person, piece)),
            Rows(Move.from_organization, is_called(Move.person, piece)),
            Rows(Move.to_organization, is_called(Move.person, piece)),
        ]
    )


def _organizations_with(piece: str) -> Sets:
    return with_wholes(
        [
            Rows(Position.organization, Position.role.in_(roles(piece))),
            Rows(Move.from_organization, Move.from_role.in_(roles(piece))),
            Rows(Move.to_organization, Move.to_role.in_(roles(piece))),
        ]
    )


def _people_as(piece: str) -> Sets:
    had = Rows(Position.person, Position.role.in_(roles(piece)))
    return [had, *with_moves("people", _moves_by("role", piece))]


def _sources_as(piece: str) -> Sets:
    held = Rows(Position.id, Position.role.in_(roles(piece)))
    return [*sources_of([held]), *with_moves("sources", _moves_by("role", piece))]


def _claims_as(piece: str) -> Sets:
    held = Position.role.in_(roles(piece))
    return [claims_on(Position, held), claims_on(Move, _moves_by("role", piece))]


def _sources_on(piece: str) -> Sets:
    return sources_of(
        [
            Rows(Person.id, is_called(Person.id, piece)),
            Rows(Position.id, is_called(Position.person, piece)),
            Rows(Move.id, is_called(Move.person, piece)),
        ]
    )


def _units(piece: str) -> Sets:
    return [Rows(Tree.descendant, is_called(Tree.ancestor, piece) & (Tree.depth > 0))]


def _asserted(piece: str) -> Sets:
    asserters = (is_called(Claim.asserted_by, piece), is_place(Claim.asserted_by, piece))
    return [Rows(Claim.id, one) for one in asserters]


def _claims_about(piece: str) -> Sets:
    careers = claims_on_careers(partial(is_called, piece=piece))
    return [*claims_of(partial(_is_person, piece=piece)), *careers]


def _is_person(field: Any, piece: str) -> Any:
    return among(field, Person.select(Person.id).where(is_called(Person.id, piece)))


_NAMED: dict[tuple[str, str], Callable[[str], Sets]] = {
    ("people", "name"): lambda piece: [Rows(Person.id, is_called(Person.id, piece))],
    ("people", "person"): lambda piece: [Rows(Person.id, is_called(Person.id, piece))],
    ("people", "role"): _people_as,
    ("organizations", "name"): lambda piece: [
        Rows(Organization.id, is_called(Organization.id, piece))
    ],
    ("organizations", "parent"): _units,
    ("organizations", "person"): _organizations_of,
    ("organizations", "role"): _organizations_with,
    ("organizations", "from"): lambda piece: with_wholes(
        [Rows(Move.to_organization, is_place(Move.from_organization, piece))]
    ),
    ("organizations", "to"): lambda piece: with_wholes(
        [Rows(Move.from_organization, is_place(Move.to_organization, piece))]
    ),
    ("positions", "person"): lambda piece: [Rows(Position.id, is_called(Position.person, piece))],
    ("positions", "role"): lambda piece: [Rows(Position.id, Position.role.in_(roles(piece)))],
    ("moves", "person"): lambda piece: [Rows(Move.id, is_called(Move.person, piece))],
    ("sources", "person"): _sources_on,
    ("sources", "role"): _sources_as,
    ("claims", "person"): _claims_about,
    ("claims", "role"): _claims_as,
    ("claims", "asserted_by"): _asserted,
    **{
        (table, "organization"): lambda piece, at=at: at(partial(is_place, piece=piece))  # type: ignore[misc]
        for table, at in AT.items()
    },
}
