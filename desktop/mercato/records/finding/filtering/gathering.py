"""Finding all records of which a condition holds: by which sets, and by which questions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from operator import and_
from typing import TYPE_CHECKING, Any

from mercato.records.finding.filtering import sampling
from mercato.records.finding.filtering.conditions import (
    Condition,
    Joined,
    Listed,
    Opposite,
    balanced,
    counted,
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
_PASSING, _SKIPPING = 1.5e-6, 0.25e-6
"""Seconds to come to the next row of an order, and to see that its id is not in a set."""
_LEADING = 0.02
"""Seconds that a set may lead along an order, without making it."""
_SURER = 3
"""How much longer a set may take to make than a walk is expected to take that may meet nothing."""
_SORTED = 1_000
"""Records that are all sorted sooner than the first ones are met on such a way."""
_OFTEN = 8
"""Rows of a sample that a condition may hold of by chance."""


def gathered(condition: Condition, field: Any) -> Any:
    """The condition as one on the ids of the rows called `ROW`, of which not many are expected."""
    return Gathering(condition, field).expression()


@dataclass(frozen=True, slots=True)
class Way:
    """How to come to the first rows of an order where many have to be passed, so many at most.

    Those in the set of what leads, if anything does, are asked the rest; without a lead all are,
    with what they link to as sets, until one is met. `few`: all are better sorted later on.
    """

    passing: int
    asked: tuple[Condition, ...]
    lead: Condition | None = None
    few: bool | None = None


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

    def way(self, part: int) -> Way | None:
        """A way on which a row can be expected sooner than all are found, if there is one.

        One record in `part` is few.
        """
        way = self._led(part)
        if way is not None or self.is_of_few:
            return way
        passing = self._rows_to_one()
        return Way(passing, self._children) if passing else None

    def _led(self, part: int) -> Way | None:
        """The way on which the rarest condition leads: what is not in its set is asked nothing."""
        numbers, shares = self._numbers()
        first, *others = self._order(numbers)
        lead, number = self._children[first], numbers[first]
        if not _leads(lead) or number < _SORTED:
            return None
        asked = tuple(self._children[n] for n in others)
        if self.is_of_few:
            return Way(int(_LEADING / _SKIPPING), asked, lead, few=True)
        rows = max(1, self._sample.rows)
        passing = int(_LEADING / (_SKIPPING + _ASKING * len(asked) * number / rows))
        if passing * math.prod(shares) < 1 or number * _LISTING > _SURER * self._seconds_to_one:
            return None
        return Way(passing, asked, lead, few=number * part < rows)

    def _rows_to_one(self) -> int:
        """How many rows may be passed on a walk to the first; none if all are found sooner."""
        expected, all_of_them = self._seconds_to_one, self.seconds()
        seconds = min(2 * expected, all_of_them) - self._linking
        return max(1, int(seconds / self._asking_linked)) if expected < all_of_them else 0

    @property
    def _seconds_to_one(self) -> float:
        """About how long it takes to walk to the first row, what rows link to as sets."""
        sample = self._sample
        rare = math.prod(sample.shares)
        apart = min(1 / rare, sample.rows) if rare else 1.0
        return self._linking + apart * self._asking_linked

    @property
    def _linking(self) -> float:
        """Seconds to make the sets of what rows link to."""
        sample = self._sample
        return sum(
            _LINKING + _LINKED * share * sample.rows
            for child, share in zip(self._children, sample.shares, strict=True)
            if not is_cheap(child)
        )

    @property
    def _asking_linked(self) -> float:
        """Seconds for each row that is asked then."""
        return _PASSING + _ASKING_CHEAP * len(self._children)

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
            return [self._count(0)]
        sample = self._sample
        often = max(_OFTEN / max(1, sample.asked), 2 * FEW / max(1, sample.rows))
        shares = enumerate(sample.shares)
        return [FEW if share >= often else self._count(place) for place, share in shares]

    def _count(self, place: int) -> int:
        """How many rows a condition holds of; few are kept, and need not be found again."""
        count, known = counted(self._children[place], FEW)
        self._children = (*self._children[:place], known, *self._children[place + 1 :])
        return count

    @cached_property
    def _chosen(self) -> tuple[list[Any], float]:
        """What is asked, and the seconds it may take."""
        children, field = self._children, self._field
        numbers, shares = self._numbers()
        first, *others = self._order(numbers)
        made, left = [expression(children[first], field)], numbers[first]
        spent = left * _LISTING
        for n in sorted(others, key=lambda n: (not is_cheap(children[n]), shares[n])):
            ways = _ways(children[n], field, left, numbers[n])
            seconds, said = min(ways, key=lambda way: way[0])
            made.append(said())
            spent += seconds
            left *= shares[n]
        return made, spent

    def _order(self, numbers: list[float]) -> list[int]:
        """The places of the conditions, that of the best one to be made a set first."""
        children = self._children
        return sorted(range(len(children)), key=lambda n: (not _leads(children[n]), numbers[n]))

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
