"""A condition that is still being typed: its field is there, its value names nothing yet.

Or nothing of it is there but the OR before it, or the first letters of its field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mercato.records.finding.query import rewriting, vocabulary
from mercato.records.finding.query.parsing import parse
from mercato.records.finding.query.terms import Asked, Query, Term

_BEGUN = re.compile(r"(-*[A-Za-z_]+):(.*)", re.DOTALL)
_WORD = re.compile(r"-*([a-z_]*)")
"""What may become the name of a field; a word with a capital is the name of something else."""
_OPENED = re.compile(r"[\"“”«»]?([^\"“”«»]*)")
"""A value, perhaps in a quotation that is not closed yet."""
_LONGEST = 40
"""Letters of a date whose beginnings are tried."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A condition that is just begun, and the query as far as it is understood until then."""

    term: Term
    so_far: str


def unfinished(query: Query, cursor: int, asked: Asked) -> Begun | None:
    """The condition right before the cursor, if more letters may make a value of its last one.

    To a query it is text, as an OR is with nothing behind it; whoever types it is about to say what
    it means.
    """
    for term in query.terms:
        joins = term.text == "OR" and _will_join(query, term, cursor, asked)
        if joins or (term.end == cursor and begins_field(query.table, term)):
            return Begun(term, rewriting.without(query, [term]))
        typed = None if term.understood or term.end != cursor else _BEGUN.fullmatch(term.text)
        if typed is not None and field_of(term) in vocabulary.names(query.table):
            return _begun(query, term, typed[2], asked)
    return None


def begins_field(table: str, term: Term) -> bool:
    """Whether the condition is a word that a field's name begins with."""
    word = _WORD.fullmatch(term.text)
    return word is not None and vocabulary.may_become_field(table, word[1])


def field_of(term: Term) -> str:
    """The field whose name stands before the colon of a condition that is just begun."""
    name = term.text.partition(":")[0].lstrip("-").lower()
    return vocabulary.SAME.get(name, name)


def typed_of(term: Term) -> str:
    """What stands behind the colon of a condition that is just begun, without quotes."""
    return rewriting.QUOTES.sub("", term.text.partition(":")[2])


def _will_join(query: Query, term: Term, cursor: int, asked: Asked) -> bool:
    """Whether a condition at the cursor would make an OR of this word."""
    if cursor < term.end or query.text[term.end : cursor].strip():
        return False
    more = parse(f"{query.text[: term.end]} x", query.table, asked)
    return all(one.start != term.start for one in more.terms)


def _begun(query: Query, term: Term, values: str, asked: Asked) -> Begun | None:
    """The condition, unless its last value is none and will be none."""
    before, comma, last = term.text.rpartition(",")
    has_others = bool(comma) and _is_understood(before, query.table, asked)
    opened = _OPENED.fullmatch(last if has_others else values)
    if opened is None or not vocabulary.may_become(query.table, field_of(term), opened[1], asked):
        return None
    # A date says more with each sign; the first letters of a country are another one's code.
    longest = _LONGEST if vocabulary.is_date(query.table, field_of(term)) else 0
    shorter = (term.text[:-cut] for cut in range(1, min(len(opened[1]), longest)))
    kept = next((one for one in shorter if _is_understood(one, query.table, asked)), "")
    kept = kept or (before if has_others else "")
    if kept:
        return Begun(term, f"{query.text[: term.start]}{kept}{query.text[term.end :]}")
    return Begun(term, rewriting.without(query, [term]))


def _is_understood(text: str, table: str, asked: Asked) -> bool:
    read = parse(text, table, asked).root
    return isinstance(read, Term) and read.understood and read.field is not None
