"""Conditions on records, as sets of ids and as questions about one row, put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import and_, or_
from typing import Any

from peewee import SQL, Expression, NodeList

from mercato.records.schema import database


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of SQL with its values."""

    sql: str
    values: list[Any] = field(default_factory=list)

    def filled(self, slot: str, piece: str) -> Said:
        """The same with a piece of text in its slots."""
        values = [one.replace(slot, piece) if isinstance(one, str) else one for one in self.values]
        return Said(self.sql, values)

    def node(self) -> SQL:
        """As part of a query."""
        return SQL(self.sql, self.values)


@dataclass(frozen=True, slots=True)
class Listed:
    """That a record is in a set: a subquery of `ids`, and a `test` of the row called `ROW`.

    `linked` is the same test, with what the row links to as sets that are made once: less work for
    very many rows.
    """

    ids: Said
    test: Said
    linked: Said

    @property
    def is_cheap(self) -> bool:
        """Whether the row's own columns answer the question."""
        return "SELECT" not in self.test.sql


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

NOTHING = Listed(Said("(SELECT 0 WHERE 0)"), Said("0"), Said("0"))
"""No record at all."""


def all_of(conditions: list[Condition]) -> Condition:
    """That all of the conditions hold."""
    return conditions[0] if len(conditions) == 1 else Joined(tuple(conditions), either=False)


def any_of(conditions: list[Condition]) -> Condition:
    """That one of the conditions holds; those that are sets are one set together.

    Were they asked one by one, a row in none would be looked up in each of them.
    """
    sets = [one for one in conditions if isinstance(one, Listed)]
    if len(sets) > 1:
        united = Listed(
            _united([one.ids for one in sets]),
            _either([one.test for one in sets]),
            _either([one.linked for one in sets]),
        )
        conditions = [united, *(one for one in conditions if not isinstance(one, Listed))]
    return conditions[0] if len(conditions) == 1 else Joined(tuple(conditions), either=True)


def _united(sets: list[Said]) -> Said:
    rows = " UNION ALL ".join(f"SELECT * FROM {one.sql}" for one in sets)
    return Said(f"({rows})", [value for one in sets for value in one.values])


def _either(tests: list[Said]) -> Said:
    """In halves, for the same reason as in `balanced`."""
    if len(tests) == 1:
        return tests[0]
    half = len(tests) // 2
    first, second = _either(tests[:half]), _either(tests[half:])
    return Said(f"({first.sql} OR {second.sql})", first.values + second.values)


def expression(condition: Condition, field: Any) -> Any:
    """The condition as one on a column of ids, by sets."""
    if isinstance(condition, Listed):
        return Expression(field, "IN", condition.ids.node())
    if isinstance(condition, Opposite):
        return ~expression(condition.child, field)
    made = [expression(child, field) for child in condition.children]
    return balanced(made, or_ if condition.either else and_)


def question(condition: Condition, *, linked: bool = False) -> Any:
    """The condition as a question about the row that the query calls `ROW`.

    What it links to is looked at row by row, and only what lies further off is a set (`among`);
    with `linked`, for very many rows, all of that is sets.
    """
    if isinstance(condition, Listed):
        return (condition.linked if linked else condition.test).node()
    if isinstance(condition, Opposite):
        # What is not known does not hold, so its opposite does, as it does with sets.
        return NodeList((SQL("("), question(condition.child, linked=linked), SQL(") IS NOT TRUE")))
    made = [question(child, linked=linked) for child in condition.children]
    return balanced(made, or_ if condition.either else and_)


def balanced(conditions: list[Any], operator: Any) -> Any:
    """Join in halves: a long chain would be too deep for the engine and for Python."""
    if len(conditions) == 1:
        return conditions[0]
    half = len(conditions) // 2
    return operator(balanced(conditions[:half], operator), balanced(conditions[half:], operator))


def counted(condition: Condition, limit: int) -> tuple[int, Condition]:
    """How many records the condition may hold of, as far as that is below the limit.

    Sets that were found to be few stand in the condition as such, and need not be found again.
    """
    if isinstance(condition, Opposite):
        return limit, condition
    if isinstance(condition, Listed):
        return _counted_set(condition, limit)
    children = list(condition.children)
    found = 0 if condition.either else limit
    for place, child in enumerate(children):
        number, children[place] = counted(child, limit)
        found = min(limit, found + number) if condition.either else min(found, number)
        if found == limit if condition.either else found < limit:
            break
    return found, Joined(tuple(children), condition.either)


def _counted_set(condition: Listed, limit: int) -> tuple[int, Listed]:
    ids = condition.ids
    first = f"SELECT id FROM found LIMIT {limit}"
    count, listed = database.execute_sql(
        f"WITH found(id) AS {ids.sql} SELECT count(*), json_group_array(id) FROM ({first})",
        ids.values,
    ).fetchone()
    if count == limit:
        return limit, condition
    return count, replace(condition, ids=Said("(SELECT value FROM json_each(?))", [listed]))
