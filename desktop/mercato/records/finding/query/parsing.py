"""Reading a query: never fails, and what it does not understand is text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from mercato.records.finding.query import vocabulary
from mercato.records.finding.query.scanning import Piece, pieces
from mercato.records.finding.query.terms import Asked, Group, Node, Query, Term, Value

MOST_VALUES = 200
"""Values beyond which nobody typed the query: all of it is taken for one text."""
MOST_PIECES = 10 * MOST_VALUES
"""Words, parentheses and ORs, beyond which the same holds."""
DEEPEST = 24
"""Parentheses in parentheses beyond which the same holds."""


@dataclass(slots=True)
class _Level:
    """A group while it is read: alternatives of conditions."""

    negated: bool = False
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])

    def node(self) -> Node | None:
        """The group, or its only child; None if it is empty."""
        choices = [_group(tuple(children)) for children in self.alternatives if children]
        if not choices:
            return None
        if len(choices) == 1 and not self.negated:
            return choices[0]
        return Group(tuple(choices), either=True, negated=self.negated)


def _group(children: tuple[Node, ...]) -> Node:
    return children[0] if len(children) == 1 else Group(children)


class _TooMuchError(Exception):
    """More than anybody types."""


def parse(text: str, table: str, asked: Asked | None = None) -> Query:
    """The query of a table that the text says; what is not understood is searched as text."""
    terms: list[Term] = []
    try:
        root = _read(text, table, asked or Asked(), terms)
    except _TooMuchError:
        root = Term(0, len(text), text, None, (Value(text),), understood=False)
        terms = [root]
    return Query(text, table, root, tuple(terms))


def _read(text: str, table: str, asked: Asked, terms: list[Term]) -> Node | None:
    levels = [_Level()]
    values = 0
    cut = list(islice(pieces(text), MOST_PIECES))
    if len(cut) == MOST_PIECES:
        raise _TooMuchError
    for number, piece in enumerate(cut):
        if len(levels) > DEEPEST:
            raise _TooMuchError
        if piece.mark == "(":
            levels.append(_Level(piece.negated))
        elif piece.mark == ")" and len(levels) > 1:
            _close(levels)
        elif piece.mark == "OR" and _joins(cut, number, levels[-1]):
            levels[-1].alternatives.append([])
        else:
            values += len(piece.values)
            if values > MOST_VALUES:
                raise _TooMuchError
            term = _term(text, table, asked, piece)
            terms.append(term)
            levels[-1].alternatives[-1].append(term)
    while len(levels) > 1:
        _close(levels)
    return levels[0].node()


def _close(levels: list[_Level]) -> None:
    node = levels.pop().node()
    if node is not None:
        levels[-1].alternatives[-1].append(node)


def _joins(cut: list[Piece], number: int, level: _Level) -> bool:
    """Whether an OR stands between two conditions; else it is a word like any other."""
    follows = cut[number + 1] if number + 1 < len(cut) else None
    something = follows is not None and follows.mark not in {")", "OR"}
    return bool(level.alternatives[-1]) and something


def _term(text: str, table: str, asked: Asked, piece: Piece) -> Term:
    typed = text[piece.start : piece.end]
    if piece.field is None:
        return Term(
            piece.start,
            piece.end,
            typed,
            None,
            piece.values or (Value(piece.mark),),
            piece.negated,
            understood=piece.mark == "",
        )
    name = vocabulary.SAME.get(piece.field, piece.field)
    if piece.values and all(
        vocabulary.understands(table, name, value, asked) for value in piece.values
    ):
        return Term(piece.start, piece.end, typed, name, piece.values, piece.negated)
    words = (Value(typed.lstrip("-")),)
    return Term(piece.start, piece.end, typed, None, words, piece.negated, understood=False)
