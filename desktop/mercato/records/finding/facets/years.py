"""Years of dates, of which a record may have several, and each may span several years."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from peewee import fn

from mercato.records.derived.models import MoveDate
from mercato.records.finding.facets.base import Base, Candidate
from mercato.records.schema import Move, Source

if TYPE_CHECKING:
    from mercato.records.finding.facets.definitions import Facet

_GROUPED = "SELECT json_array(n, spans) AS row FROM linked"
_FIRST, _LAST = 1, 9998


def years(base: Base, _facet: Facet, most: int) -> list[Candidate]:
    """Years that any date of a record may lie in; open spans reach as far as others do."""
    parts = _of_sources() if base.table == "sources" else _of_moves()
    found = base.ask([base.within(rows, rows.model.id) for rows in parts], _GROUPED)
    spans = [(number, _spans(text)) for number, text in found]
    ends = [year for _, some in spans for span in some for year in span if _FIRST <= year <= _LAST]
    if not ends:
        return []
    counted: Counter[int] = Counter()
    for number, some in spans:
        covered = {
            year
            for first, last in some
            for year in range(max(first, min(ends)), min(last, max(ends)) + 1)
        }
        counted.update(dict.fromkeys(covered, number))
    best = sorted(counted.items(), key=lambda one: (-one[1], -one[0]))[:most]
    exact = not base.query.certainly
    return [Candidate(f"{year:04}", number if exact else None) for year, number in best]


def _of_moves() -> list[Any]:
    """Moves with all dates in one year, which are most, and the others by each date."""
    first, last = fn.substr(MoveDate.first, 1, 4), fn.substr(MoveDate.last, 1, 4)
    begins = fn.substr(MoveDate.reported_earliest, 1, 4)
    ends = fn.substr(MoveDate.reported_latest, 1, 4)
    reported = MoveDate.reported_earliest.is_null() | ((begins == first) & (ends == first))
    in_one = fn.IFNULL((first == last) & reported, 0)
    within_one = _grouped(MoveDate, first.concat("-").concat(last)).where(in_one == 1)
    dates = (
        *((Move, name) for name in ("starts_on", "left_on", "announced_on")),
        (MoveDate, "reported"),
    )
    spans = fn.concat_ws(" ", *(_years(model, name) for model, name in dates))
    each = _grouped(MoveDate, spans).join(Move, on=(Move.id == MoveDate.id)).where(in_one == 0)
    return [within_one, each]


def _of_sources() -> list[Any]:
    return [_grouped(Source, _years(Source, "published_on"))]


def _grouped(model: Any, spans: Any) -> Any:
    return model.select(fn.COUNT().alias("n"), spans.alias("spans")).group_by(spans)


def _years(model: Any, name: str) -> Any:
    """The first and the last year of a date: "2025-2026"."""
    earliest, latest = getattr(model, f"{name}_earliest"), getattr(model, f"{name}_latest")
    return fn.substr(earliest, 1, 5).concat(fn.substr(latest, 1, 4))


def _spans(text: str | None) -> list[tuple[int, int]]:
    found = (one.partition("-") for one in (text or "").split())
    return [(int(a), int(b)) for a, _, b in found if a.isdigit() and b.isdigit()]
