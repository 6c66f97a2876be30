"""What conditions are built of: records that a column names, in rows of which something holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.models import RoleText
from mercato.records.finding.engine_search import among
from mercato.records.finding.filtering.conditions import NOTHING, Listed, Said
from mercato.records.finding.filtering.saying import ROW
from mercato.records.finding.query import LONGEST, vocabulary
from mercato.records.language.folding import unspaced, words
from mercato.records.schema import ENTITIES, ClaimSubject, Move, Reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.records.finding.query import Value


@dataclass(frozen=True, slots=True)
class Rows:
    """The records that a column names, in the rows of which a condition holds (None: in all).

    Said as a set of ids, and as a question about one record of the table that is being filtered.
    `ways` find the ids, all of them together, where they are better than to look for the rows by
    the condition.
    """

    field: Any
    condition: Any = None
    ways: tuple[Any, ...] = ()

    def queries(self) -> tuple[Any, ...]:
        """Subqueries of the ids, without nulls, which no complement survives."""
        return self.ways or (self.ids(),)

    def ids(self) -> Any:
        """One subquery of the ids, by the condition."""
        rows = self.field.model.select(self.field)
        if self.condition is not None:
            rows = rows.where(self.condition)
        return rows.where(self.field.is_null(False)) if self.field.null else rows

    def test(self, model: Any) -> Any:
        """Whether the record of that model that is looked at is among them."""
        if self.field.model is model and self.field.primary_key:
            return pw.SQL("1") if self.condition is None else self.condition
        mine = self.field == model.id
        if self.field.model is model:  # a link from its own kind: two rows, two aliases
            return among(model.id, self.ids())
        rows = self.field.model.select(pw.SQL("1")).where(mine)
        return fn.EXISTS(rows if self.condition is None else rows.where(self.condition))


Sets = list[Rows]
"""All of them together."""


def inside(value: Value) -> str | None:
    """What to look for anywhere in a text; None if nothing in it can be looked for.

    A word is found inside words from three characters on, at their beginnings below; a phrase
    in quotes whole, its last word begun while the quote is open. Where a script has no blanks
    between words, a phrase may begin and end anywhere. Of more than `LONGEST` letters the first
    ones are looked for.
    """
    found = words(value.text)
    if not found:
        return None
    first, last = unspaced(value.text)
    start = "" if len(found[0]) >= _INSIDE and (first or not value.quoted) else "  "
    end = "  " if value.quoted == "whole" and not last else ""
    return (start + "  ".join(found) + end)[:LONGEST]


def beginning(value: Value) -> str:
    """What to look for in a name: words begun, or in quotes whole ones.

    Without blanks between them, it is found inside from two letters on: 飞飞 in 李飞飞.
    """
    found = words(value.text)
    joined = not value.quoted and unspaced(value.text)[0] > 1 and len(found[0]) > _INSIDE
    start, end = "" if joined else "  ", "  " if value.quoted == "whole" else ""
    return (start + "  ".join(found) + end)[:LONGEST]


_INSIDE = 3
"""Folded letters that are found inside words; in a name of another script, three are too few."""


def listed(table: str, sets: Sets) -> Listed:
    """That a record of the table is in one of the sets."""
    if not sets:
        return NOTHING
    return Listed(
        _united(sets), _tested(table, sets, by_row=True), _tested(table, sets, by_row=False)
    )


def _united(sets: Sets) -> Said:
    """The sets as one subquery; peewee's own chain of unions takes twice as long for each link."""
    rendered = [query.sql() for one in sets for query in one.queries()]
    united = " UNION ALL ".join(sql for sql, _ in rendered)
    return Said(f"({united})", [value for _, values in rendered for value in values])


def _tested(table: str, sets: Sets, *, by_row: bool) -> Said:
    """The same as a question about the row that is called `ROW`."""
    model = model_of(table)
    context = pw.Context(param="?", quote='""', by_row=by_row, subquery=True)
    context.alias_manager[model._meta.table] = ROW
    tests = [one.test(model) for one in _by_field(sets)]
    sql, values = context.sql(reduce(or_, tests)).query()
    return Said(sql, values)


def _by_field(sets: Sets) -> Sets:
    """The same with one look at the rows of each column, in which any of its conditions holds."""
    found: dict[int, Rows] = {}
    for one in sets:
        known = found.get(id(one.field))
        if known is None or known.condition is None:
            found.setdefault(id(one.field), one)
        elif one.condition is None:
            found[id(one.field)] = one
        else:
            found[id(one.field)] = Rows(one.field, known.condition | one.condition)
    return list(found.values())


def model_of(table: str) -> Any:
    """The model of a table's rows."""
    record_type = vocabulary.RECORD_TYPES[table]
    return Reference if record_type == "reference" else ENTITIES[record_type]


def listed_by(table: str, piece: str, build: Callable[..., Sets], *arguments: str) -> Listed:
    """That a record is in one of the sets that `build` makes of the arguments and the piece.

    Their SQL is made once only, since it is the same for every piece.
    """
    made = _template(table, build, arguments)
    return Listed(*(said.filled(_SLOT, piece) for said in (made.ids, made.test, made.linked)))


_SLOT = "\0"


@cache
def _template(table: str, build: Callable[..., Sets], arguments: tuple[str, ...]) -> Listed:
    return listed(table, build(*arguments, _SLOT))


def roles(piece: str) -> Any:
    """Wordings of roles with the piece in them."""
    return RoleText.select(RoleText.text).where(fn.instr(RoleText.words, piece) > 0)


def moves(condition: Any) -> Any:
    """A subquery of the moves of which the condition holds."""
    return Move.select(Move.id).where(condition)


def with_moves(table: str, condition: Any) -> Sets:
    """What in a table has a move of which the condition holds: its person, both organizations,
    the positions it closed and opened, its sources, the claims about it.
    """
    if table == "moves":
        return [Rows(Move.id, condition)]
    if table == "sources":
        return [Rows(Reference.source, among(Reference.record, moves(condition)))]
    if table == "claims":
        return [Rows(ClaimSubject.claim, among(ClaimSubject.record, moves(condition)))]
    found = [Rows(field, condition) for field in _ENDS[table]]
    return with_wholes(found) if table == "organizations" else found


def with_wholes(places: Sets) -> Sets:
    """The organizations that columns name, and all those that these belong to."""
    return [_with_wholes(one.field, one.condition) for one in places]


def _with_wholes(field: Any, condition: Any) -> Rows:
    """Row by row, by its units; as a set, by the places named, each once."""
    here = field.model.select(pw.SQL("1")).where(field == Tree.descendant, condition)
    named = field.model.select(field.alias("place")).where(condition).distinct().alias("named")
    joined = pw.Join(named, Tree, pw.JOIN.CROSS)
    wholes = pw.Select((joined,), (Tree.ancestor,)).where(Tree.descendant == named.c.place)
    return Rows(Tree.ancestor, fn.EXISTS(here), (wholes,))


_ENDS: dict[str, tuple[Any, ...]] = {
    "people": (Move.person,),
    "organizations": (Move.from_organization, Move.to_organization),
    "positions": (Move.from_position, Move.to_position),
}
