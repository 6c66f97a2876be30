"""Refreshing which sources each record rests on, how many they are, and address keys."""

from __future__ import annotations

import peewee as pw
from peewee import fn

from mercato.records.derived.models import Cited, Evidence, SourceKey
from mercato.records.derived.scope import Scope, run
from mercato.records.schema import Move, Reference, Source


def refresh_sources(scope: Scope) -> None:
    """Keep one row with the address key for every source."""
    run(_forget_gone, scope)
    run(_keys, scope)


def refresh(scope: Scope) -> None:
    """Bring the evidence of touched records up to date; counts move by what came and went."""
    run(_count, scope, -1)
    run(_forget_pairs, scope)
    run(_forget_evidence, scope)
    run(_pairs, scope)
    run(_evidence, scope)
    run(_without, scope)
    run(_count, scope, 1)


def _forget_gone(scope: Scope) -> pw.Query:
    there = Source.select(Source.id).where(Source.id == SourceKey.id)
    gone = SourceKey.delete().where(~fn.EXISTS(there))
    return scope.of("source", gone, SourceKey.id)


def _keys(scope: Scope) -> pw.Query:
    rows = Source.select(Source.id, fn.url_key(Source.url)).where(pw.SQL("1"))
    query = SourceKey.insert_from(
        scope.of("source", rows, Source.id), [SourceKey.id, SourceKey.url_key]
    )
    return query.on_conflict(
        conflict_target=[SourceKey.id], update={SourceKey.url_key: pw.EXCLUDED.url_key}
    )


def _count(scope: Scope, sign: int) -> pw.Query:
    rows = Cited.select(Cited.source, fn.count(Cited.record) * sign).where(pw.SQL("1"))
    rows = scope.of("cited", rows, Cited.record).group_by(Cited.source)
    query = SourceKey.insert_from(rows, [SourceKey.id, SourceKey.records])
    return query.on_conflict(
        conflict_target=[SourceKey.id],
        update={SourceKey.records: SourceKey.records + pw.EXCLUDED.records},
    )


def _forget_pairs(scope: Scope) -> pw.Query:
    return scope.of("cited", Cited.delete(), Cited.record)


def _forget_evidence(scope: Scope) -> pw.Query:
    return scope.of("cited", Evidence.delete(), Evidence.id)


def _pairs(scope: Scope) -> pw.Query:
    rows = Reference.select(Reference.record, Reference.source).order_by(Reference.record)
    rows = scope.of("cited", rows, Reference.record)
    return Cited.insert_from(rows, [Cited.record, Cited.source]).on_conflict_ignore()


def _evidence(scope: Scope) -> pw.Query:
    rows = Cited.select(Cited.record, fn.count(Cited.source)).group_by(Cited.record)
    rows = scope.of("cited", rows, Cited.record)
    return Evidence.insert_from(rows, [Evidence.id, Evidence.sources])


def _without(scope: Scope) -> pw.Query:
    """Moves that rest on no source, so that they can be found."""
    cited = Cited.select(pw.SQL("1")).where(Cited.record == Move.id)
    rows = Move.select(Move.id, pw.Value(0)).where(~fn.EXISTS(cited))
    return Evidence.insert_from(scope.of("cited", rows, Move.id), [Evidence.id, Evidence.sources])
