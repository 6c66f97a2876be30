"""Asking the full-text indexes: the only place that speaks their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import PlaceText, SearchText
from mercato.records.schema import Base

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


class Holds(pw.ColumnBase):
    """That the record in a column has a piece of folded text among its words, or in its name.

    Said in two ways that mean the same: as a set of ids from the index, or, where the context is
    `by_row`, as a look at the one record's text.
    """

    def __init__(self, field: Any, piece: str, *, words: str) -> None:
        self._field, self._piece, self._words = field, piece, words

    def __sql__(self, ctx: pw.Context) -> pw.Context:
        made = (
            self._looked_at()
            if ctx.state.by_row
            else pw.Expression(self._field, pw.OP.IN, self.ids())
        )
        return ctx.sql(made)

    def ids(self) -> Any:
        """A subquery of the ids of all such records."""
        if self._words == "place":
            asked = pw.Expression(_Places.places, "MATCH", f'"{self._piece}"')
            return _Places.select(_Places.rowid).where(asked)
        return matches("name" if self._words == "name" else None, [self._piece])

    def _looked_at(self) -> Any:
        model: Any = PlaceText if self._words == "place" else SearchText
        found = [fn.instr(column, self._piece) > 0 for column in self._columns()]
        held = found[0] if len(found) == 1 else found[0] | found[1]
        return fn.EXISTS(model.select(pw.SQL("1")).where(model.id == self._field, held))

    def _columns(self) -> tuple[Any, ...]:
        if self._words == "place":
            return (PlaceText.words,)
        return (SearchText.name,) if self._words == "name" else (SearchText.name, SearchText.body)


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


def has_text(field: Any, piece: str) -> Holds:
    """That the record in the column has the piece in its own text, names included."""
    return Holds(field, piece, words="text")


def is_called(field: Any, piece: str) -> Holds:
    """That the record in the column has the piece in a name or alias."""
    return Holds(field, piece, words="name")


def is_place(field: Any, piece: str) -> Holds:
    """That the organization in the column, or one above it, has the piece in a name or alias."""
    return Holds(field, piece, words="place")
