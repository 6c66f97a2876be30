"""Changing a query by its conditions: what else the user typed stays as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.records.finding.query.parsing import parse
from mercato.records.finding.query.scanning import Piece, pieces
from mercato.records.finding.query.terms import Asked, Group, Node, Query, Term, Value

if TYPE_CHECKING:
    from collections.abc import Collection

QUOTES = re.compile(r'["“”«»]+')
"""Whatever begins or ends a quotation in a query."""
_NEEDS_QUOTES = re.compile(r"[\s(),]|\.\.")


def phrase(name: str) -> str:
    """A name as a condition takes it, in quotes; a quotation cannot hold quotes of its own."""
    return f'"{" ".join(QUOTES.sub(" ", name).split())}"'


def spelled(value: Value) -> str:
    """A value as it can be typed."""
    if value.quoted == "open":
        return f'"{value.text}'
    if value.quoted or _NEEDS_QUOTES.search(value.text):
        return phrase(value.text)
    return value.text


def top_terms(query: Query) -> list[Term]:
    """The terms of which each must hold, whatever else is asked."""
    return [node for node in _conjuncts(query.root) if isinstance(node, Term)]


def _conjuncts(node: Node | None) -> list[Node]:
    """What must all hold: groups that only join are opened."""
    if isinstance(node, Group) and not (node.either or node.negated):
        return [inner for child in node.children for inner in _conjuncts(child)]
    return [] if node is None else [node]


def conditions(query: Query) -> list[Node]:
    """Terms and groups that narrow the result: without one of them there may be more."""
    found: list[Node] = []
    for node in _conjuncts(query.root):
        found.append(node)
        if isinstance(node, Group) and node.either and not node.negated:
            chains = [_conjuncts(child) for child in node.children]
            found += [inner for chain in chains if len(chain) > 1 for inner in chain]
    return found


def terms_of(node: Node) -> list[Term]:
    """The terms that a term or group consists of."""
    if isinstance(node, Term):
        return [node]
    return [term for child in node.children for term in terms_of(child)]


def without(query: Query, terms: Collection[Term]) -> str:
    """The query without these terms, and without the OR and parentheses that are left over."""
    cut = list(pieces(query.text))
    read = {term.start for term in query.terms}
    kept: list[Piece] = []
    for piece in cut:
        if any(term.start <= piece.start < term.end for term in terms):
            continue
        if piece.start in read or not _left_over(kept, read, piece):
            kept.append(piece)
    while kept and kept[-1].start not in read and kept[-1].mark in {"(", "OR"}:
        kept.pop()
    return _joined(query.text, cut, {piece.start for piece in kept})


def _left_over(kept: list[Piece], read: set[int], piece: Piece) -> bool:
    """Whether an OR lacks its left side, or a parenthesis closes nothing; takes away its match."""
    if piece.mark == ")" and kept and kept[-1].mark == "OR" and kept[-1].start not in read:
        kept.pop()
    before = kept[-1] if kept else None
    open_side = before is None or (before.start not in read and before.mark in {"(", "OR"})
    if piece.mark == "OR":
        return open_side
    if piece.mark == ")" and open_side and before is not None:
        kept.pop()
        return True
    return False


def _joined(text: str, cut: list[Piece], standing: set[int]) -> str:
    """The standing pieces with the blanks between them; where one is gone, the narrower ones."""
    made, end = "", 0
    gap: str | None = None
    last: Piece | None = None
    for piece in cut:
        blanks = text[end : piece.start]
        beside = gap is None
        gap = blanks if gap is None else min(gap, blanks, key=len)
        end = piece.end
        if piece.start not in standing:
            continue
        if last is not None and not (gap or beside or last.mark == "(" or piece.mark == ")"):
            gap = " "
        made += (gap if last is not None or beside else "") + text[piece.start : piece.end]
        last, gap = piece, None
    return made + text[end:] if cut and last is cut[-1] else made


def replaced(query: Query, term: Term, text: str) -> str:
    """The query with another text in the place of a term."""
    return query.text[: term.start] + text + query.text[term.end :]


def narrowed(query: Query, condition: str, asked: Asked) -> str:
    """The query and one more condition; as it is where that cannot be said in one line.

    An open quote or parenthesis would swallow what follows it, an OR would make it an alternative.
    """
    text = query.text
    if query.root is None and not text.strip():
        return condition
    space = "" if text[-1:].isspace() else " "
    added = parse(condition, query.table, asked).root
    assert added is not None
    for made in (
        f"{text}{space}{condition}",
        f"({text}) {condition}",
        f"{condition} {text}",
        f"{condition} ({text}",
    ):
        root = parse(made, query.table, asked).root
        if same(root, _both(query.root, added)) or same(root, _both(added, query.root)):
            return made
    return text


def _both(one: Node | None, other: Node | None) -> Node | None:
    nodes = (*_conjuncts(one), *_conjuncts(other))
    return nodes[0] if len(nodes) == 1 else Group(nodes)


def same(one: Node | None, other: Node | None) -> bool:
    """Whether two trees ask the same in the same order, wherever their terms stand."""
    ones, others = _conjuncts(one), _conjuncts(other)
    return len(ones) == len(others) and all(map(_alike, ones, others))


def _alike(one: Node, other: Node) -> bool:
    if isinstance(one, Term) and isinstance(other, Term):
        return _meaning(one) == _meaning(other)
    if isinstance(one, Group) and isinstance(other, Group):
        kind = (one.either, one.negated) == (other.either, other.negated)
        paired = len(one.children) == len(other.children)
        return kind and paired and all(map(same, one.children, other.children))
    return False


def _meaning(term: Term) -> tuple[object, ...]:
    return term.field, term.parts, term.negated, term.understood
