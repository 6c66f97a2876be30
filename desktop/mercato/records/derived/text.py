"""Refreshing the folded text of records and the full-text index over it.

The roles of moves and positions are not in it: many share few wordings, kept in `roles`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import peewee as pw
from peewee import fn

from mercato.records.derived.models import SearchText, Touched
from mercato.records.derived.scope import Scope, run
from mercato.records.language.folding import SEPARATOR
from mercato.records.schema import (
    Alias,
    Claim,
    Identifier,
    Move,
    Organization,
    Person,
    Position,
    Reference,
    Source,
    Tag,
    Tagging,
    database,
)

if TYPE_CHECKING:
    from collections.abc import Callable

INDEX = (
    "CREATE VIRTUAL TABLE search USING fts5(name, body, content='search_text', "
    "content_rowid='id', tokenize='trigram', columnsize=0)"
)
"""Words inside words, in every script, since the text is folded before it gets here."""


def refresh(scope: Scope) -> None:
    """Bring the text of touched records, and the index, up to date; unchanged text stays."""
    if scope.complete:
        database.execute_sql("INSERT INTO search (search) VALUES ('delete-all')")
    else:
        for kind in FRESH:
            run(_settled, kind)
        database.execute_sql(
            "INSERT INTO search (search, rowid, name, body) SELECT 'delete', id, name, body "
            f"FROM search_text WHERE id IN ({_TOUCHED})"
        )
    run(_forget, scope)
    for kind in FRESH:
        run(_insert, scope, kind)
    where = "" if scope.complete else f" WHERE id IN ({_TOUCHED})"
    database.execute_sql(
        f"INSERT INTO search (rowid, name, body) SELECT id, name, body FROM search_text{where}"
    )


_TOUCHED = "SELECT row FROM touched WHERE kind = 'text'"


def _settled(kind: str) -> pw.Query:
    """Records whose text is what it was are not touched after all."""
    fresh = FRESH[kind](Scope(complete=False)).alias("fresh")
    same = (
        SearchText.select(SearchText.id)
        .join(fresh, on=(fresh.c.id == SearchText.id))
        .where(SearchText.name == fresh.c.name, SearchText.body == fresh.c.body)
    )
    return Touched.delete().where(Touched.kind == "text", Touched.row.in_(same))


def _forget(scope: Scope) -> pw.Query:
    return scope.of("text", SearchText.delete(), SearchText.id)


def _insert(scope: Scope, kind: str) -> pw.Query:
    return SearchText.insert_from(
        FRESH[kind](scope), [SearchText.id, SearchText.name, SearchText.body]
    )


def _all_of(model: type[pw.Model], owner: pw.Field, text: pw.Field) -> pw.Query:
    return model.select(fn.group_concat(text, pw.Value(SEPARATOR))).where(model.record == owner)


def _tags(owner: pw.Field) -> pw.Query:
    return (
        Tagging.select(fn.group_concat(Tag.name, pw.Value(SEPARATOR)))
        .join(Tag, on=(Tag.id == Tagging.tag))
        .where(Tagging.record == owner)
    )


def _fresh(
    model: type[pw.Model],
    scope: Scope,
    names: tuple[pw.Node, ...],
    body: tuple[pw.Node, ...],
) -> pw.Query:
    named = _indexed(*names, _all_of(Alias, model.id, Alias.text))
    told = _indexed(*body, _all_of(Identifier, model.id, Identifier.value), _tags(model.id))
    rows = model.select(model.id.alias("id"), named.alias("name"), told.alias("body"))
    return scope.of("text", rows, model.id)


def _indexed(*texts: pw.Node) -> pw.Node:
    """The texts folded; where there are none, as in most moves, nobody has to be asked."""
    none = fn.COALESCE(*texts, None).is_null()
    return pw.Case(None, [(none, "")], fn.indexed(*texts))


def _person(scope: Scope) -> pw.Query:
    names = (Person.name, Person.native_name)
    body = (Person.given_name, Person.family_name, Person.tell_apart, Person.note)
    return _fresh(Person, scope, names, body)


def _organization(scope: Scope) -> pw.Query:
    body = (Organization.tell_apart, Organization.website, Organization.note)
    return _fresh(Organization, scope, (Organization.name,), body)


def _position(scope: Scope) -> pw.Query:
    return _fresh(Position, scope, (), (Position.note,))


def _move(scope: Scope) -> pw.Query:
    quotes = _all_of(Reference, Move.id, Reference.quote)
    body = (Move.party, Move.terms, Move.note, quotes)
    return _fresh(Move, scope, (), body)


def _source(scope: Scope) -> pw.Query:
    body = (Source.authors, Source.url, Source.text, Source.note)
    return _fresh(Source, scope, (Source.headline,), body)


def _claim(scope: Scope) -> pw.Query:
    return _fresh(Claim, scope, (Claim.text,), (Claim.note,))


FRESH: dict[str, Callable[[Scope], pw.Query]] = {
    "person": _person,
    "organization": _organization,
    "position": _position,
    "move": _move,
    "source": _source,
    "claim": _claim,
}
