"""Walking along an index in the order of a column, instead of sorting all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import peewee as pw
from peewee import fn

from mercato.records.derived.indexes import unusual
from mercato.records.schema import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Part(NamedTuple):
    """Some of a table's records in order: a query for one column of ids, `shown`.

    `holds_row` where the records' own rows are in it; elsewhere they can be joined by the id.
    """

    rows: Any
    shown: Any
    holds_row: bool


class Driver(Protocol):
    """How to walk along a column."""

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """All records of the model, one part after the other; equal ones by id."""


class Along(NamedTuple):
    """A table whose index is in the order of a column.

    `order` are its columns; it has one row per record, under the record's id, or, `through` a
    column of the records that holds its own `key`, one for each thing that they link to. Records
    that it does not have come last, or as zeros do if `zero`, in the order of `absent`.
    """

    model: Any
    order: tuple[Any, ...]
    where: Any = None
    through: Any = None
    key: Any = None
    zero: bool = False
    absent: tuple[Any, ...] = ()

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """What the table has, in its order, and what it has not."""
        order = directed(self.order, descending=descending)
        through, rest = self.through, None
        if through is None:
            rows, shown = self.model.select(self.model.id).order_by(*order), self.model.id
        else:
            linked = pw.Expression(through, "=", self.key)
            rows = self.model.select(model.id).join(model, pw.JOIN.CROSS).where(linked)
            tie = self.key if through is model.id else model.id
            rows = rows.order_by(*order, *directed((tie,), descending=descending))
            shown = model.id
            if self.zero:
                rest = through.not_in(self.model.select(self.key))
            elif through.null:
                rest = through.is_null()
        if self.where is not None:
            rows = rows.where(self.where)
        driven = Part(rows, shown, shown.model is model)
        if rest is None:
            return [driven]
        others = _others(model, rest, self.absent, descending=descending)
        return [others, driven] if self.zero and not descending else [driven, others]


class Split(NamedTuple):
    """A column with an index and unknown values, which come last.

    Said apart, each half keeps to the index.
    """

    order: tuple[Any, ...]

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """What is known, then what is not."""
        known, *ties = self.order
        owner = known.model
        made = []
        for where, keys in ((known.is_null(False), self.order), (known.is_null(), ties)):
            order = [key.desc() if descending else key.asc() for key in (*keys, owner.id)]
            rows = owner.select(owner.id).where(where).order_by(*order)
            made.append(Part(rows, owner.id, holds_row=owner is model))
        return made


class Codes(NamedTuple):
    """A column that holds one of a few codes, in the order of their list.

    `usual`, if given, is the code that is not in the index, since most rows have it.
    """

    value: Any
    codes: tuple[Any, ...]
    usual: Any = None

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """Code by code; what has none, or one that nobody knows, is last."""
        codes = reversed(self.codes) if descending else self.codes
        wanted = [self._is(code) for code in codes]
        wanted.append(self.value.is_null() | self.value.not_in(self.codes))
        return [self._part(model, where, descending=descending) for where in wanted]

    def _is(self, code: Any) -> Any:
        same = self.value == code
        if self.usual is None or code == self.usual:
            return same
        return same & unusual(self.value, self.usual)

    def _part(self, model: Any, where: Any, *, descending: bool) -> Part:
        owner = self.value.model
        order = owner.id.desc() if descending else owner.id
        rows = owner.select(owner.id).where(where).order_by(order)
        return Part(rows, owner.id, holds_row=owner is model)


class Sparse(NamedTuple):
    """A column that few records have something in: those are sorted, the others follow by id."""

    present: Any
    keys: tuple[Any, ...]

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """Those with a value, and those without."""
        order = directed((*self.keys, model.id), descending=descending)
        rows = model.select(model.id).where(self.present).order_by(*order)
        absent = _others(model, ~self.present, (), descending=descending)
        return [Part(rows, model.id, holds_row=True), absent]


class Hidden(NamedTuple):
    """How confidential records are, of which few are not public."""

    record_type: str
    codes: tuple[str, ...]

    def parts(self, model: Any, *, descending: bool) -> list[Part]:
        """Code by code."""
        closed = Record.select(Record.id).where(
            Record.type == self.record_type, unusual(Record.confidentiality, "public")
        )
        made = []
        for code in reversed(self.codes) if descending else self.codes:
            within = closed.where(Record.confidentiality == code)
            public = model.id.not_in(closed)
            where = public if code == "public" else model.id.in_(within)
            made.append(_others(model, where, (), descending=descending))
        return made


def directed(keys: Sequence[Any], *, descending: bool) -> list[Any]:
    """Keys in one direction, unknown ones last; said only where need be, to keep to the index."""
    if descending:
        return [key.desc() for key in keys]
    may_be_null = [getattr(key, "null", True) for key in keys]
    pairs = zip(keys, may_be_null, strict=True)
    return [key.asc(nulls="LAST") if null else key.asc() for key, null in pairs]


def named(value: Any) -> tuple[Any, ...]:
    """What texts are sorted by: letters first, then accents and case, numbers by value."""
    return (fn.sort_key(value),)


def _others(model: Any, where: Any, keys: tuple[Any, ...], *, descending: bool) -> Part:
    order = directed((*keys, model.id), descending=descending)
    return Part(model.select(model.id).where(where).order_by(*order), model.id, holds_row=True)
