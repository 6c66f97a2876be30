"""Many new rows at once, under ids handed out beforehand, so that they can point to each other."""

from __future__ import annotations

import os
from struct import Struct
from typing import TYPE_CHECKING, Any

from mercato.records.journal import loading
from mercato.records.schema import ENTITIES, Move, MoveStatus, Record, database

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import peewee as pw


def take_ids(count: int) -> int:
    """The first of `count` ids in a row that no record has ever had.

    They are taken once their records are inserted, which has to come before anything else is made.
    """
    loading.put_off_indexes()
    sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    found = database.execute_sql(sql, (Record._meta.table_name,)).fetchone() if count else None
    return int(found[0]) + 1 if found else 1


def new_uids(count: int) -> list[str]:
    """Fresh universally unique ids (version 4), much faster than one at a time.

    They rise, as the index over them wants it: it is made in less than half the time.
    """
    drawn = bytearray(os.urandom(16 * count))
    heads = Struct(f">{count}H")
    rising = heads.pack(*sorted(heads.unpack(os.urandom(heads.size))))
    for place in range(2):
        drawn[place::16] = rising[place::2]
    drawn[6::16] = drawn[6::16].translate(_VERSION)
    drawn[8::16] = drawn[8::16].translate(_VARIANT)
    digits = drawn.hex().encode()
    written = bytearray(_UID.encode() * count)
    places = (place for place, sign in enumerate(_UID) if sign == "x")
    for number, place in enumerate(places):
        written[place :: len(_UID)] = digits[number::32]
    return written.decode().split()


_UID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx "
_VERSION = bytes(0x40 | byte & 0x0F for byte in range(0x100))
_VARIANT = bytes(0x80 | byte & 0x3F for byte in range(0x100))
"""The bits of a uid that say how it was made."""


def insert_records(
    record_type: str,
    first: int,
    uids: Sequence[str],
    columns: Mapping[str, Sequence[Any]],
    confidentiality: Sequence[str] | None = None,
) -> None:
    """Insert records of one type with ids from `first` on; `columns` are those of its own table."""
    if uids:
        begin_records(record_type, first, uids, confidentiality)
        finish_records(record_type, first, len(uids), columns)


def begin_records(
    record_type: str,
    first: int,
    uids: Sequence[str],
    confidentiality: Sequence[str] | None = None,
) -> None:
    """Insert what records of all types have; nothing may be made before `finish_records`."""
    count = len(uids)
    told: dict[str, Sequence[Any]] = {"id": range(first, first + count), "uid": uids}
    if confidentiality is not None:
        told["confidentiality"] = confidentiality
    insert(Record, tuple(told), zip(*told.values(), strict=True), count, type=record_type)


def finish_records(
    record_type: str, first: int, count: int, columns: Mapping[str, Sequence[Any]]
) -> None:
    """Insert what records that were begun have in the table of their type."""
    rows = zip(range(first, first + count), *columns.values(), strict=True)
    _insert(ENTITIES[record_type], ("id", *columns), rows, count)
    if record_type == "move":
        _begin_histories(first, count)
    loading.index_aside()


def insert(
    model: Any,
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    count: int | None = None,
    /,
    **constants: Any,
) -> None:
    """Insert rows of these fields, with the same of `constants` in each; others get their defaults.

    `count` is how many there are, about, for rows without a length.
    """
    _insert(model, names, rows, count, **constants)
    loading.index_aside()


def _insert(
    model: Any,
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    count: int | None = None,
    /,
    **constants: Any,
) -> None:
    fields = model._meta.fields
    defaults = {
        name: field.default
        for name, field in fields.items()
        if field.default is not None and name not in names and not callable(field.default)
    }
    fixed = {
        fields[name].column_name: fields[name].db_value(value)
        for name, value in (defaults | constants).items()
    }
    loading.insert(model, [fields[name].column_name for name in names], rows, count, fixed)


def insert_selected(model: Any, query: pw.Query, count: int, *fields: pw.Field) -> None:
    """Insert what a query selects for these fields, `count` rows, about."""
    loading.insert_selected(model, fields, query, count)
    loading.index_aside()


def _begin_histories(first: int, count: int) -> None:
    """The first step in the history of each new move."""
    moves = Move.select(Move.id, Move.stage, Move.verification, Move.to_verification)
    fields = (
        MoveStatus.move,
        MoveStatus.stage,
        MoveStatus.verification,
        MoveStatus.to_verification,
    )
    mine = moves.where(Move.id.between(first, first + count - 1)).order_by(Move.id)
    loading.insert_selected(MoveStatus, fields, mine, count)
