"""The rows whose values are counted, as the queries on them see it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from peewee import SQL, Expression, NodeList, fn

from mercato.records.finding import filtering
from mercato.records.finding.tables.specs import TABLES
from mercato.records.schema import Record, database

if TYPE_CHECKING:
    from mercato.records.finding.query import Query

FEW = 60_000
"""Rows up to which the values of each are looked at; of more, one row in `ONE_IN` is."""
ONE_IN = 16


def sampled(record: Any) -> Any:
    """That a record, a column, is in the sample: ids have patterns, so they are mixed first."""
    return NodeList((SQL("(("), record, SQL(f"* 40503) >> 8) % {ONE_IN} = 0")))


@dataclass(frozen=True)
class Base:
    """The result of a query; `condition` is None where that is the whole table."""

    table: str
    query: Query
    condition: filtering.Condition | None

    @property
    def model(self) -> Any:
        """The model of the table's rows."""
        return TABLES[self.table].model

    @cached_property
    def is_small(self) -> bool:
        """Whether the values of every single row can be looked at."""
        if (Record.select(fn.MAX(Record.id)).scalar() or 0) < FEW:
            return True
        return self.condition is not None and filtering.counted(self.condition, FEW)[0] < FEW

    def within(self, rows: Any, record: Any, *, of_all: bool = False) -> Any:
        """Only rows whose record is in the result; `of_all` tables have records of any type."""
        if self.condition is not None:
            return rows.where(Expression(record, "IN", SQL("(SELECT id FROM base)")))
        if of_all:
            return rows.where(record.in_(self.model.select(self.model.id)))
        return rows

    def ask(self, parts: list[Any], select: str, *, sample: bool = False) -> list[list[Any]]:
        """The rows of a query on `linked`: what is in the parts, which are narrowed to `base`.

        They come in one value: taken one by one, each would wait for Python's lock. With `sample`
        a large result is represented by some of its rows.
        """
        rendered = [part.sql() for part in parts]
        values = [value for _, values in rendered for value in values]
        linked = " UNION ALL ".join(sql for sql, _ in rendered)
        sql = f"linked AS ({linked}), found AS ({select}) SELECT json_group_array(row) FROM found"
        if self.condition is not None:
            rows = self.model.select(self.model.id)
            rows = rows.where(filtering.gathered(self.condition, self.model.id))
            if sample and not self.is_small:
                rows = rows.where(sampled(self.model.id))
            base, first = filtering.said(self.model, rows)
            sql, values = f"base(id) AS MATERIALIZED ({base}), {sql}", [*first, *values]
        (gathered,) = database.execute_sql(f"WITH {sql}", values).fetchone()
        return [json.loads(row) for row in json.loads(gathered)]
