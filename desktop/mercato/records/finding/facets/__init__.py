"""Facets: the values that a result has in one respect, how often, and which are asked for.

A facet, the text of the query and its chips are one model: choosing a value rewrites the text
(`changed`), and the text says which values are chosen (`chosen`). `candidates` lists the values
there are; what choosing one gives is the number of rows of the text that `changed` returns. How
they are found is imported with the first facet that is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mercato.records.finding.facets.choosing import STATES, changed, chosen, cleared
from mercato.records.finding.facets.definitions import FACETS, SHOWN_FIRST, Candidate, Facet

if TYPE_CHECKING:
    from mercato.records.finding.query import Asked

__all__ = [
    "FACETS",
    "SHOWN_FIRST",
    "STATES",
    "Candidate",
    "Facet",
    "candidates",
    "changed",
    "chosen",
    "cleared",
]


def candidates(table: str, name: str, text: str, most: int, asked: Asked) -> list[Candidate]:
    """Values of a facet in the result of a query, whatever that says of the facet itself."""
    from mercato.records.finding.facets import listing

    return listing.candidates(table, name, text, most, asked)
