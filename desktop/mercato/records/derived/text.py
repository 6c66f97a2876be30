"""Refreshing the folded text of records and the full-text index over it.

The roles of moves and positions are not in it: many share few wordings, kept in `roles`. Nor are
tags, or whatever came from a file named people.csv would be found as "people".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import peewee as pw
from peewee import fn

from mercato.records.derived.full_text import RECORDS
from mercato.records.derived.models import SearchText, Touched
from mercato.records.derived.scope import Scope, once, run, touched
from mercato.records.derived.touching import add
from mercato.records.language.folding import SEPARATOR
from mercato.records.schema import (
    Alias,
    Claim,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Record,
    Reference,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def refresh(scope: Scope) -> None:
    """Bring the text of touched records, and the index, up to date; unchanged text stays."""
    if scope.complete:
        RECORDS.forget_all()
        run(_forget_all)
        types = list(FRESH)
    else:
        _forget_touched(scope)
        types = _types("text")
    for kind in types:
        run(_insert, scope, kind)
    RECORDS.add(RECORDS.content if scope.complete else _TOUCHED.format("text"))


_TOUCHED = "touched CROSS JOIN search_text ON id = row WHERE kind = '{}'"


def _forget_touched(scope: Scope) -> None:
    """Forget the text that touched records had; if it is what it was, they are not touched."""
    run(_known)
    for kind in _types("known text"):
        run(_settled, scope, kind)
    RECORDS.forget(_TOUCHED.format("known text"))
    run(_forget_known)


def _types(kind: str) -> list[str]:
    """Which types of records with text are touched."""
    return [record_type for (record_type,) in run(_touched_types, kind) if record_type in FRESH]


def _touched_types(kind: str) -> pw.Query:
    rows = Touched.select(Record.type).join(Record, pw.JOIN.CROSS)
    return rows.where(Touched.kind == kind, Record.id == Touched.row).distinct()


def _known() -> pw.Query:
    """Asked between the ends of the table only, since an import's ids lie beyond."""
    first, last = (SearchText.select(end(SearchText.id)) for end in (fn.MIN, fn.MAX))
    known = SearchText.alias()
    rows = Touched.select(Touched.row).join(known, pw.JOIN.CROSS)
    mine = (Touched.kind == "text") & Touched.row.between(first, last)
    return add("known text", rows.where(mine, known.id == Touched.row))


def _settled(scope: Scope, kind: str) -> pw.Query:
    fresh = FRESH[kind](scope, "known text").alias("fresh")
    same = (
        pw.Select([fresh], [fresh.c.id])
        .join(SearchText, pw.JOIN.CROSS)
        .where(
            SearchText.id == fresh.c.id,
            SearchText.name == fresh.c.name,
            SearchText.body == fresh.c.body,
        )
    )
    kinds = ("text", "known text")
    return Touched.delete().where(Touched.kind.in_(kinds), Touched.row.in_(same))


def _forget_known() -> pw.Query:
    return SearchText.delete().where(SearchText.id.in_(touched("known text")))


def _forget_all() -> pw.Query:
    return SearchText.delete()


def _insert(scope: Scope, kind: str) -> pw.Query:
    return SearchText.insert_from(
        FRESH[kind](scope), [SearchText.id, SearchText.name, SearchText.body]
    )


def _all_of(model: type[pw.Model], owner: pw.Field, text: pw.Field) -> pw.Query:
    return model.select(fn.group_concat(text, pw.Value(SEPARATOR))).where(model.record == owner)


def _fresh(
    model: type[pw.Model],
    scope: Scope,
    kind: str,
    names: tuple[pw.Node, ...],
    body: tuple[pw.Node, ...],
) -> pw.Query:
    columns = (
        model.id.alias("id"),
        _joined(*names, _all_of(Alias, model.id, Alias.text)).alias("name"),
        _joined(*body, _all_of(Identifier, model.id, Identifier.value)).alias("body"),
    )
    if scope.complete:
        rows = model.select(*columns)
    else:
        # Not by a list of the rows: making one for each type of record would take longest.
        rows = Touched.select(*columns).join(model, pw.JOIN.CROSS)
        rows = rows.where(Touched.kind == kind, model.id == Touched.row)
    found = once(rows)
    fold = fn.indexed if names else folded
    texts = (fold(found.c[name]).alias(name) for name in ("name", "body"))
    return pw.Select([found], [found.c.id.alias("id"), *texts])


def _joined(*texts: pw.Node) -> pw.Node:
    return fn.concat_ws(SEPARATOR, *texts)


def folded(text: pw.Node) -> pw.Node:
    """What `indexed` makes of a text, without asking it of none or one plain word, as most have."""
    plain = ~pw.Expression(text, "GLOB", "*[^0-9A-Za-z]*")
    whole = fn.length(text) == fn.octet_length(text)  # a zero ends the text for others
    word = pw.Value("  ").concat(fn.lower(text)).concat("  ")
    return pw.Case(None, [(text == "", ""), (plain & whole, word)], fn.indexed(text))


def _person(scope: Scope, kind: str = "text") -> pw.Query:
    names = (Person.name, Person.native_name)
    body = (Person.given_name, Person.family_name, Person.tell_apart, Person.note)
    return _fresh(Person, scope, kind, names, body)


def _organization(scope: Scope, kind: str = "text") -> pw.Query:
    body = (Organization.tell_apart, Organization.website, Organization.note)
    return _fresh(Organization, scope, kind, (Organization.name,), body)


def _position(scope: Scope, kind: str = "text") -> pw.Query:
    return _fresh(Position, scope, kind, (), (Position.note,))


def _move(scope: Scope, kind: str = "text") -> pw.Query:
    quotes: pw.Node = _all_of(Reference, Move.id, Reference.quote)
    if scope.complete or scope.many:
        quoted = Reference.select(Reference.record).where(Reference.quote.is_null(False))
        quotes = pw.Case(None, [(Move.id.in_(quoted), quotes)])
    body = (Move.party, Move.terms, Move.note, quotes)
    return _fresh(Move, scope, kind, (), body)


def _source(scope: Scope, kind: str = "text") -> pw.Query:
    body = (Source.authors, Source.url, Source.text, Source.note)
    return _fresh(Source, scope, kind, (Source.headline,), body)


def _claim(scope: Scope, kind: str = "text") -> pw.Query:
    return _fresh(Claim, scope, kind, (Claim.text,), (Claim.note,))


FRESH: dict[str, Callable[..., pw.Query]] = {
    "person": _person,
    "organization": _organization,
    "position": _position,
    "move": _move,
    "source": _source,
    "claim": _claim,
}
