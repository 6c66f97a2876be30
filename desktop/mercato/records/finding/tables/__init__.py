"""Tables as lists of ids with pages of rows; finding records by what is typed of their names."""

from mercato.records.finding.tables.columns import Column, TableSpec
from mercato.records.finding.tables.reading import TABLES, begin, count, ids, page
from mercato.records.finding.tables.scopes import Scope
from mercato.records.finding.tables.suggesting import Match, suggest

__all__ = [
    "TABLES",
    "Column",
    "Match",
    "Scope",
    "TableSpec",
    "begin",
    "count",
    "ids",
    "page",
    "suggest",
]
