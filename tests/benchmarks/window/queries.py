"""What is typed into the window's filter."""

from __future__ import annotations

from tests.benchmarks.queries import TYPED

QUERIES = tuple(typed for number, typed in enumerate(TYPED) if number % 3 != 1)
"""Two of three: forty, of every kind."""
