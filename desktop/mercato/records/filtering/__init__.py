"""From a query to what the database is asked: conditions on a table's rows."""

from mercato.records.filtering.compiling import condition, read
from mercato.records.query import Asked

__all__ = ["Asked", "condition", "read"]
