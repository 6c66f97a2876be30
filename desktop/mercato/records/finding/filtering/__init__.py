"""From a query to what the database is asked: conditions on a table's rows."""

from mercato.records.finding.filtering.compiling import read, understood
from mercato.records.finding.filtering.conditions import (
    Condition,
    at_most,
    expression,
    said,
    test,
)
from mercato.records.finding.filtering.gathering import FEW, Gathering, gathered
from mercato.records.finding.query import Asked

__all__ = [
    "FEW",
    "Asked",
    "Condition",
    "Gathering",
    "at_most",
    "expression",
    "gathered",
    "read",
    "said",
    "test",
    "understood",
]
