"""One table of a file as rows to export: model names as headers, names with uids, dates in full.

A confidential record leaves no trace: what links to it is empty, what belongs to it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.exchange import lists
from mercato.exchange.exporting import derived_columns
from mercato.exchange.exporting.closed import BY_ENDS, OWNERS, TELLING, UNSAID
from mercato.records import fields
from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.errors import Refused
from mercato.records.moving.move_kinds import SOMEWHERE
from mercato.records.schema import ENTITIES, ClaimSubject, Organization, Person, Record, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mercato.exchange.exporting.closed import Closed
    from mercato.records.fields import Field
    from mercato.records.finding.tables import TableSpec

_BESIDE = {"move": {"person": ("party",)}}
"""What goes wherever a field goes: who it was where nobody is linked, as of a group that moves."""
_WRITTEN = frozenset(("text", "long", "url"))
_CODES = frozenset(("choice", "boolean", "integer", "year"))


@dataclass(slots=True)
class Sheet:
    """The columns of a record type by header, and what each row keeps back.

    `hidden` says of columns when they do not show what is there. `groups` gives the headers that
    belong to one field: a date's four, a link's two; `texts` are
    those of what somebody wrote, where anybody may be named; `days` hold EDTF or ISO days, `plain`
    ones codes, numbers and ISO days. `closed` is what is kept back, None if nothing.
    """

    record_type: str
    joined: pw.ModelSelect
    closed: Closed | None
    columns: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: Any = None
    blanked: dict[str, Any] = field(default_factory=dict)
    hidden: dict[str, Any] = field(default_factory=dict)
    aliases: list[Any] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)

    def headers(self, columns: tuple[str, ...] | None) -> tuple[str, ...]:
        """The headers that these fields or headers stand for, uid first; all of them for None."""
        if columns is None:
            return tuple(self.columns)
        named = ["uid"]
        for name in columns:
            if name not in self.groups and name not in self.columns:
                raise Refused("export.unknown_column", name=name, columns=list(self.groups))
            named += self.groups.get(name, (name,))
        return tuple(dict.fromkeys(named))

    def put(self, name: str, columns: dict[str, Any]) -> None:
        """Add the columns that belong to one field."""
        self.columns |= columns
        self.groups[name] = tuple(columns)
        if f"{name}_earliest" in columns:
            self.days |= {name, f"{name}_earliest", f"{name}_latest"}
        ends = ("_uid", "_earliest", "_latest")
        self.plain |= {one for one in columns if one == "uid" or one.endswith(ends)}

    def join(self, alias: Any, condition: Any) -> None:
        """Join a table once, where a row may have nothing in it."""
        if not any(alias is one for one in self.aliases):
            self.aliases.append(alias)
            own = ENTITIES[self.record_type]
            self.joined = self.joined.switch(own).join(alias, pw.JOIN.LEFT_OUTER, on=condition)

    def query(self, headers: tuple[str, ...]) -> tuple[str, list[Any]]:
        """Rows in no order: id, whether withheld, how many cells blanked, cells.

        A last parameter is to be added: the ids of the rows, as JSON.
        """
        withheld = pw.Value(0) if self.withheld is None else self.withheld
        asked = [self.blanked[name] for name in self.blanked if self.groups[name][0] in headers]
        blanked = reduce(add, asked) if asked else pw.Value(0)
        return self._of_rows(withheld, blanked, *self._cells(headers))

    def places(self, order: Sequence[str]) -> tuple[str, list[Any]] | None:
        """The same as id, whether a column of this order hides something, and the texts in it.

        None if no place in that order can tell of anything.
        """
        conditions = [self.hidden[name] for name in order if name in self.hidden]
        named = [header for name in order for header in self.groups[name] if header in self.texts]
        if not (conditions or named):
            return None
        hidden = reduce(or_, conditions) if conditions else pw.Value(0)
        return self._of_rows(hidden, *self._cells(named))

    def _cells(self, headers: Iterable[str]) -> list[Any]:
        return [self.columns[header].alias(header) for header in headers]

    def _of_rows(self, *shown: Any) -> tuple[str, list[Any]]:
        model = ENTITIES[self.record_type]
        wanted = pw.SQL("(SELECT value FROM json_each(?))", ["[]"])
        rows = self.joined.select(model.id, *shown)
        sql, values = rows.where(pw.Expression(model.id, pw.OP.IN, wanted)).sql()
        return sql, values[:-1]


def build(spec: TableSpec, closed: Closed | None = None) -> Sheet:
    """The sheet of a table, with all that is not closed."""
    record_type, model = spec.record_type, spec.model
    record = Record.alias()
    joined = model.select().join(record, on=(record.id == model.id))
    sheet = Sheet(record_type, joined, closed)
    if closed is not None:
        sheet.withheld = closed.has(model.id, record_type)
    sheet.put("uid", {"uid": record.uid})
    for described in fields.FIELDS[record_type]:
        if described.name == "confidentiality":
            sheet.put(described.name, {described.name: record.confidentiality})
        elif described.kind == "link":
            _link(sheet, described)
        else:
            sheet.put(described.name, _own(sheet, model, described))
            _note_kind(sheet, described)
    if record_type == "claim":
        _subjects(sheet)
    derived_columns.add(sheet, spec)
    for name, others in _BESIDE.get(record_type, {}).items():
        sheet.groups[name] += others
    for column in spec.columns.values():
        if column.instead is not None:
            sheet.groups[column.name] += sheet.groups[column.instead]
    return sheet


def is_written(described: Field) -> bool:
    """Whether a field holds what somebody wrote, where anybody may be named.

    The name of the record itself is none: whoever is called after somebody confidential stays out.
    """
    return described.kind in _WRITTEN and described.name != "name"


def _note_kind(sheet: Sheet, described: Field) -> None:
    if described.kind == "date":
        sheet.texts.add(f"{described.name}_text")
    elif described.kind in _CODES:
        sheet.plain.add(described.name)
    elif is_written(described):
        sheet.texts.add(described.name)


def _own(sheet: Sheet, model: Any, described: Field) -> dict[str, Any]:
    name, column = described.name, getattr(model, described.name)
    if (closed := sheet.blanked.get(TELLING.get(name, ""))) is not None:
        sheet.hidden[name] = closed
        return {name: pw.Case(closed, [(0, column)], UNSAID.get(name))}
    if name == "kind" and "from_state" in sheet.hidden:
        return {name: _kind(sheet, model)}
    if described.kind == "boolean":
        return {name: pw.Case(None, [(column, "true")], "false")}
    if described.kind == "date":
        return {
            name: column,
            f"{name}_text": getattr(model, f"{name}_text"),
            f"{name}_earliest": fn.NULLIF(getattr(model, f"{name}_earliest"), OPEN_START),
            f"{name}_latest": fn.NULLIF(getattr(model, f"{name}_latest"), OPEN_END),
        }
    return {name: column}


def _kind(sheet: Sheet, model: Any) -> Any:
    """The kind of a move, as `kind_without` says it where an end is withheld."""
    left, joined = (sheet.hidden[name] for name in UNSAID)
    sheet.hidden["kind"] = left | joined
    by_ends = model.kind.in_(BY_ENDS) & (joined | (model.to_state != "own_venture"))
    whens = (
        (~((left | joined) & by_ends), model.kind),
        (~left & model.from_state.in_(SOMEWHERE), "leaves"),
        (~joined & model.to_state.in_(SOMEWHERE), "joins"),
    )
    return pw.Case(None, whens, "moves")


def _link(sheet: Sheet, described: Field) -> None:
    """A link's name and uid; what is confidential is empty and counted."""
    name, owner = described.name, getattr(ENTITIES[sheet.record_type], described.name)
    record = Record.alias()
    sheet.join(record, record.id == owner)
    shown = {f"{name}_uid": record.uid}
    if title := _title(sheet, described.target, owner):
        shown = {name: title, **shown}
        if "source" in described.target:
            sheet.texts.add(name)
    if sheet.closed is not None:
        closed = sheet.closed.has(owner, *described.target)
        if name not in OWNERS.get(sheet.record_type, ()):
            sheet.blanked[name] = sheet.hidden[name] = closed
        shown = {header: pw.Case(None, [(closed, None)], value) for header, value in shown.items()}
    sheet.put(name, shown)


def _title(sheet: Sheet, targets: tuple[str, ...], owner: Any) -> Any:
    """What a linked record is called; positions and moves have no names."""
    titles = []
    for target, model in (("person", Person), ("organization", Organization), ("source", Source)):
        if target in targets:
            linked = model.alias()
            sheet.join(linked, linked.id == owner)
            titles += _of_source(sheet, linked) if model is Source else [linked.name]
    return fn.COALESCE(*titles) if len(titles) > 1 else next(iter(titles), None)


def _of_source(sheet: Sheet, source: Any) -> list[Any]:
    """What a source is called: its headline or address, or its outlet if no more is known."""
    outlet = Organization.alias()
    sheet.join(outlet, outlet.id == source.outlet)
    name = outlet.name
    if sheet.closed is not None:
        name = pw.Case(None, [(~sheet.closed.has(source.outlet), name)])
    return [source.headline, source.url, name]


def _subjects(sheet: Sheet) -> None:
    """What a claim is about, in one cell."""
    claim = ENTITIES["claim"]
    record, person, organization = Record.alias(), Person.alias(), Organization.alias()
    about = (
        ClaimSubject.select()
        .join(record, on=(record.id == ClaimSubject.record))
        .join(person, pw.JOIN.LEFT_OUTER, on=(person.id == record.id))
        .join(organization, pw.JOIN.LEFT_OUTER, on=(organization.id == record.id))
        .where(ClaimSubject.claim == claim.id)
        .order_by(ClaimSubject.id)
    )
    name = fn.COALESCE(person.name, organization.name, record.uid)
    listed = {
        "subjects": lists.put_together(about, name),
        "subjects_uid": about.select(fn.GROUP_CONCAT(record.uid, "; ")),
    }
    sheet.put("subjects", listed)
    sheet.plain.discard("subjects_uid")  # several, with what may be a delimiter between them
