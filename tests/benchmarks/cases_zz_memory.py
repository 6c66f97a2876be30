"""Memory of the process after everything else was run in it; the last case, hence its name."""

from __future__ import annotations

import resource
from collections.abc import Sequence

from tests.benchmarks.harness import Case, Desk


def _peak(_: Desk) -> Sequence[float]:
    return [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


CASES = [Case("peak resident memory, without a window", _peak, unit="MB")]
