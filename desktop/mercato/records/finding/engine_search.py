"""Asking the full-text index: the only place that speaks its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.schema import Base

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Search(Base):
    """The full-text index as a table; its first column stands for the whole row in MATCH."""

    rowid = pw.IntegerField(primary_key=True)
    search = pw.TextField()


_Search._meta.set_table_name("search")


def matches(column: str | None, texts: Iterable[str]) -> Any:
    """A subquery of the ids of records that hold all these pieces of folded text.

    A piece is at least three characters long, blanks counted; `column` is `name`, for names and
    aliases only, or None.
    """
    where = f"{column}: " if column else ""
    asked = " AND ".join(f'{where}"{text}"' for text in texts)
    return _Search.select(_Search.rowid).where(pw.Expression(_Search.search, "MATCH", asked))
