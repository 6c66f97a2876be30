"""Conditions on records, as sets of ids put together by and, or, not."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import and_, or_
from typing import Any

from peewee import SQL, Expression

from mercato.records.schema import database


@dataclass(frozen=True, slots=True)
class Listed:
    """That a record is in a set: a subquery of ids, without nulls, as SQL with its values.

    `own` says the same of a column of the record's own row, where that is all there is to it.
    """

    sql: str
    values: list[Any] = field(default_factory=list)
    own: Any = None


@dataclass(frozen=True, slots=True)
class Joined:
    """That all of some conditions hold, or any of them."""

    children: tuple[Condition, ...]
    either: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """That a condition does not hold."""

    child: Condition


Condition = Listed | Joined | Opposite

NOTHING = Listed("(SELECT 0 WHERE 0)")
"""No record at all."""


def all_of(conditions: list[Condition]) -> Condition:
    """That all of the conditions hold."""
    return conditions[0] if len(conditions) == 1 else Joined(tuple(conditions), either=False)


def any_of(conditions: list[Condition]) -> Condition:
    """That one of the conditions holds."""
    return conditions[0] if len(conditions) == 1 else Joined(tuple(conditions), either=True)


def expression(condition: Condition, field: Any, *, joined: bool = True) -> Any:
    """The condition as one on a column of ids; the record's own row is at hand if `joined`."""
    if isinstance(condition, Listed):
        return Expression(field, "IN", SQL(condition.sql, condition.values))
    if isinstance(condition, Opposite):
        return ~expression(condition.child, field, joined=joined)
    own = _own(condition) if joined else {}
    made = [
        own[place] if place in own else expression(child, field, joined=joined)
        for place, child in enumerate(condition.children)
    ]
    return _balanced(made, or_ if condition.either else and_)


def _own(condition: Joined) -> dict[int, Any]:
    """Conditions that had better be asked of each row that the others leave, by their place."""
    if condition.either:
        return {}
    children = enumerate(condition.children)
    own = {n: one.own for n, one in children if isinstance(one, Listed) and one.own is not None}
    return own if len(own) < len(condition.children) else {}


def _balanced(conditions: list[Any], operator: Any) -> Any:
    """Join in halves: a long chain would be too deep for the engine and for Python."""
    if len(conditions) == 1:
        return conditions[0]
    half = len(conditions) // 2
    return operator(_balanced(conditions[:half], operator), _balanced(conditions[half:], operator))


def at_most(condition: Condition, limit: int) -> int:
    """How many records the condition may hold of, as far as that is below the limit."""
    if isinstance(condition, Opposite):
        return limit
    if isinstance(condition, Listed):
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {condition.sql} LIMIT {limit})"
        return int(database.execute_sql(sql, condition.values).fetchone()[0])
    found = 0 if condition.either else limit
    for child in condition.children:
        number = at_most(child, limit)
        found = min(limit, found + number) if condition.either else min(found, number)
        if found == limit if condition.either else found < limit:
            break
    return found
