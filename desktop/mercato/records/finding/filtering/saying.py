"""SQL in which the rows of a table have the name that questions about them use."""

from __future__ import annotations

from typing import Any

from mercato.records.schema import database

ROW = "row"
"""What the row that a question is about is called in its SQL."""


def said(model: Any, query: Any) -> tuple[str, list[Any]]:
    """A query's SQL, in which the rows of the model have the name that questions use."""
    context = database.get_sql_context()
    context.alias_manager[model._meta.table] = ROW
    sql, values = context.sql(query).query()
    return sql, values
