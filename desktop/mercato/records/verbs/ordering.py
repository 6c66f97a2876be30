"""The order of a person's positions and moves where dates alone do not tell."""

from __future__ import annotations

from typing import Any

import peewee as pw

from mercato.records.errors import Refused


def undated_last(*earliest: Any, model: type[pw.Model]) -> tuple[Any, ...]:
    """The terms of an ORDER BY: the first known date, then the sequence, then order of entry."""
    known = pw.fn.COALESCE(*earliest) if len(earliest) > 1 else earliest[0]
    fields = model._meta.fields
    return known.asc(nulls="last"), fields["sequence"], fields["id"]


def swap(model: type[pw.Model], ordered: list[int], a: int, b: int) -> None:
    """Let two neighbours of an ordered list change places, by their sequence numbers.

    All get a number, so that the others keep their places.
    """
    if a not in ordered or b not in ordered or abs(ordered.index(a) - ordered.index(b)) != 1:
        raise Refused("order.not_neighbours")
    ordered = list(ordered)
    first, second = sorted((ordered.index(a), ordered.index(b)))
    ordered[first], ordered[second] = ordered[second], ordered[first]
    fields = model._meta.fields
    for place, row in enumerate(ordered, start=1):
        model.update({fields["sequence"]: place}).where(fields["id"] == row).execute()
