"""What a benchmark case is, and how its times become one line of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any


@dataclass(slots=True)
class Desk:
    """The file that a case works on, open, and draws that are the same in every run."""

    path: Path
    people: int
    random: Random = field(default_factory=lambda: Random(7))
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table: ours and the peer's, each giving the seconds of several rounds.

    `peer` says in `beside` what it is; it has no rounds where it is not installed. A case
    measured in something else than time names its `unit`, and its rounds are in that. `stall`,
    asked afterwards, is the longest time in which the event loop stood still meanwhile, in
    milliseconds.
    """

    name: str
    ours: Callable[[Desk], Sequence[float]]
    peer: Callable[[Desk], Sequence[float]] | None = None
    beside: str = ""
    unit: str = "ms"
    stall: Callable[[Desk], float] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A case as measured: median, 95th percentile and worst, the peer's median, their ratio."""

    case: str
    unit: str
    median: float
    p95: float
    worst: float
    peer: float | None
    beside: str
    stall: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's: below one is faster."""
        return self.median / self.peer if self.peer else None


def timed(act: Callable[[], Any]) -> float:
    """How many seconds it takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def rounds(act: Callable[[], Any], times: int = 7) -> list[float]:
    """The seconds of several rounds, after one that is not counted."""
    act()
    return [timed(act) for _ in range(times)]


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which that part of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def slowest(what: str, found: Sequence[tuple[float, str]], count: int = 10) -> list[str]:
    """Lines that name what took longest."""
    longest = sorted(found, reverse=True)[:count]
    return [f"{seconds * 1000:8.1f} ms, {what}: {name}" for seconds, name in longest]


def measure(case: Case, desk: Desk) -> Line:
    """Run a case and its peer."""
    scale = 1000.0 if case.unit == "ms" else 1.0
    ours = [value * scale for value in case.ours(desk)]
    beside = case.peer(desk) if case.peer else ()
    peer = percentile(beside, 0.5) * scale if beside else None
    return Line(
        case.name,
        case.unit,
        percentile(ours, 0.5),
        percentile(ours, 0.95),
        max(ours),
        peer,
        case.beside,
        case.stall(desk) if case.stall else None,
    )
