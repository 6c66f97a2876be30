"""What a query says of a facet's values, and the query that says something else of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.finding.query import Asked, Query, Term, Value, parse, rewriting

if TYPE_CHECKING:
    from mercato.records.finding.facets.definitions import Facet

STATES = ("", "only", "not")
"""What can be said of a value, in the order of clicks: nothing, only it, not it."""


def chosen(query: Query, facet: Facet) -> dict[str, tuple[str, str]]:
    """The values that the query asks for or excludes, by key: each as written, and its state."""
    found: dict[str, tuple[str, str]] = {}
    for term in _terms(query, facet):
        for value in facet.values_of(term) or ():
            found[facet.key(value)] = (value, "not" if term.negated else "only")
    return found


def cleared(query: Query, facet: Facet) -> str:
    """The query without what it says of the facet."""
    return rewriting.without(query, _terms(query, facet))


def changed(
    query: Query, facet: Facet, value: str, state: str, asked: Asked, *, beside: bool = False
) -> str:
    """The query that wants "only" the value, excludes it ("not"), or says nothing of it ("").

    "Only" takes the place of other values that were asked for, or stands `beside` them.
    """
    rewrite = _Rewriting(facet, value, asked)
    if state == "only":
        return rewrite.only(query, beside=beside)
    return rewrite.exclude(query) if state == "not" else rewrite.forget(query)


def _terms(query: Query, facet: Facet) -> list[Term]:
    """The terms about the facet that hold for the whole query, not in an alternative of it."""
    return [term for term in rewriting.top_terms(query) if facet.values_of(term) is not None]


class _Rewriting:
    """One value of a facet, on its way to another state."""

    def __init__(self, facet: Facet, value: str, asked: Asked) -> None:
        self._facet = facet
        self._value = value
        self._key = facet.key(value)
        self._asked = asked

    def only(self, query: Query, *, beside: bool) -> str:
        """The value alone, in the place of the first that was asked for."""
        query = self._again(query, self._dropped(query, negated=True))
        wanted = self._find(query, negated=False)
        if not wanted:
            return rewriting.narrowed(query, self._facet.condition(self._value), self._asked)
        first, *others = wanted
        if beside:
            return query.text if self._holding(wanted) else self._with(query, first)
        holding = self._holding(wanted)
        if holding is not None and len(wanted) == len(holding.parts) == 1:
            return query.text
        text = rewriting.replaced(query, first, self._facet.condition(self._value))
        query = self._again(query, text)
        return rewriting.without(query, self._find(query, negated=False)[1:]) if others else text

    def exclude(self, query: Query) -> str:
        """The value excluded, together with what is excluded already."""
        excluded = self._find(query, negated=True)
        holding = [term for term in self._find(query, negated=False) if self._holds(term)]
        if self._holding(excluded):
            return self._dropped(query, negated=False)
        if len(holding) == 1 and len(holding[0].parts) == 1 and not excluded:
            return rewriting.replaced(query, holding[0], f"-{holding[0].text}")
        query = self._again(query, self._dropped(query, negated=False))
        if excluded and self._facet.kind != "sourced":
            return self._with(query, self._find(query, negated=True)[0])
        condition = self._facet.condition(self._value)
        return rewriting.narrowed(query, f"-{condition}", self._asked)

    def forget(self, query: Query) -> str:
        """Nothing said of the value."""
        return self._dropped(self._again(query, self._dropped(query, negated=True)), negated=False)

    def _again(self, query: Query, text: str) -> Query:
        return query if text == query.text else parse(text, query.table, self._asked)

    def _find(self, query: Query, *, negated: bool) -> list[Term]:
        return [term for term in _terms(query, self._facet) if term.negated == negated]

    def _holds(self, term: Term) -> bool:
        return any(self._facet.key(one) == self._key for one in self._facet.values_of(term) or ())

    def _holding(self, terms: list[Term]) -> Term | None:
        return next((term for term in terms if self._holds(term)), None)

    def _dropped(self, query: Query, *, negated: bool) -> str:
        """The query without the value in its terms of that kind."""
        while (term := self._holding(self._find(query, negated=negated))) is not None:
            kept = [part for part in term.parts if self._facet.key(part.text) != self._key]
            if kept and self._facet.kind != "sourced":
                text = rewriting.replaced(query, term, _rewritten(term, kept))
            else:
                text = rewriting.without(query, [term])
            query = self._again(query, text)
        return query.text

    def _with(self, query: Query, term: Term) -> str:
        """The query with the value beside the others of a term; before one that is still open."""
        if self._facet.kind == "sourced":
            return query.text
        own = self._facet.condition(self._value).partition(":")[2]
        head, values = _halves(term)
        is_open = term.parts[-1].quoted == "open"
        text = f"{head}{own},{values}" if is_open else f"{head}{values.rstrip(',')},{own}"
        return rewriting.replaced(query, term, text)


def _halves(term: Term) -> tuple[str, str]:
    """A term's text, its minus and field, and its values."""
    head, colon, values = term.text.partition(":")
    return head + colon, values


def _rewritten(term: Term, parts: list[Value]) -> str:
    return _halves(term)[0] + ",".join(map(rewriting.spelled, parts))
