"""Sets of ids that conditions are built of: what is called so, what lies below, what moved."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.models import RoleText
from mercato.records.finding.engine_search import matches
from mercato.records.finding.filtering.conditions import NOTHING, Listed
from mercato.records.language.folding import words
from mercato.records.schema import ClaimSubject, Move, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.query import Value

Sets = list[Any]
"""Subqueries of ids, all of them together; never with a null, which no complement survives."""


def inside(value: Value) -> str | None:
    """What to look for anywhere in a text; None if nothing in it can be looked for.

    A word is found inside words from three characters on, at their beginnings below; a phrase
    in quotes whole, its last word begun while the quote is open.
    """
    found = words(value.text)
    if not found:
        return None
    if value.quoted:
        return beginning(value)
    return ("" if len(found[0]) > 2 else "  ") + "  ".join(found)


def beginning(value: Value) -> str:
    """What to look for in a name: words begun, or in quotes whole ones."""
    return "  " + "  ".join(words(value.text)) + ("  " if value.quoted == "whole" else "")


def listed(sets: Sets, own: Any = None) -> Listed:
    """That a record is in one of the sets."""
    return Listed(*_united(sets), own) if sets else NOTHING


def _united(sets: Sets) -> tuple[str, list[Any]]:
    """The sets as one subquery; peewee's own chain of unions takes twice as long for each link."""
    rendered = [one.sql() for one in sets]
    united = " UNION ALL ".join(sql for sql, _ in rendered)
    return f"({united})", [value for _, values in rendered for value in values]


def listed_by(piece: str, build: Callable[..., Sets], *arguments: str) -> Listed:
    """That a record is in one of the sets that `build` makes of the arguments and the piece.

    Their SQL is made once only, since it is the same for every piece.
    """
    sql, values = _template(build, arguments)
    filled = [value.replace(_SLOT, piece) if isinstance(value, str) else value for value in values]
    return Listed(sql, filled)


_SLOT = "\0"


@cache
def _template(build: Callable[..., Sets], arguments: tuple[str, ...]) -> tuple[str, list[Any]]:
    return _united(build(*arguments, _SLOT))


def anywhere(piece: str) -> Any:
    """Records with the piece in their own text, names included."""
    return matches(None, [piece])


def called(piece: str) -> Any:
    """Records with the piece in a name or alias."""
    return matches("name", [piece])


def places(piece: str) -> Any:
    """Organizations with the piece in a name or alias, and all below them."""
    return below(called(piece))


def below(organizations: Any) -> Any:
    """These organizations and all below them."""
    return Tree.select(Tree.descendant).where(Tree.ancestor.in_(organizations))


def roles(piece: str) -> Any:
    """Wordings of roles with the piece in them."""
    return RoleText.select(RoleText.text).where(fn.instr(RoleText.words, piece) > 0)


def moves(condition: Any) -> Any:
    """Moves of which the condition holds."""
    return Move.select(Move.id).where(condition)


def column(field: Any, condition: Any) -> Any:
    """What a column holds in the rows of which the condition holds."""
    rows = field.model.select(field).where(condition)
    return rows.where(field.is_null(False)) if field.null else rows


def with_moves(table: str, condition: Any) -> Sets:
    """What in a table has a move of which the condition holds: its person, both organizations,
    the positions it closed and opened, its sources, the claims about it.
    """
    if table == "moves":
        return [moves(condition)]
    if table == "sources":
        return [column(Reference.source, Reference.record.in_(moves(condition)))]
    if table == "claims":
        return [column(ClaimSubject.claim, ClaimSubject.record.in_(moves(condition)))]
    return [column(field, condition) for field in _ENDS[table]]


_ENDS: dict[str, tuple[Any, ...]] = {
    "people": (Move.person,),
    "organizations": (Move.from_organization, Move.to_organization),
    "positions": (Move.from_position, Move.to_position),
}
