"""Dates as people say them, kept as EDTF with their earliest and latest day.

Reading them is imported when a date is first read: a table only prints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.dates.edtf import bounds
from mercato.records.dates.printing import read_back, say, say_short
from mercato.records.dates.values import DateValue, from_edtf

if TYPE_CHECKING:
    from mercato.records.dates.reading import query_range, read, resolve, resolve_year, two_years

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "DateValue",
    "bounds",
    "from_edtf",
    "query_range",
    "read",
    "read_back",
    "resolve",
    "resolve_year",
    "say",
    "say_short",
    "two_years",
]

_READING = ("query_range", "read", "resolve", "resolve_year", "two_years")


def __getattr__(name: str) -> Any:
    if name not in _READING:
        raise AttributeError(name)
    from mercato.records.dates import reading

    globals().update({one: getattr(reading, one) for one in _READING})
    return globals()[name]
