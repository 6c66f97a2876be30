"""What a refresh is about: the touched rows, or everything."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import peewee as pw

from mercato.records.derived.models import Touched
from mercato.records.schema import (
    Claim,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Source,
    database,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERYTHING: dict[str, type[pw.Model]] = {
    "text": Record,
    "cited": Record,
    "person": Person,
    "now": Person,
    "place": Person,
    "organization": Organization,
    "tree": Organization,
    "path": Organization,
    "position": Position,
    "move": Move,
    "date": Move,
    "flow": Move,
    "source": Source,
    "claim": Claim,
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows of each kind that a refresh is about; all there are when it is `complete`.

    Kinds are the names of journaled tables and, for what follows from them, `text`, `name`,
    `now`, `place`, `path`, `date`, `timed`, `flow`, `tree` and `cited`. `many` tells that there are
    so many rows that something is found out for all at once rather than for each.
    """

    complete: bool
    many: bool = False

    def rows(self, kind: str) -> pw.Query:
        """A subquery of the row ids of that kind."""
        if not self.complete:
            return touched(kind)
        model = _EVERYTHING[kind]
        return model.select(model.id)

    def of(self, kind: str, query: pw.Query, column: pw.Node) -> pw.Query:
        """A query, narrowed to where a column holds a row of that kind."""
        return query if self.complete else query.where(column.in_(touched(kind)))


def touched(kind: str) -> pw.Query:
    """A subquery of the rows of that kind that the refresh under way is about."""
    return Touched.select(Touched.row).where(Touched.kind == kind)


def once(query: pw.Query) -> pw.Query:
    """The query as a source of rows whose columns are worked out once, however often they are read.

    The offset keeps the engine from putting each column's expression where it is read.
    """
    return query.limit(pw.SQL("-1")).offset(pw.SQL("0")).alias("found")


def first_of(query: pw.Query) -> pw.Query:
    """The first row of the query; were the limit a parameter, each run would be planned anew."""
    return query.limit(pw.SQL("1"))


def rows_of(*kinds: str) -> set[int]:
    """The rows of these kinds that the refresh under way is about, as a set."""
    query = Touched.select(Touched.row).where(Touched.kind.in_(kinds))
    return {row for (row,) in query.tuples()}


@cache
def _compiled(build: Callable[..., pw.Query], arguments: tuple[Any, ...]) -> tuple[str, list[Any]]:
    sql, values = build(*arguments).sql()
    return sql, values


def run(build: Callable[..., pw.Query], *arguments: Any) -> Any:
    """Execute the query that `build` makes of these arguments; its SQL is made once only."""
    sql, values = _compiled(build, arguments)
    return database.execute_sql(sql, values)
