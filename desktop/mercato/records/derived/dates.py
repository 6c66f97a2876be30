"""Refreshing the date that each move is shown and sorted by."""

from __future__ import annotations

from typing import Any

import peewee as pw

from mercato.records.derived.models import MoveDate
from mercato.records.derived.scope import Scope, run
from mercato.records.schema import Move, Reference, Source

SHOWN = (
    ("starts", Move.starts_on),
    ("left", Move.left_on),
    ("announced", Move.announced_on),
)
"""The dates of a move in the order in which the first known one is shown."""


def refresh(scope: Scope) -> None:
    """Bring the dates of touched moves up to date."""
    run(_forget, scope)
    run(_insert, scope)


def _forget(scope: Scope) -> pw.Query:
    return scope.of("date", MoveDate.delete(), MoveDate.id)


def _first_reported() -> pw.Query:
    """The source of a move that was published first."""
    source = Source.alias("first")
    return (
        Reference.select(source.id)
        .join(source, on=(source.id == Reference.source))
        .where(Reference.record == Move.id, source.published_on_earliest.is_null(False))
        .order_by(source.published_on_earliest, source.published_on_latest, source.id)
        .limit(1)
    )


def _insert(scope: Scope) -> pw.Query:
    rows = Move.select(
        Move.id,
        _first_known(
            [(f"{column.name}_earliest", which) for which, column in SHOWN], "first_reported"
        ),
        *(_value(suffix) for suffix in ("", "_earliest", "_latest")),
        Move.sequence,
    ).join(Source, pw.JOIN.LEFT_OUTER, on=(Source.id == _first_reported()))
    fields = [MoveDate.id, MoveDate.which, MoveDate.edtf, MoveDate.earliest, MoveDate.latest]
    return MoveDate.insert_from(scope.of("date", rows, Move.id), [*fields, MoveDate.sequence])


def _known(field: pw.Field) -> pw.Field:
    """The companion that tells whether a date is known."""
    return getattr(field.model, f"{field.name}_earliest")


def _first_known(columns: list[tuple[str, str]], last: str) -> pw.Node:
    cases: list[tuple[Any, Any]] = [
        (getattr(Move, name).is_null(False), which) for name, which in columns
    ]
    return pw.Case(None, [*cases, (_known(Source.published_on).is_null(False), last)])


def _value(suffix: str) -> pw.Node:
    cases = [
        (_known(field).is_null(False), getattr(Move, f"{field.name}{suffix}")) for _, field in SHOWN
    ]
    return pw.Case(None, cases, getattr(Source, f"published_on{suffix}"))
