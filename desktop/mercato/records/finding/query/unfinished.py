"""A condition that is still being typed: its field is there, nothing of its value yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mercato.records.finding.query import vocabulary

if TYPE_CHECKING:
    from mercato.records.finding.query.terms import Query, Term

_LACKS_VALUE = re.compile(r"-*[A-Za-z_]+:[\"“”«»]?")


def unfinished(query: Query, cursor: int) -> Term | None:
    """The condition that lacks a value right before the cursor; None if there is none.

    To a query it is text; whoever types it is about to say what it means.
    """
    for term in query.terms:
        begun = term.end == cursor and _LACKS_VALUE.fullmatch(term.text) is not None
        if begun and field_of(term) in vocabulary.names(query.table):
            return term
    return None


def field_of(term: Term) -> str:
    """The field whose name stands before the colon of a condition that lacks its value."""
    name = term.text.partition(":")[0].lstrip("-").lower()
    return vocabulary.SAME.get(name, name)
