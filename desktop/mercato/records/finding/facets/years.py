"""Years of dates, of which a record may have several, and each may span several years."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.derived.models import MoveDate
from mercato.records.finding.facets.base import Base, sampled
from mercato.records.finding.facets.definitions import Candidate
from mercato.records.schema import Move, Source

if TYPE_CHECKING:
    from mercato.records.finding.facets.definitions import Facet

_GROUPED = "SELECT json_array(n, spans) AS row FROM linked"
_FIRST, _LAST = 1, 9998


def years(base: Base, _facet: Facet, most: int) -> list[Candidate]:
    """Years that any date of a record may lie in; open spans reach as far as others do.

    To look at all dates of a large result takes as long as to ask for each of some years.
    """
    parts = _of_sources() if base.table == "sources" else _of_moves()
    if base.condition is None and not base.is_small:
        parts = [rows.where(sampled(rows.model.id)) for rows in parts]
    parts = [base.within(rows, rows.model.id) for rows in parts]
    found = base.ask(parts, _GROUPED, sample=True)
    spans = [(number, _spans(text)) for number, text in found]
    ends = [year for _, some in spans for span in some for year in span if _FIRST <= year <= _LAST]
    if not ends:
        return []
    begin, end = min(ends), max(ends)
    counted: Counter[int] = Counter()
    for number, some in spans:
        ranges = (range(max(first, begin), min(last, end) + 1) for first, last in some)
        counted.update(dict.fromkeys(set(chain.from_iterable(ranges)), number))
    best = sorted(counted.items(), key=lambda one: (-one[1], -one[0]))[:most]
    exact = base.is_small and not base.query.certainly
    return [Candidate(f"{year:04}", number if exact else None) for year, number in best]


def _of_moves() -> list[Any]:
    """Moves with all their own dates in one year, which are most, and the others by each date."""
    first, last = _year(MoveDate.first), _year(MoveDate.last)
    begins, ends = _year(MoveDate.reported_earliest), _year(MoveDate.reported_latest)
    # One number for each pair: grouping by text takes three times as long.
    both = (first * 10_000 + last) * 100_000_000 + begins * 10_000 + ends
    own = (_years(Move, name) for name in ("starts_on", "left_on", "announced_on"))
    each = _grouped(MoveDate, fn.concat_ws(" ", *own, _years(MoveDate, "reported")))
    each = each.join(Move, on=(Move.id == MoveDate.id))
    return [_grouped(MoveDate, both).where(first == last), each.where(first != last)]


def _year(day: Any) -> Any:
    """The year of a day as a number; 0 where there is none."""
    return fn.IFNULL(day.cast("INTEGER"), 0)


def _of_sources() -> list[Any]:
    return [_grouped(Source, _years(Source, "published_on"))]


def _grouped(model: Any, spans: Any) -> Any:
    return model.select(fn.COUNT().alias("n"), spans.alias("spans")).group_by(spans)


def _years(model: Any, name: str) -> Any:
    """The first and the last year of a date: "2025-2026"."""
    earliest, latest = getattr(model, f"{name}_earliest"), getattr(model, f"{name}_latest")
    return fn.substr(earliest, 1, 5).concat(fn.substr(latest, 1, 4))


def _spans(said: int | str | None) -> list[tuple[int, int]]:
    """First and last years, from what stands for them in the query."""
    if isinstance(said, int):
        pairs = [divmod(pair, 10_000) for pair in divmod(said, 100_000_000)]
        return [pair for pair in pairs if any(pair)]
    found = (one.partition("-") for one in (said or "").split())
    return [(int(a), int(b)) for a, _, b in found if a.isdigit() and b.isdigit()]
