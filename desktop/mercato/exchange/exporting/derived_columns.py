"""Columns that no field holds: what follows from other records, and tells of them.

Where confidential records are kept back they are not counted either, and whatever rests on one of
them is empty.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.exchange import lists
from mercato.records.dates.days import OPEN_END, OPEN_START
from mercato.records.derived.models import Cited, MoveFlow, OrganizationTree
from mercato.records.derived.people import is_later, latest_word, may_be_held, shown_first
from mercato.records.schema import (
    Alias,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
    Tag,
    Tagging,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.closed import Closed
    from mercato.exchange.exporting.sheets import Sheet
    from mercato.records.finding.tables import Column, TableSpec


def add(sheet: Sheet, spec: TableSpec) -> None:
    """Give a sheet the columns of its table that are no fields of the record."""
    for column in spec.columns.values():
        if column.name in sheet.groups:
            continue
        for join in column.joins:
            for step in join.chain():
                sheet.join(step.alias, step.on)
        shown = _shown(sheet, column)
        if (rows := _LISTS.get(column.name)) is not None:
            shown = rows(spec.model)
        if sheet.closed is not None:
            shown = _kept_back(sheet, sheet.closed, spec, column, shown)
        sheet.put(column.name, shown)
        if column.kind == "text":
            sheet.texts.update(shown)


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
    sheet: Sheet, closed: Closed, spec: TableSpec, column: Column, shown: dict[str, Any]
) -> dict[str, Any]:
    """The column without what rests on confidential records, or counts them."""
    name = column.name
    if (hidden := _hidden(closed, spec, name)) is not None:
        instead = _open_post(closed) if spec.name == "people" else _open_report(closed)
        told = {
            header: pw.Case(None, [(hidden, instead.get(header))], value)
            for header, value in shown.items()
        }
        sheet.hidden[name] = pw.Expression(told[name], "IS NOT", column.value)
        return told
    if (counted := _counted(closed, spec, name)) is None:
        return shown
    sheet.hidden[name] = pw.Expression(counted, "IS NOT", column.value)
    return {name: counted}


def _counted(closed: Closed, spec: TableSpec, name: str) -> Any:
    """How many of what a column counts may be told of; None if it counts nothing."""
    if name == "sources":
        return _sources(closed, spec.model)
    count = _COUNTS.get(f"{spec.name}.{name}")
    return None if count is None else count(closed)


def _hidden(closed: Closed, spec: TableSpec, name: str) -> Any:
    """When a derived value rests on a confidential record; None if it cannot."""
    if spec.name == "people" and name in ("role", "organization", "as_of"):
        post, place = spec.columns["role"].joins[-1].alias.id, spec.columns["organization"].target
        hidden = closed.has(post) | closed.has(place)
        if name != "as_of":
            return hidden
        opening = Move.alias()
        moves = opening.select(opening.id).where(opening.to_position == post)
        tips = _rests_on_tip(closed, [post]) | _rests_on_tip(closed, moves)
        return hidden | tips | fn.EXISTS(moves.where(closed.has(opening.id, "move")))
    if spec.name == "moves" and name in ("date", "date_which"):
        reported = spec.columns["date_which"].value == "first_reported"
        return reported & _rests_on_tip(closed, [Move.id])
    return None


def _open_post(closed: Closed) -> dict[str, Any]:
    """Role, place and date of somebody, as if nobody knew of posts and sources that are closed."""
    post, place, record, word = (
        model.alias() for model in (Position, Organization, Record, Source)
    )
    told_last = latest_word(
        post.id, lambda source, record: ~closed.has(source) & ~closed.has(record, "move")
    )
    later = is_later(word, post.start_earliest)
    since = pw.Case(None, [(later, word.published_on_earliest)], post.start_earliest)
    columns = {
        "role": post.role,
        "organization": place.name,
        "organization_uid": record.uid,
        "as_of": pw.Case(None, [(later, word.published_on)], post.start),
        "as_of_earliest": fn.NULLIF(since, OPEN_START),
    }
    joins = (
        (place, place.id == post.organization),
        (record, record.id == place.id),
        (word, word.id == told_last),
    )

    def shown(value: Any) -> Any:
        rows = post.select(value)
        for model, condition in joins:
            rows = rows.join_from(post, model, pw.JOIN.LEFT_OUTER, on=condition)
        held = rows.where(post.person == Person.id, may_be_held(post))
        return held.where(~closed.has(post.id, "position")).order_by(*shown_first(post)).limit(1)

    return {header: shown(value) for header, value in columns.items()}


def _open_report(closed: Closed) -> dict[str, Any]:
    """The day on which a move was first reported, as if nobody knew of what is closed."""
    cited, source = Cited.alias(), Source.alias()
    bounds = source.published_on_earliest, source.published_on_latest

    def shown(value: Any) -> Any:
        said = cited.select(value).join(source, on=(source.id == cited.source))
        told = said.where(cited.record == Move.id, bounds[0].is_null(False), ~closed.has(source.id))
        return told.order_by(*bounds, source.id).limit(1)

    columns = {
        "date": source.published_on,
        "date_earliest": fn.NULLIF(bounds[0], OPEN_START),
        "date_latest": fn.NULLIF(bounds[1], OPEN_END),
        "date_which": pw.Value("first_reported"),
    }
    return {header: shown(value) for header, value in columns.items()}


def _rests_on_tip(closed: Closed, records: Any) -> Any:
    """Whether a confidential source tells of one of these records."""
    cited = Cited.alias()
    tips = cited.select(cited.source).where(cited.record.in_(records), closed.has(cited.source))
    return fn.EXISTS(tips)


def _sources(closed: Closed, model: Any) -> Any:
    cited = Cited.alias()
    found = cited.select(fn.COUNT(cited.source)).where(cited.record == model.id)
    return found.where(~closed.has(cited.source))


def _records(closed: Closed) -> Any:
    said = Reference.alias()  # which has an index of its sources
    found = said.select(fn.COUNT(said.record.distinct())).where(said.source == Source.id)
    return found.where(~closed.has_any(said.record))


def _moves(closed: Closed) -> Any:
    move = Move.alias()
    found = move.select(fn.COUNT(move.id)).where(move.person == Person.id)
    return found.where(~closed.has(move.id))


def _people_now(closed: Closed) -> Any:
    """People with a position that is held there now and may be told of."""
    held = Position.alias()
    found = held.select(fn.COUNT(held.person.distinct()))
    here = found.where(held.organization.in_(_inside(closed)), held.is_current == "yes")
    return here.where(~closed.has(held.id, "position"))


def _flows(closed: Closed, *, inside: tuple[str, ...], grouped: bool = False) -> Any:
    """Public moves of which just these ends, `leaves` or `joins`, lie inside an organization.

    An end that is withheld is as one that nobody knows; with one end only nobody is promoted.
    """
    flow, move = MoveFlow.alias(), Move.alias()
    query = flow.select(fn.COUNT(flow.id)).join(move, on=(move.id == flow.id))
    query = query.where(flow.grouped == grouped, ~closed.has(move.id, "move"))
    if inside == ("leaves",):
        query = query.where(flow.departs)
    for end in ("leaves", "joins"):
        place = getattr(flow, end)
        is_inside = place.in_(_inside(closed)) & ~closed.has(place)
        query = query.where(is_inside if end in inside else place.is_null() | ~is_inside)
        query = query.where((move.kind != "promoted") | ~closed.has(place))
    return query


def _inside(closed: Closed) -> Any:
    """The ids of an organization and all below it that nothing closed stands between."""
    tree, above, below = (OrganizationTree.alias() for _ in range(3))
    between = above.select(above.ancestor).join(below, on=(below.descendant == above.ancestor))
    between = between.where(above.descendant == tree.descendant, below.ancestor == Organization.id)
    open_ = ~fn.EXISTS(between.where(closed.has(above.ancestor)))
    return tree.select(tree.descendant).where(tree.ancestor == Organization.id, open_)


def _aliases(model: Any) -> dict[str, Any]:
    """Other names; once more behind its kind and a colon each of which more is known than that."""
    rows = Alias.select().where(Alias.record == model.id)
    kind = Alias.kind.concat(pw.Case(None, [(Alias.weak, " weak")], ""))
    kind = kind.concat(fn.COALESCE(pw.Value(" ").concat(Alias.language), ""))
    known = rows.where((Alias.kind != "other") | Alias.weak | Alias.language.is_null(False))
    return {
        "aliases": lists.put_together(rows, Alias.text),
        "aliases_kind": lists.put_together(known, kind.concat(":").concat(Alias.text)),
    }


def _identifiers(model: Any) -> dict[str, Any]:
    """Each behind its scheme and a colon, as `add` takes it."""
    rows = Identifier.select().where(Identifier.record == model.id)
    value = Identifier.scheme.concat(":").concat(Identifier.value)
    return {"identifiers": lists.put_together(rows, value)}


def _tags(model: Any) -> dict[str, Any]:
    rows = Tagging.select().join(Tag, on=(Tag.id == Tagging.tag))
    worn = rows.where(Tagging.record == model.id)
    return {"tags": lists.put_together(worn, Tag.name, lists.BETWEEN_TAGS)}


_LISTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "aliases": _aliases,
    "identifiers": _identifiers,
    "tags": _tags,
}
"""Columns with several texts in a cell, of which the window shows just the words."""
_COUNTS: dict[str, Callable[[Closed], Any]] = {
    "sources.records": _records,
    "people.moves": _moves,
    "organizations.people_now": _people_now,
    "organizations.arrivals": partial(_flows, inside=("joins",)),
    "organizations.departures": partial(_flows, inside=("leaves",)),
    "organizations.internal": partial(_flows, inside=("leaves", "joins")),
    "organizations.groups_in": partial(_flows, inside=("joins",), grouped=True),
    "organizations.groups_out": partial(_flows, inside=("leaves",), grouped=True),
}
