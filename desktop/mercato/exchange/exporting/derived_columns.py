"""Columns that no field holds: what follows from other records, and tells of them.

Where confidential records are kept back they are not counted either, and whatever rests on one of
them is empty.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.exchange.exporting.closed import is_closed
from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.derived.models import Cited, MoveFlow, OrganizationTree
from mercato.records.schema import ENTITIES, Move, Organization, Person, Position, Record, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.sheets import Sheet
    from mercato.records.finding.tables import Column, TableSpec


def add(sheet: Sheet, spec: TableSpec, *, confidential: bool) -> None:
    """Give a sheet the columns of its table that are no fields of the record."""
    for column in spec.columns.values():
        if column.name in sheet.groups:
            continue
        for join in column.joins:
            for step in join.chain():
                sheet.join(step.alias, step.on)
        shown = _shown(sheet, column)
        if not confidential:
            shown = _kept_back(sheet, spec, column, shown)
        sheet.put(column.name, shown)
        if column.kind == "text":
            sheet.texts.add(column.name)


def _shown(sheet: Sheet, column: Column) -> dict[str, Any]:
    """A column with what belongs to it: a link's uid, a date's bounds."""
    name = column.name
    if column.kind == "link":
        linked = Record.alias()
        sheet.join(linked, linked.id == column.target)
        return {name: column.value, f"{name}_uid": linked.uid}
    if column.kind == "date":
        bounds = zip(("earliest", "latest"), column.keys, (OPEN_START, OPEN_END), strict=False)
        limits = {f"{name}_{which}": fn.NULLIF(key, open_) for which, key, open_ in bounds}
        return {name: column.value, **limits}
    return {name: column.value}


def _kept_back(
    sheet: Sheet, spec: TableSpec, column: Column, shown: dict[str, Any]
) -> dict[str, Any]:
    """The column without what rests on confidential records, or counts them."""
    name = column.name
    if (hidden := _hidden(spec, name)) is not None:
        sheet.hidden[name] = hidden
        return {header: pw.Case(None, [(hidden, None)], value) for header, value in shown.items()}
    if (counted := _counted(spec, name)) is None:
        return shown
    sheet.hidden[name] = pw.Expression(counted, "IS NOT", column.value)
    return {name: counted}


def _counted(spec: TableSpec, name: str) -> Any:
    """How many of what a column counts may be told of; None if it counts nothing."""
    if name == "sources":
        return _sources(spec.model)
    count = _COUNTS.get(f"{spec.name}.{name}")
    return None if count is None else count()


def _hidden(spec: TableSpec, name: str) -> Any:
    """When a derived value rests on a confidential record; None if it cannot."""
    if spec.name == "people" and name in ("role", "organization", "as_of"):
        post, place = spec.columns["role"].joins[-1].alias.id, spec.columns["organization"].target
        closed = is_closed(post) | is_closed(place)
        if name != "as_of":
            return closed
        opening = Move.alias()
        moves = opening.select(opening.id).where(opening.to_position == post)
        return closed | _rests_on_tip([post]) | _rests_on_tip(moves)
    if spec.name == "moves" and name in ("date", "date_which"):
        reported = spec.columns["date_which"].value == "first_reported"
        return reported & _rests_on_tip([Move.id])
    return None


def _rests_on_tip(records: Any) -> Any:
    """Whether a confidential source tells of one of these records."""
    cited = Cited.alias()
    tips = cited.select(cited.source).where(cited.record.in_(records), is_closed(cited.source))
    return fn.EXISTS(tips)


def _sources(model: Any) -> Any:
    cited = Cited.alias()
    found = cited.select(fn.COUNT(cited.source)).where(cited.record == model.id)
    return found.where(~is_closed(cited.source))


def _records() -> Any:
    cited = Cited.alias()
    found = cited.select(fn.COUNT(cited.record)).where(cited.source == Source.id)
    return found.where(~is_closed(cited.record, *ENTITIES))


def _moves() -> Any:
    move = Move.alias()
    found = move.select(fn.COUNT(move.id)).where(move.person == Person.id)
    return found.where(~is_closed(move.id))


def _people_now() -> Any:
    """People with a position that is held there now and may be told of."""
    held = Position.alias()
    found = held.select(fn.COUNT(held.person.distinct()))
    here = found.where(held.organization.in_(_inside()), held.is_current == "yes")
    return here.where(~is_closed(held.id, "position"))


def _flows(*inside: str, grouped: bool = False) -> Any:
    """Public moves of which just these ends, `leaves` or `joins`, lie inside an organization."""
    flow, move = MoveFlow.alias(), Move.alias()
    query = flow.select(fn.COUNT(flow.id)).join(move, on=(move.id == flow.id))
    query = query.where(flow.grouped == grouped)
    if inside == ("leaves",):
        query = query.where(flow.departs)
    for end in ("leaves", "joins"):
        place = getattr(flow, end)
        outside = place.is_null() | place.not_in(_inside())
        query = query.where(place.in_(_inside()) if end in inside else outside)
    told = [~is_closed(end) for end in (move.from_organization, move.to_organization)]
    return query.where(~is_closed(move.id, "move"), *told)


def _inside() -> Any:
    """The ids of an organization and all below it."""
    tree = OrganizationTree.alias()
    return tree.select(tree.descendant).where(tree.ancestor == Organization.id)


_COUNTS: dict[str, Callable[[], Any]] = {
    "sources.records": _records,
    "people.moves": _moves,
    "organizations.people_now": _people_now,
    "organizations.arrivals": partial(_flows, "joins"),
    "organizations.departures": partial(_flows, "leaves"),
    "organizations.internal": partial(_flows, "leaves", "joins"),
    "organizations.groups_in": partial(_flows, "joins", grouped=True),
    "organizations.groups_out": partial(_flows, "leaves", grouped=True),
}
