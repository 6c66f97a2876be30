"""Views: a table with a query, columns, an order and facets, saved or always there."""

from mercato.records.finding.views.ready_made import READY_MADE, ReadyMade
from mercato.records.finding.views.saved import (
    LIMIT,
    View,
    arranged,
    delete,
    every,
    queries,
    rename,
    renamed,
    replace,
    save,
)

__all__ = [
    "LIMIT",
    "READY_MADE",
    "ReadyMade",
    "View",
    "arranged",
    "delete",
    "every",
    "queries",
    "rename",
    "renamed",
    "replace",
    "save",
]
