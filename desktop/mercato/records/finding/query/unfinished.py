"""A condition that is still being typed: its field is there, its value names nothing yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mercato.records.finding.query import rewriting, vocabulary
from mercato.records.finding.query.parsing import parse
from mercato.records.finding.query.terms import Asked, Query, Term

_BEGUN = re.compile(r"(-*[A-Za-z_]+):(.*)", re.DOTALL)
_OPENED = re.compile(r"[\"“”«»]?([^\"“”«»]*)")
"""A value, perhaps in a quotation that is not closed yet."""
_LONGEST = 40
"""Letters of a value whose beginnings are tried."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A condition that is just begun, and the query as far as it is understood until then."""

    term: Term
    so_far: str


def unfinished(query: Query, cursor: int, asked: Asked) -> Begun | None:
    """The condition right before the cursor, if more letters may make a value of its last one.

    To a query it is text; whoever types it is about to say what it means.
    """
    for term in query.terms:
        typed = None if term.understood or term.end != cursor else _BEGUN.fullmatch(term.text)
        if typed is not None and field_of(term) in vocabulary.names(query.table):
            return _begun(query, term, typed[2], asked)
    return None


def field_of(term: Term) -> str:
    """The field whose name stands before the colon of a condition that is just begun."""
    name = term.text.partition(":")[0].lstrip("-").lower()
    return vocabulary.SAME.get(name, name)


def typed_of(term: Term) -> str:
    """What stands behind the colon of a condition that is just begun, without quotes."""
    return rewriting.QUOTES.sub("", term.text.partition(":")[2])


def _begun(query: Query, term: Term, values: str, asked: Asked) -> Begun | None:
    """The condition, unless its last value is none and will be none."""
    before, comma, last = term.text.rpartition(",")
    has_others = bool(comma) and _is_understood(before, query.table, asked)
    opened = _OPENED.fullmatch(last if has_others else values)
    if opened is None or not vocabulary.may_become(query.table, field_of(term), opened[1], asked):
        return None
    shorter = (term.text[:-cut] for cut in range(1, min(len(opened[1]), _LONGEST)))
    kept = next((one for one in shorter if _is_understood(one, query.table, asked)), "")
    kept = kept or (before if has_others else "")
    if kept:
        return Begun(term, f"{query.text[: term.start]}{kept}{query.text[term.end :]}")
    return Begun(term, rewriting.without(query, [term]))


def _is_understood(text: str, table: str, asked: Asked) -> bool:
    read = parse(text, table, asked).root
    return isinstance(read, Term) and read.understood and read.field is not None
