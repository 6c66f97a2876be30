"""Facets: the values that a result has in one respect, how often, and which are asked for.

A facet, the text of the query and its chips are one model: choosing a value rewrites the text
(`changed`), and the text says which values are chosen (`chosen`). `candidates` lists the values
there are; what choosing one gives is the number of rows of the text that `changed` returns.
"""

from mercato.records.finding.facets.base import Candidate
from mercato.records.finding.facets.candidates import candidates
from mercato.records.finding.facets.choosing import STATES, changed, chosen, cleared
from mercato.records.finding.facets.definitions import FACETS, SHOWN_FIRST, Facet

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
