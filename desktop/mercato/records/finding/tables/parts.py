"""Columns that several tables have, and how linked names are joined."""

from __future__ import annotations

from typing import Any

from peewee import Value, fn

from mercato.records import codes
from mercato.records.derived.models import Evidence, NameKey
from mercato.records.finding.tables.columns import (
    Column,
    Join,
    TableSpec,
    choice,
    companion,
    link,
    number,
    text,
    uid,
)
from mercato.records.finding.tables.walks import Along, Hidden
from mercato.records.schema import (
    Alias,
    Identifier,
    Move,
    Organization,
    Person,
    Record,
    Tag,
    Tagging,
)

_COMMON = ("record", "tag", "tagging", "identifier", "alias", "reference")
"""Journaled tables that every table of records depends on."""


def table(
    name: str,
    record_type: str,
    model: Any,
    columns: list[Column],
    *,
    default: tuple[str, ...],
    sort: tuple[str, bool],
    depends: tuple[str, ...] = (),
) -> TableSpec:
    """A table with these columns, and the companions of its links."""
    companions = [companion(column) for column in columns if column.record]
    return TableSpec(
        name,
        record_type,
        model,
        {column.name: column for column in columns},
        default,
        (sort,),
        (*_COMMON, *depends),
        {column.name: column for column in companions},
    )


def key_of(record: Any, after: Join | None = None) -> Join:
    """The sort key of a linked person or organization."""
    keys = NameKey.alias()
    return Join(keys, keys.id == record, after)


def names_of(record_type: str, owner: Any = None) -> Along:
    """The names of people or organizations in order, themselves or as linked by a column."""
    order, of_type = (NameKey.key, NameKey.id), NameKey.type == record_type
    return Along(NameKey, order, of_type, owner, NameKey.id if owner is not None else None)


def person(name: str, owner: Any, after: Join | None = None) -> Column:
    """A column that names a person."""
    return _named(name, owner, Person.alias(), "person", after)


def organization(name: str, owner: Any, after: Join | None = None) -> Column:
    """A column that names an organization."""
    return _named(name, owner, Organization.alias(), "organization", after)


def _named(name: str, owner: Any, alias: Any, record_type: str, after: Join | None) -> Column:
    joined, keys = Join(alias, alias.id == owner, after), key_of(owner, after)
    own = after is None
    return Column(
        name,
        "link",
        alias.name,
        (keys.alias.key, owner),
        driver=names_of(record_type, owner) if own else None,
        record=f"{name}_id",
        joins=(joined, keys),
        target=owner,
        named=record_type,
    )


def shared(model: Any, *, aliases: bool = False) -> list[Column]:
    """What every table of records offers after its own columns."""
    record_type = model._meta.table_name
    of_type = (Record.type == record_type) & Record.merged_into.is_null()
    evidence, record = Evidence.alias(), Record.alias()
    tags = (
        Tagging.select(fn.group_concat(Tag.name, Value(", ")))
        .join(Tag, on=(Tag.id == Tagging.tag))
        .where(Tagging.record == model.id)
    )
    joined = Join(record, record.id == model.id)
    sources = fn.COALESCE(evidence.sources, 0)
    columns = [
        number(
            "sources",
            sources,
            Join(evidence, evidence.id == model.id),
            driver=Along(
                *(Evidence, (Evidence.sources,)),
                through=model.id,
                key=Evidence.id,
                zero=model is not Move,  # of moves it also says that there are none
            ),
        ),
        text("tags", tags, present=model.id.in_(Tagging.select(Tagging.record))),
        choice(
            "confidentiality",
            record.confidentiality,
            "confidentiality",
            codes.CONFIDENTIALITY,
            joined,
            driver=Hidden(record_type, codes.CONFIDENTIALITY),
        ),
        uid(record.uid, joined, driver=Along(Record, (Record.uid,), of_type)),
    ]
    if aliases:
        listed = (Alias.text, Identifier.value)
        for name, value in zip(("aliases", "identifiers"), listed, strict=True):
            rows = value.model.select(fn.group_concat(value, Value(", ")))
            listing = rows.where(value.model.record == model.id)
            present = model.id.in_(value.model.select(value.model.record))
            columns.insert(-2, text(name, listing, present=present))
    return columns


__all__ = ["key_of", "link", "organization", "person", "shared", "table"]
