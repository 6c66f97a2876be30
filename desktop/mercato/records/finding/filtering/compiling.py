"""Putting the conditions of a query together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mercato.records.finding.filtering import dating, naming, qualities, reaching
from mercato.records.finding.filtering.conditions import (
    NOTHING,
    Condition,
    Opposite,
    all_of,
    any_of,
)
from mercato.records.finding.filtering.sets import (
    Rows,
    Sets,
    beginning,
    inside,
    listed,
    listed_by,
    model_of,
    with_moves,
)
from mercato.records.finding.query import Asked, Group, Node, Query, Term, Value, parse, vocabulary
from mercato.records.finding.views import queries as queries_of_views
from mercato.records.language.folding import fold
from mercato.records.schema import Move, Position, Record
from mercato.records.verbs.linking import by_uid

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST_VIEW = 8
_MOST_IN_VIEWS = 240
"""Conditions in all views that a query opens: views that ask for each other are soon too many."""
_HAS_NOT = ("has", True, 1)
"""How `-has:source` is read, which is the same as `no:source`: a set of its own in some tables."""


def read(table: str, text: str, asked: Asked | None = None) -> Query:
    """The query as it is understood in the open file, with the views that are saved in it."""
    asked = asked or Asked()
    if "view:" in text.lower() and asked.views is None:
        asked = replace(asked, views=_views(table, (fold(text),)))
    return parse(text, table, asked)


def understood(table: str, text: str, asked: Asked | None = None) -> Condition | None:
    """What a query asks of the records of the table; None if it asks nothing."""
    asked = asked or Asked()
    query = read(table, text, asked)
    if query.root is None:
        return None
    views = _views(table, (fold(text),)) if asked.views is None else asked.views
    return _Compiler(query, replace(asked, views=views), (fold(text),), [0]).node(query.root)


def _views(table: str, inside_of: tuple[str, ...]) -> dict[str, str]:
    """The table's views by name, but for those whose query is being read."""
    return _without(queries_of_views(table), inside_of)


@dataclass(slots=True)
class _Compiler:
    """One query on its way to a condition; `opened` counts the conditions of all views in it."""

    query: Query
    asked: Asked
    inside_of: tuple[str, ...]
    opened: list[int]

    @property
    def table(self) -> str:
        return self.query.table

    def node(self, node: Node) -> Condition | None:
        """What a term or group asks; None where nothing is asked."""
        if isinstance(node, Term) and (node.field, node.negated, len(node.parts)) == _HAS_NOT:
            node = replace(node, field="no", negated=False)
        found = self._group(node) if isinstance(node, Group) else self._term(node)
        return Opposite(found) if found is not None and node.negated else found

    def _group(self, group: Group) -> Condition | None:
        found = [self.node(child) for child in group.children]
        kept = [one for one in found if one is not None]
        if not kept:
            return None
        return any_of(kept) if group.either else all_of(kept)

    def _term(self, term: Term) -> Condition | None:
        if term.field == "certainly":
            return None
        found = [self._value(term.field, value) for value in term.parts]
        kept = [one for one in found if one is not None]
        return any_of(kept) if kept else None

    def _value(self, field: str | None, value: Value) -> Condition | None:
        if field is None:
            piece = inside(value)
            return None if piece is None else listed_by(self.table, piece, naming.free, self.table)
        if field == "view":
            return self._view(value)
        if field == "no":
            return self._lacking(value)
        if vocabulary.is_name(self.table, field):
            return listed_by(self.table, beginning(value), naming.named, self.table, field)
        if field == "country":
            code = vocabulary.country(value.text) or value.text
            return listed_by(self.table, code, reaching.in_country, self.table)
        if field == "by":
            return listed_by(self.table, beginning(value), qualities.changed_by)
        if vocabulary.codes_of(self.table, field):
            return self._choice(field, vocabulary.code(value.text))
        if vocabulary.is_date(self.table, field) and field not in {"due", "changed"}:
            period = dating.asked_for(field, value.text, self.asked)
            return dating.dated(self.table, field, period, certainly=self.query.certainly)
        return listed(self.table, self._sets(field, value))

    def _sets(self, field: str, value: Value) -> Sets:
        table, text = self.table, value.text
        if field == "is":
            return qualities.is_so(table, vocabulary.code(text), self.asked.today)
        if field == "has":
            return qualities.holding(table, vocabulary.code(text))
        if field == "due":
            return qualities.due(text, self.asked)
        if field == "changed":
            return qualities.changed(text, self.asked)
        assert field == "uid"
        return [Rows(Record.id, Record.id == (by_uid(text) or 0))]

    def _lacking(self, value: Value) -> Condition:
        none = qualities.lacking(self.table, vocabulary.code(value.text))
        if none is not None:
            return listed(self.table, none)
        return Opposite(listed(self.table, self._sets("has", value)))

    def _choice(self, field: str, code: str) -> Condition:
        model = model_of(self.table)
        if field == "confidentiality":
            return listed(self.table, [Rows(Record.id, Record.confidentiality == code)])
        own = getattr(model, field, None)
        if own is not None:
            return listed(self.table, [Rows(model.id, own == code)])
        sets = with_moves(self.table, getattr(Move, field) == code)
        if field == "kind":
            sets.append(Rows(Position.person, Position.kind == code))
        return listed(self.table, sets)

    def _view(self, value: Value) -> Condition:
        """What a saved view finds; one that refers to itself, or too deep, is text inside.

        One more where views already have too many conditions is text, too.
        """
        assert self.asked.views is not None
        if self.opened[0] > _MOST_IN_VIEWS:
            return self._value(None, Value(f"view:{value.text}")) or NOTHING
        text = self.asked.views[fold(value.text)]
        above = (*self.inside_of, fold(text))
        views = self.asked.views if len(above) < _DEEPEST_VIEW else {}
        asked = replace(self.asked, views=_without(views, above))
        query = parse(text, self.table, asked)
        self.opened[0] += len(query.terms)
        inner = _Compiler(query, asked, above, self.opened)
        found = None if query.root is None else inner.node(query.root)
        return Opposite(NOTHING) if found is None else found


def _without(views: Mapping[str, str], texts: tuple[str, ...]) -> dict[str, str]:
    """The views but for those with one of these queries."""
    return {name: text for name, text in views.items() if fold(text) not in texts}
