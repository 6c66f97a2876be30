"""From a query to what the database is asked: conditions on a table's rows."""

from mercato.records.finding.filtering.compiling import read, understood
from mercato.records.finding.filtering.conditions import (
    FEW,
    ROW,
    Condition,
    at_most,
    expression,
    gathered,
    test,
)
from mercato.records.finding.query import Asked

__all__ = [
    "FEW",
    "ROW",
    "Asked",
    "Condition",
    "at_most",
    "expression",
    "gathered",
    "read",
    "test",
    "understood",
]
