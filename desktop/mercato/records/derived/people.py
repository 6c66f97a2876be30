"""Refreshing where people are now, and the role and date each person is shown with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import peewee as pw
from peewee import fn

from mercato.records.derived.models import OrganizationTree as Tree
from mercato.records.derived.models import PersonNow, PersonPlace
from mercato.records.derived.scope import Scope, first_of, run, touched
from mercato.records.derived.touching import add
from mercato.records.schema import Move, Person, Position, Reference, Source

if TYPE_CHECKING:
    from collections.abc import Callable


def mark_below_moved() -> None:
    """Mark as `place` the people of organizations that hang elsewhere in the tree than before."""
    run(_at_moved)


def forget_places(scope: Scope) -> None:
    """Remove the places of touched people."""
    run(_forget_places, scope)


def refresh_places(scope: Scope) -> None:
    """Write the places of touched people, which were forgotten before.

    Only a position that is said to be current counts; an empty end proves nothing.
    """
    run(_places, scope)


def refresh_now(scope: Scope) -> None:
    """Bring the role, date and number of moves of touched people up to date."""
    run(_forget_now, scope)
    run(_now, scope)


def _at_moved() -> pw.Query:
    rows = PersonPlace.select(PersonPlace.person.alias("row"))
    return add("place", rows.where(PersonPlace.organization.in_(touched("tree"))))


def _forget_places(scope: Scope) -> pw.Query:
    return scope.of("place", PersonPlace.delete(), PersonPlace.person)


def _places(scope: Scope) -> pw.Query:
    rows = (
        Position.select(Position.person, Tree.ancestor, fn.MAX(Tree.depth == 0))
        .join(Tree, on=(Tree.descendant == Position.organization))
        .where(Position.is_current == "yes")
        .group_by(Position.person, Tree.ancestor)
    )
    rows = scope.of("place", rows, Position.person)
    fields = [PersonPlace.person, PersonPlace.organization, PersonPlace.own]
    return PersonPlace.insert_from(rows, fields)


def _forget_now(scope: Scope) -> pw.Query:
    return scope.of("now", PersonNow.delete(), PersonNow.id)


def may_be_held(position: Any) -> pw.Node:
    """Whether a position may be held now."""
    return position.is_current.in_(("yes", "unknown"))


def shown_first(position: Any) -> list[pw.Node]:
    """The order of a person's positions, the one to show first.

    Said to be current comes before unknown; then no interim post, then the latest known start.
    """
    return [
        position.is_current.desc(),
        position.interim,
        position.start_earliest.desc(),
        position.sequence.desc(),
        position.id.desc(),
    ]


def _ranked(scope: Scope) -> pw.Query:
    """A person's positions that may be held now, by rank."""
    rank = fn.ROW_NUMBER().over(partition_by=[Position.person], order_by=shown_first(Position))
    rows = Position.select(
        Position.person.alias("person"),
        Position.id.alias("position"),
        Position.organization.alias("organization"),
        Position.start.alias("start"),
        Position.start_earliest.alias("start_earliest"),
        rank.alias("rank"),
    ).where(may_be_held(Position))
    return scope.of("now", rows, Position.person)


def latest_word(
    position: pw.Node, may_tell: Callable[[pw.Node, pw.Node], Any] | None = None
) -> pw.Query:
    """The source published last that speaks of a position or of the move that opened it.

    `may_tell` is a condition on sources and what they tell of, for those who are not to know all.
    """
    opening = Move.select(Move.id).where(Move.to_position == position)
    said = Source.alias("said")
    allowed = () if may_tell is None else (may_tell(said.id, Reference.record),)
    found = (
        Reference.select(said.id)
        .join(said, on=(said.id == Reference.source))
        .where(
            (Reference.record == position) | Reference.record.in_(opening),
            said.published_on_earliest.is_null(False),
            *allowed,
        )
        .order_by(said.published_on_earliest.desc(), said.id.desc())
    )
    return first_of(found)


def is_later(word: Any, start_earliest: pw.Node) -> pw.Node:
    """Whether a role is known until its latest word came, and not just since its start."""
    return word.published_on_earliest.is_null(False) & (
        start_earliest.is_null() | (word.published_on_earliest > start_earliest)
    )


def _now(scope: Scope) -> pw.Query:
    shown = _ranked(scope).alias("shown")
    word = Source.alias("word")
    moves = Move.select(fn.COUNT(Move.id)).where(Move.person == Person.id)
    later = is_later(word, shown.c.start_earliest)
    rows = (
        Person.select(
            Person.id,
            shown.c.position,
            shown.c.organization,
            pw.Case(None, [(later, word.published_on)], shown.c.start),
            pw.Case(None, [(later, word.published_on_earliest)], shown.c.start_earliest),
            moves,
        )
        .join(
            shown,
            pw.JOIN.LEFT_OUTER,
            on=((shown.c.person == Person.id) & (shown.c.rank == 1)),
        )
        .join(word, pw.JOIN.LEFT_OUTER, on=(word.id == latest_word(shown.c.position)))
    )
    fields = [PersonNow.id, PersonNow.position, PersonNow.organization]
    return PersonNow.insert_from(
        scope.of("now", rows, Person.id),
        [*fields, PersonNow.as_of, PersonNow.as_of_earliest, PersonNow.moves],
    )
