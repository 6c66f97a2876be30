"""Indexes of journaled tables that lists sort and filter by, beside those of their links."""

from __future__ import annotations

import peewee as pw

from mercato.records.schema import (
    Claim,
    FollowUp,
    Move,
    Organization,
    Position,
    Record,
    Source,
)

_SELDOM: tuple[pw.Field, ...] = (
    Move.to_verification,
    Move.why_left,
    Move.headcount,
    Move.headcount_bound,
)
"""Columns that few rows have something in."""

_TEXTS: tuple[pw.Field, ...] = (Move.party, Move.terms, Move.note)
"""The same with texts, of which the index only says which rows have one."""

_USUAL: tuple[tuple[pw.Field, object], ...] = (
    (Move.from_state, "known"),
    (Move.to_state, "known"),
    (Move.interim, 0),
)
"""Columns in which most rows have one value, which is left out."""

_COLUMNS: tuple[tuple[pw.Field, ...], ...] = (
    (Move.stage,),
    (Move.verification,),
    (Move.kind,),
    (Move.announced_on_earliest, Move.announced_on_latest, Move.sequence),
    (Move.left_on_earliest, Move.left_on_latest, Move.sequence),
    (Move.starts_on_earliest, Move.starts_on_latest, Move.sequence),
    (Move.sequence,),
    (Move.from_role,),
    (Move.to_role,),
    (Position.role,),
    (Position.start_earliest, Position.start_latest, Position.sequence),
    (Organization.kind,),
    (Organization.country,),
    (Source.published_on_earliest, Source.published_on_latest),
    (Source.kind,),
    (Claim.check_by_earliest,),
    (FollowUp.date_earliest,),
)


def statements() -> list[str]:
    """The DDL of these indexes."""
    made = [_ddl(fields[0].model, fields, None) for fields in _COLUMNS]
    made += [_ddl(field.model, (field,), field.is_null(False)) for field in _SELDOM]
    made += [_ddl_of_texts(field) for field in _TEXTS]
    made += [_ddl(field.model, (field,), unusual(field, usual)) for field, usual in _USUAL]
    hidden = unusual(Record.confidentiality, "public")
    made.append(_ddl(Record, (Record.type, Record.confidentiality), hidden))
    return made


def unusual(value: pw.Field, usual: object) -> pw.Node:
    """That a column does not hold its usual value, as its index says it."""
    return value != pw.SQL(f"'{usual}'" if isinstance(usual, str) else str(usual))


def _ddl_of_texts(field: pw.Field) -> str:
    model = field.model
    return _ddl(model, (model.id,), field.is_null(False), name=f"with_{field.column_name}")


def _ddl(
    model: type[pw.Model], fields: tuple[pw.Field, ...], where: pw.Node | None, name: str = ""
) -> str:
    name = name or f"by_{'_'.join(field.column_name for field in fields)}"
    index = model.index(*fields, name=f"{model._meta.table_name}_{name}", where=where)
    sql, values = model._schema._create_index(index, safe=False).query()  # noqa: SLF001
    assert not values
    return str(sql)
