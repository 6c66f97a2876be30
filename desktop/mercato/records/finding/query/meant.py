"""What may have been meant by a condition that was not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING

from mercato.records.finding.query import rewriting, vocabulary
from mercato.records.finding.query.parsing import parse
from mercato.records.finding.query.terms import Asked, Query, Term, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONDITION = re.compile(r"(-*)(\w+):(.*)")
_ALIKE = 0.7
"""How like a word has to be to the one that may have been meant: from 0 to 1."""
_MOST_WORDS = 3
"""Words behind a condition that may belong to its value."""
_MOST_TERMS = 8
"""Conditions that are looked at, of those that were not understood, from the left."""
_MOST_TOGETHER = 12
"""Ways to correct several of them at once that are tried."""


@dataclass(frozen=True, slots=True)
class _Correction:
    """A condition that is understood, to stand in the place of one that is not."""

    start: int
    end: int
    text: str
    term: Term


def meant(query: Query, asked: Asked) -> dict[str, Term]:
    """Queries in which one condition more is understood, each with that condition.

    A field or value is spelled as it should be (form:apple), a value stands with the field that
    has it (is:rumoured), or words that follow belong to it and lack quotes (date:July 2025).
    """
    found: dict[str, Term] = {}
    for one in chain.from_iterable(_corrections(query, asked)):
        found.setdefault(_corrected(query, [one]), one.term)
    return found


def together(query: Query, asked: Asked) -> dict[str, tuple[Term, ...]]:
    """Queries in which several conditions more are understood, all that can be at once."""
    each = [found for found in _corrections(query, asked) if found]
    if len(each) < 2:
        return {}
    chosen = islice(product(*each), _MOST_TOGETHER)
    return {_corrected(query, ones): tuple(one.term for one in ones) for ones in chosen}


def _corrections(query: Query, asked: Asked) -> list[list[_Correction]]:
    """What may stand instead of each condition that was not understood, the likeliest first."""
    unknown = [place for place, term in enumerate(query.terms) if not term.understood]
    return [_instead(query, place, asked) for place in unknown[:_MOST_TERMS]]


def _instead(query: Query, place: int, asked: Asked) -> list[_Correction]:
    term, found = query.terms[place], list[_Correction]()
    typed = _CONDITION.fullmatch(term.text)
    for end, text in _candidates(query, place, *typed.groups()) if typed else ():
        read = parse(text, query.table, asked).root
        if isinstance(read, Term) and read.understood and read.field:
            found.append(_Correction(term.start, end, text, read))
    return found


def _corrected(query: Query, corrections: Sequence[_Correction]) -> str:
    """The query with each of them in its place; they stand from left to right."""
    text = query.text
    for one in reversed(corrections):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def _candidates(
    query: Query, place: int, minus: str, field: str, typed: str
) -> Iterator[tuple[int, str]]:
    """Conditions that may stand instead of a term, each with where that ends."""
    end, table = query.terms[place].end, query.table
    known = (*vocabulary.names(table), *vocabulary.SAME)
    for name in vocabulary.names(table):
        if vocabulary.code(typed) in vocabulary.codes_of(table, name):
            yield end, f"{minus}{name}:{typed}"
    if field.lower() not in known:
        for name in get_close_matches(field.lower(), known, cutoff=_ALIKE):
            yield end, f"{minus}{name}:{typed}"
        return
    following = _words_behind(query, place)
    for count in range(len(following), 0, -1):
        said = " ".join((typed, *(word.text for word in following[:count]))).strip()
        yield following[count - 1].end, f"{minus}{field}:{rewriting.spelled(Value(said))}"
    name = vocabulary.SAME.get(field.lower(), field.lower())
    choices = vocabulary.choices(table, name)
    for code in get_close_matches(vocabulary.code(typed), choices, cutoff=_ALIKE):
        yield end, f"{minus}{field}:{code}"


def _words_behind(query: Query, place: int) -> list[Term]:
    """The bare words that follow a term, with nothing but blanks between."""
    found: list[Term] = []
    for before, word in pairwise(query.terms[place : place + _MOST_WORDS + 1]):
        beside = query.text[before.end : word.start].isspace()
        bare = word.field is None and word.understood and not word.negated
        if not (beside and bare) or word.parts[0].quoted:
            break
        found.append(word)
    return found
