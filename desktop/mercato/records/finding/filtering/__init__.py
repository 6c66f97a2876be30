"""From a query to what the database is asked: conditions on a table's rows."""

from mercato.records.finding.filtering.compiling import read, understood
from mercato.records.finding.filtering.conditions import Condition, at_most, expression
from mercato.records.finding.query import Asked

__all__ = ["Asked", "Condition", "at_most", "expression", "read", "understood"]
