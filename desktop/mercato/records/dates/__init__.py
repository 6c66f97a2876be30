"""Dates as people say them, kept as EDTF with their earliest and latest day."""

from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.dates.edtf import bounds
from mercato.records.dates.printing import read_back, say, say_short
from mercato.records.dates.reading import query_range, read, resolve, resolve_year
from mercato.records.dates.values import DateValue, from_edtf

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
]
