"""Refreshing the wordings of roles, each kept once for the many moves and positions with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import Select, fn

from mercato.records.derived.models import RoleText
from mercato.records.derived.scope import Scope, run
from mercato.records.derived.touching import mentioned
from mercato.records.schema import Move, Position

if TYPE_CHECKING:
    from collections.abc import Collection

    import peewee as pw

_ROLES = (
    (Move.from_role, "move"),
    (Move.to_role, "move"),
    (Position.role, "position"),
)


def refresh(scope: Scope, kinds: Collection[str] = ()) -> None:
    """Add the wordings of touched moves and positions, and drop those that nothing has now.

    `kinds` tells which tables the journal holds images of.
    """
    if scope.complete:
        run(_forget_all)
    else:
        for column, table in _ROLES:
            if f"{table} before" in kinds:
                run(_forget, column, table, f"{table} spans" in kinds)
    for column, table in _ROLES:
        run(_insert, scope, column, table)


def _forget_all() -> pw.Query:
    return RoleText.delete()


def _forget(column: pw.Field, table: str, spans: bool) -> pw.Query:
    used = [fn.EXISTS(role.model.select(role).where(role == RoleText.text)) for role, _ in _ROLES]
    gone = ~used[0] & ~used[1] & ~used[2]
    return RoleText.delete().where(RoleText.text.in_(mentioned(column, table, spans)), gone)


def _insert(scope: Scope, column: pw.Field, table: str) -> pw.Query:
    rows = column.model.select(column.alias("text")).where(column.is_null(False)).distinct()
    wording = scope.of(table, rows, column.model.id).alias("wording")
    text = wording.c.text
    new = Select([wording], [text, fn.indexed(text), fn.sort_key(text)]).where(
        ~fn.EXISTS(RoleText.select(RoleText.text).where(RoleText.text == text))
    )
    return RoleText.insert_from(new, [RoleText.text, RoleText.words, RoleText.key])
