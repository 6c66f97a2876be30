"""Finding all records of which a condition holds: by which sets, and by which questions."""

from __future__ import annotations

import math
from functools import cached_property
from operator import and_
from typing import TYPE_CHECKING, Any

from mercato.records.finding.filtering import sampling
from mercato.records.finding.filtering.conditions import (
    Condition,
    Joined,
    Listed,
    Opposite,
    at_most,
    balanced,
    expression,
    test,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW = 4_000
"""Records that are better all sorted than looked for in order."""

_LISTING, _ASKING, _ASKING_CHEAP = 1.5e-6, 8e-6, 0.5e-6
"""Seconds for an id of a set, and for a question that leads to other rows or that does not."""


def gathered(condition: Condition, field: Any) -> Any:
    """The condition as one on the ids of the rows called `ROW`, of which not many are expected."""
    return Gathering(condition, field).expression()


class Gathering:
    """How to find all records of which a condition holds, among those of a column of ids.

    Of several conditions the one that leaves the fewest rows gives a set; those are asked the
    others, or looked up in their sets, whichever is less work.
    """

    def __init__(self, condition: Condition, field: Any) -> None:
        self._children: tuple[Condition, ...] = (condition,)
        if isinstance(condition, Joined) and not condition.either:
            self._children = condition.children
        self._field = field

    def expression(self) -> Any:
        """The condition, the rarest part of it first."""
        if len(self._children) == 1:
            return expression(self._children[0], self._field)
        return balanced(self._chosen[0], and_)

    def seconds(self) -> float:
        """About how long that takes, without the sorting."""
        return self._chosen[1]

    def apart(self) -> float:
        """About how many rows there are to one of which the condition holds."""
        rare = math.prod(self._sample.shares)
        return min(1 / rare, self._sample.rows) if rare else 1.0

    @cached_property
    def _sample(self) -> sampling.Sample:
        return sampling.take(self._field.model, self._children)

    @cached_property
    def _chosen(self) -> tuple[list[Any], float]:
        """What is asked, and the seconds it may take."""
        children, field = self._children, self._field
        numbers, shares = self._numbers()
        order = sorted(range(len(children)), key=lambda n: (not _leads(children[n]), numbers[n]))
        first = order[0]
        made, left = [expression(children[first], field)], numbers[first]
        spent = left * _LISTING
        for n in sorted(order[1:], key=lambda n: (not is_cheap(children[n]), shares[n])):
            asking = left * (_ASKING_CHEAP if is_cheap(children[n]) else _ASKING)
            listing = numbers[n] * _LISTING
            made.append(test(children[n]) if asking < listing else expression(children[n], field))
            spent += min(asking, listing)
            left *= shares[n]
        return made, spent

    def _numbers(self) -> tuple[list[float], Sequence[float]]:
        """About how many rows each condition holds of, and of which share of those left.

        Where one holds of few, the others are not counted.
        """
        counts = [at_most(child, FEW) for child in self._children]
        if min(counts) < FEW:
            known = [count if count < FEW else math.inf for count in counts]
            return known, [0.5] * len(counts)
        sample = self._sample
        return [max(sample.rows * share, FEW) for share in sample.shares], sample.shares


def _leads(condition: Condition) -> bool:
    """Whether the condition is a set of what it holds of, not of what it does not."""
    if isinstance(condition, Joined):
        return all(map(_leads, condition.children))
    return isinstance(condition, Listed)


def is_cheap(condition: Condition) -> bool:
    """Whether the row's own columns answer the question."""
    if isinstance(condition, Listed):
        return condition.is_cheap
    parts = (condition.child,) if isinstance(condition, Opposite) else condition.children
    return all(map(is_cheap, parts))
