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
    question,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW = 4_000
"""Records that are better all sorted than looked for in order."""

_LISTING, _ASKING, _ASKING_CHEAP = 1e-6, 6e-6, 0.5e-6
"""Seconds for an id of a set, and for a question that leads to other rows or that does not."""
_LINKING, _LINKED = 8e-3, 1e-7
"""Seconds to make the sets of what rows link to, and more for each row that the condition holds of;
questions are cheap then.
"""
_PASSING = 1.5e-6
"""Seconds to come to the next row of an order."""
_OFTEN = 8
"""Rows of a sample that a condition may hold of by chance."""


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

    def seconds_to_one(self) -> float:
        """About how long it takes to walk to the first row, what rows link to as sets."""
        sample = self._sample
        rare = math.prod(sample.shares)
        apart = min(1 / rare, sample.rows) if rare else 1.0
        linking = sum(
            _LINKING + _LINKED * share * sample.rows
            for child, share in zip(self._children, sample.shares, strict=True)
            if not is_cheap(child)
        )
        return linking + apart * (_PASSING + _ASKING_CHEAP * len(sample.shares))

    @cached_property
    def is_of_few(self) -> bool:
        """Whether the condition holds of few records in all."""
        return min(self._counts) < FEW

    @cached_property
    def _sample(self) -> sampling.Sample:
        return sampling.take(self._field.model, self._children)

    @cached_property
    def _counts(self) -> list[int]:
        """How many rows each condition holds of, as far as they are few.

        Of several, those that a sample often meets are not counted.
        """
        if len(self._children) == 1:
            return [at_most(self._children[0], FEW)]
        sample = self._sample
        often = max(_OFTEN / max(1, sample.asked), 2 * FEW / max(1, sample.rows))
        pairs = zip(self._children, sample.shares, strict=True)
        return [FEW if share >= often else at_most(child, FEW) for child, share in pairs]

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
            ways = _ways(children[n], field, left, numbers[n])
            seconds, said = min(ways, key=lambda way: way[0])
            made.append(said())
            spent += seconds
            left *= shares[n]
        return made, spent

    def _numbers(self) -> tuple[list[float], Sequence[float]]:
        """About how many rows each condition holds of, and of which share of those left.

        Where one holds of few, the others are not counted.
        """
        if self.is_of_few:
            known = [count if count < FEW else math.inf for count in self._counts]
            return known, [0.5] * len(known)
        sample = self._sample
        return [max(sample.rows * share, FEW) for share in sample.shares], sample.shares


def _ways(
    condition: Condition, field: Any, left: float, number: float
) -> list[tuple[float, Callable[[], Any]]]:
    """How to tell of rows that are left whether one more condition holds, each with its seconds."""
    cheap = left * _ASKING_CHEAP
    if is_cheap(condition):
        return [(cheap, lambda: question(condition))]
    return [
        (left * _ASKING, lambda: question(condition)),
        (_LINKING + _LINKED * number + 2 * cheap, lambda: question(condition, linked=True)),
        (_LINKING + number * _LISTING + cheap, lambda: expression(condition, field)),
    ]


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
