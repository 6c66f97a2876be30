"""From a query to what the database is asked: conditions on a table's rows.

What puts conditions together is imported when a query is first read: a table without one, as a
window shows it at the start, needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.finding.filtering.saying import said

if TYPE_CHECKING:
    from mercato.records.finding.filtering.conditions import (
        Condition,
        counted,
        expression,
        question,
    )
    from mercato.records.finding.filtering.gathering import FEW, Gathering, gathered
    from mercato.records.finding.query.terms import Asked, Query

__all__ = [
    "FEW",
    "Condition",
    "Gathering",
    "counted",
    "expression",
    "gathered",
    "question",
    "read",
    "said",
    "understood",
]
_GATHERING = ("FEW", "Gathering", "gathered")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from mercato.records.finding.filtering import conditions, gathering

    return getattr(gathering if name in _GATHERING else conditions, name)


def read(table: str, text: str, asked: Asked | None = None) -> Query:
    """The query as it is understood in the open file, with the views that are saved in it."""
    from mercato.records.finding.filtering import compiling

    return compiling.read(table, text, asked)


def understood(table: str, text: str, asked: Asked | None = None) -> Condition | None:
    """What a query asks of the records of the table; None if it asks nothing."""
    if not text.strip():
        return None
    from mercato.records.finding.filtering import compiling

    return compiling.understood(table, text, asked)
