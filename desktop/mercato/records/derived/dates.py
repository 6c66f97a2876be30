"""Refreshing the date that each move is shown and sorted by."""

from __future__ import annotations

from typing import Any

import peewee as pw
from peewee import fn

from mercato.records.dates import OPEN_END, OPEN_START
from mercato.records.derived.models import SPANS, Cited, MoveDate
from mercato.records.derived.scope import Scope, first_of, once, run
from mercato.records.schema import MOVE_DATES, Move, Source

SHOWN = tuple((which, getattr(Move, name)) for which, name in MOVE_DATES.items())
"""The dates of a move in the order in which the first known one is shown."""


def refresh(scope: Scope) -> None:
    """Bring the dates of touched moves up to date."""
    run(_forget, scope)
    run(_insert, scope)


def _forget(scope: Scope) -> pw.Query:
    return scope.of("date", MoveDate.delete(), MoveDate.id)


def _first_reported() -> pw.Node:
    """The source of a move that was published first; where none has a date, no move is asked."""
    source = Source.alias("reported")
    dated = source.published_on_earliest.is_null(False)
    first = (
        Cited.select(source.id)
        .join(source, on=(source.id == Cited.source))
        .where(Cited.record == Move.id, dated)
        .order_by(source.published_on_earliest, source.published_on_latest, source.id)
    )
    some = fn.EXISTS(source.select(source.id).where(dated))
    return pw.Case(None, [(some, first_of(first))])


def _insert(scope: Scope) -> pw.Query:
    values = {
        MoveDate.id: Move.id,
        MoveDate.which: _first_known("first_reported"),
        MoveDate.edtf: _value(""),
        MoveDate.earliest: _value("_earliest"),
        MoveDate.latest: _value("_latest"),
        MoveDate.sequence: Move.sequence,
        MoveDate.reported_earliest: Source.published_on_earliest,
        MoveDate.reported_latest: Source.published_on_latest,
        MoveDate.first: _utmost("MIN", "_earliest", OPEN_END),
        MoveDate.last: _utmost("MAX", "_latest", OPEN_START),
    }
    rows = Move.select(*(value.alias(field.name) for field, value in values.items())).join(
        Source, pw.JOIN.LEFT_OUTER, on=(Source.id == _first_reported())
    )
    found = once(scope.of("date", rows, Move.id))
    columns = [found.c[field.name] for field in values]
    spanned = pw.Select([found], [*columns, _span(found.c.first, found.c.last)])
    return MoveDate.insert_from(spanned, [*values, MoveDate.span])


def _utmost(function: str, suffix: str, otherwise: str) -> pw.Node:
    """The first or last day of a move's own dates; null where none is known."""
    columns = [getattr(Move, f"{field.name}{suffix}") for _, field in SHOWN]
    found = getattr(fn, function)(*(fn.IFNULL(column, otherwise) for column in columns))
    return pw.Case(None, [(fn.COALESCE(*columns).is_null(False), found)])


def _span(first: pw.Node, last: pw.Node) -> pw.Node:
    """How long that is, as a place in `SPANS`; days that no calendar has are far away."""
    days = fn.IFNULL(fn.julianday(last) - fn.julianday(first), SPANS[-1] + 1)
    cases = [(days <= most, place) for place, most in enumerate(SPANS)]
    return pw.Case(None, [(first.is_null(), None), *cases], len(SPANS))


def _known(field: pw.Field) -> pw.Field:
    """The companion that tells whether a date is known."""
    return getattr(field.model, f"{field.name}_earliest")


def _first_known(last: str) -> pw.Node:
    cases: list[tuple[Any, Any]] = [(_known(field).is_null(False), which) for which, field in SHOWN]
    return pw.Case(None, [*cases, (_known(Source.published_on).is_null(False), last)])


def _value(suffix: str) -> pw.Node:
    cases = [
        (_known(field).is_null(False), getattr(Move, f"{field.name}{suffix}")) for _, field in SHOWN
    ]
    return pw.Case(None, cases, getattr(Source, f"published_on{suffix}"))
