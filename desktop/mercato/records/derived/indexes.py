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

_COLUMNS: tuple[tuple[pw.Field, ...], ...] = (
    (Move.stage,),
    (Move.verification,),
    (Move.kind,),
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
    hidden = Record.confidentiality != pw.SQL("'public'")
    made.append(_ddl(Record, (Record.type, Record.confidentiality), hidden))
    return made


def _ddl(model: type[pw.Model], fields: tuple[pw.Field, ...], where: pw.Node | None) -> str:
    name = f"{model._meta.table_name}_by_{'_'.join(field.column_name for field in fields)}"
    index = model.index(*fields, name=name, where=where)
    sql, values = model._schema._create_index(index, safe=False).query()  # noqa: SLF001
    assert not values
    return str(sql)
