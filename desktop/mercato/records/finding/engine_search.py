"""Asking the full-text indexes: the only place that speaks their language."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import PlaceText, SearchText
from mercato.records.schema import Base, database

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Search(Base):
    """A full-text index as a table; its first column stands for the whole row in MATCH."""

    rowid = pw.IntegerField(primary_key=True)
    search = pw.TextField()


class _Places(Base):
    """The one over the names of organizations and of what is above them."""

    rowid = pw.IntegerField(primary_key=True)
    places = pw.TextField()


_Search._meta.set_table_name("search")
_Places._meta.set_table_name("places")


def matches(column: str | None, texts: Iterable[str]) -> Any:
    """A subquery of the ids of records that hold all these pieces of folded text.

    A piece is at least three characters long, blanks counted; `column` is `name`, for names and
    aliases only, or None.
    """
    where = f"{column}: " if column else ""
    asked = " AND ".join(f'{where}"{text}"' for text in texts)
    return _Search.select(_Search.rowid).where(pw.Expression(_Search.search, "MATCH", asked))


class TwoWays(pw.ColumnBase):
    """The same said as a look at one row and as a set: for a context that is `by_row`, or not."""

    def __init__(self, by_row: Any, by_set: Any) -> None:
        self._by_row, self._by_set = by_row, by_set

    def __sql__(self, ctx: pw.Context) -> pw.Context:
        return ctx.sql(self._by_row if ctx.state.by_row else self._by_set)


class AsSet(pw.Node):
    """A subquery within a question about one row that is a set all the same, made once."""

    def __init__(self, query: Any) -> None:
        self._query = query

    def __sql__(self, ctx: pw.Context) -> pw.Context:
        with ctx(by_row=False, subquery=True):
            return ctx.sql(self._query)


def among(field: Any, query: Any) -> Any:
    """That a column holds one of the ids that a subquery finds."""
    return pw.Expression(field, pw.OP.IN, AsSet(query))


def has_text(field: Any, piece: str) -> TwoWays:
    """That the record in the column has the piece in its own text, names included."""
    texts = (SearchText.name, SearchText.body)
    return _holds(field, piece, SearchText, texts, matches(None, [piece]))


def is_called(field: Any, piece: str) -> TwoWays:
    """That the record in the column has the piece in a name or alias."""
    return _holds(field, piece, SearchText, (SearchText.name,), matches("name", [piece]))


def is_place(field: Any, piece: str) -> TwoWays:
    """That the organization in the column, or one above it, has the piece in a name or alias."""
    asked = pw.Expression(_Places.places, "MATCH", f'"{piece}"')
    ids = _Places.select(_Places.rowid).where(asked)
    return _holds(field, piece, PlaceText, (PlaceText.words,), ids)


def _holds(field: Any, piece: str, model: Any, texts: tuple[Any, ...], ids: Any) -> TwoWays:
    """That one of a record's folded texts has the piece in it, which `ids` finds in the index."""
    held = reduce(or_, [fn.instr(text, piece) > 0 for text in texts])
    row = model.select(pw.SQL("1")).where(model.id == field, held)
    return TwoWays(fn.EXISTS(row), pw.Expression(field, pw.OP.IN, ids))


def read_places() -> None:
    """Read the index over the names of organizations, which is small, from end to end."""
    stored = pw.Table("places_data", ("id", "block"), _database=database)
    stored.select(fn.TOTAL(fn.length(stored.block))).scalar()
