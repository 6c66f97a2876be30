"""Conditions on dates: by overlap, or surely within."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from peewee import JOIN, SQL, fn

from mercato.records.dates import OPEN_END, OPEN_START
from mercato.records.dates.days import day_after, day_before
from mercato.records.derived.models import SPANS, MoveDate
from mercato.records.finding.filtering.sets import Rows, Sets, listed
from mercato.records.finding.query import Asked, periods, vocabulary
from mercato.records.schema import Claim, Move, Organization, Position, Reference, Source

if TYPE_CHECKING:
    from mercato.records.finding.filtering.conditions import Listed
    from mercato.records.finding.query.periods import Period

NEVER: Period = (OPEN_END, OPEN_START)


def asked_for(field: str, text: str, asked: Asked) -> Period:
    """The days that a date condition is about."""
    first, last = periods.read(text, asked) or NEVER
    if field == "after":
        start = day_after(last)
        return (start, OPEN_END) if start else NEVER
    if field == "before":
        end = day_before(first)
        return (OPEN_START, end) if end else NEVER
    return first, last


@lru_cache(maxsize=500)
def dated(table: str, field: str, period: Period, *, certainly: bool) -> Listed:
    """That a record of the table has a date in the period."""
    return listed(table, _sets(table, field, period, certainly))


def _sets(table: str, field: str, period: Period, certainly: bool) -> Sets:
    if period[0] > period[1]:
        return []
    if field not in {"date", "after", "before"}:
        return [_own(table, (field,), period, certainly)]
    if table == "moves":
        return _moves(Move.id, period, certainly)
    if table == "positions":
        return [_spells(Position.id, period, certainly)]
    if table == "people":
        spells = _spells(Position.person, period, certainly)
        return [*_moves(Move.person, period, certainly), spells]
    names = ("published_on",) if table == "sources" else vocabulary.date_fields(table)
    return [_own(table, names, period, certainly)]


_MODELS: dict[str, Any] = {
    "organizations": Organization,
    "positions": Position,
    "moves": Move,
    "sources": Source,
    "claims": Claim,
}


def _own(table: str, names: tuple[str, ...], period: Period, certainly: bool) -> Rows:
    model = _MODELS[table]
    bounds = ((getattr(model, f"{n}_earliest"), getattr(model, f"{n}_latest")) for n in names)
    return Rows(model.id, _any([_lies(*pair, period, certainly) for pair in bounds]))


def _any(conditions: list[Any]) -> Any:
    return reduce(or_, conditions)


def _lies(earliest: Any, latest: Any, period: Period, certainly: bool) -> Any:
    first, last = period
    if certainly:
        return (earliest >= first) & (latest <= last)
    return (earliest <= last) & (latest >= first)


def _moves(field: Any, period: Period, certainly: bool) -> Sets:
    """What a column of moves names where one of their own dates, or of the report, is in it."""
    own = _any(
        [
            _lies(
                getattr(Move, f"{name}_earliest"),
                getattr(Move, f"{name}_latest"),
                period,
                certainly,
            )
            for name in ("starts_on", "left_on", "announced_on")
        ]
    )
    reported = _lies(MoveDate.reported_earliest, MoveDate.reported_latest, period, certainly)
    shown = MoveDate.select(SQL("1")).where(MoveDate.id == Move.id, reported)
    by_id = (Move.id == MoveDate.id) & field.is_null(False)
    across = MoveDate.select(field).join(Move, JOIN.CROSS).where(_near(period), own, by_id)
    ways = (*_within(field, period), across.where(~_fits(period)))
    sources = Source.select(field).join(Reference, JOIN.CROSS).join(MoveDate, JOIN.CROSS)
    reports = sources.join(Move, JOIN.CROSS).where(
        by_id,
        _lies(Source.published_on_earliest, Source.published_on_latest, period, certainly),
        Reference.source == Source.id,
        MoveDate.id == Reference.record,
        reported,
    )
    return [Rows(field, own, ways), Rows(field, fn.EXISTS(shown), (reports,))]


def _within(field: Any, period: Period) -> list[Any]:
    """Where all dates of a move are in the period, which needs no look at the moves themselves."""
    found = []
    for span in range(len(SPANS) + 1):
        fits = (MoveDate.span == span) & _fits(period)
        rows = MoveDate.select(MoveDate.id).where(fits)
        if field is not Move.id:
            rows = MoveDate.select(field).join(Move, JOIN.CROSS)
            rows = rows.where(fits, Move.id == MoveDate.id, field.is_null(False))
        found.append(rows)
    return found


def _fits(period: Period) -> Any:
    """Spans that lie within the period."""
    return MoveDate.first.between(*period) & (MoveDate.last <= period[1])


def _near(period: Period) -> Any:
    """Spans that meet the period: none begins earlier than it is long before the period does."""
    first, last = period
    begins = [
        (MoveDate.span == span) & MoveDate.first.between(_days_before(first, days), last)
        for span, days in enumerate((*SPANS, None))
    ]
    return _any(begins) & (MoveDate.last >= first)


def _days_before(day: str, days: int | None) -> str:
    if days is None or day == OPEN_START:
        return OPEN_START
    try:
        return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return OPEN_START


def _spells(field: Any, period: Period, certainly: bool) -> Rows:
    """Positions held in the period; an end that is not known may be any day, so may a start.

    Surely within are such positions only where the period is open on that side, too.
    """
    known = Position.start_earliest.is_null(False) | Position.end_earliest.is_null(False)
    start = fn.IFNULL(Position.start_earliest, OPEN_START)
    end = fn.IFNULL(Position.end_latest, OPEN_END)
    return Rows(field, known & _lies(start, end, period, certainly))
