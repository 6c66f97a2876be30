"""Dates that cannot all be right are found, kept up with every edit, and equal a plain reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.records.plain_conflicts import conflicting
from tests.records.rows import day, make, remove

from mercato.records import derived
from mercato.records.derived.models import Conflicting
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Move, Organization, Person, Position
from mercato.records.storage import file

JULY, MARCH = "2025-07-15", "2025-03-01"


@pytest.fixture
def house(opened):
    with journal.edit("x"):
        ada, apple, meta = (
            make(Person, name="Ada"),
            *(make(Organization, name=name) for name in ("Apple", "Meta")),
        )
    return ada, apple, meta


def found(table="moves"):
    return list(tables.ids(table, "is:conflicting"))


def test_a_move_that_starts_before_it_leaves_conflicts_until_it_is_mended_or_denied(house):
    with journal.edit("x"):
        move = make(Move, person=house[0], **day("starts_on", MARCH), **day("left_on", JULY))
    assert (found(), found("people")) == ([move], [house[0]])
    with journal.edit("x"):
        Move.update(**day("left_on", "2025")).where(Move.id == move).execute()
    assert found() == []
    journal.undo()
    assert found() == [move]
    with journal.edit("x"):
        Move.update(verification="denied").where(Move.id == move).execute()
    assert found() == []


def test_a_career_that_says_another_day_than_the_move_conflicts_with_it(house):
    ada, apple, meta = house
    with journal.edit("x"):
        old = make(Position, person=ada, organization=apple, **day("end", MARCH))
        new = make(Position, person=ada, organization=meta, **day("start", JULY))
        links = {"from_position": old, "to_position": new}
        move = make(Move, person=ada, **links, **day("left_on", JULY), **day("starts_on", JULY))
    assert (found(), found("positions")) == ([move], [old])
    with journal.edit("x"):
        Position.update(end_known="first_cited").where(Position.id == old).execute()
    assert (found(), found("positions")) == ([], [])


def test_leaving_a_place_before_having_started_there_conflicts_and_a_return_does_not(house):
    ada, apple, meta = house
    with journal.edit("x"):
        first = make(Move, person=ada, to_organization=apple, **day("starts_on", JULY))
        away = {"person": ada, "from_organization": apple, "to_organization": meta}
        second = make(Move, **away, **day("left_on", MARCH), **day("starts_on", "2025-09-01"))
    assert sorted(found()) == [first, second]
    with journal.edit("x"):
        Move.update(**day("starts_on", "2025-04-01")).where(Move.id == second).execute()
    assert found() == []


def test_a_group_and_what_is_deleted_are_kept_up_with_too(house):
    with journal.edit("x"):
        group = make(Move, party="ten", **day("starts_on", MARCH), **day("left_on", JULY))
    assert found() == [group]
    with journal.edit("x"):
        remove(Move, group)
    assert (found(), Conflicting.select().count()) == ([], 0)
    journal.undo()
    assert (found(), derived.compare()) == ([group], [])


DATES = ("2025", "2025-03", MARCH, JULY)
steps = st.lists(st.tuples(*(st.integers(0, 3) for _ in range(6))), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, min_size=1, max_size=6))
def test_whatever_is_edited_conflicts_equal_a_plain_reading(tmp_path_factory, edits):
    path = tmp_path_factory.mktemp("desk") / "desk.mercato"
    file.create(path)
    file.open_file(path)
    with journal.edit("x"):
        people = [make(Person, name=str(n)) for n in range(2)]
        places = [make(Organization, name=str(n)) for n in range(2)]
    for edit in edits:
        with journal.edit("x"):
            for step in edit:
                change(people, places, *step)
        agrees()
    for replay in (journal.undo, journal.redo):
        while replay():
            agrees()
    file.close_connection()


def agrees():
    rows = (list(model.select().dicts()) for model in (Move, Position))
    assert {row.id for row in Conflicting.select()} == conflicting(*rows)
    assert derived.compare() == []


def change(people, places, kind, which, a, b, c, d):
    moves = [row.id for row in Move.select(Move.id)]
    posts = [row.id for row in Position.select(Position.id)]
    person = people[a % 2] if a else None
    dates = {**day("starts_on", DATES[b]), **day("left_on", DATES[c])}
    if kind == 0:
        times = {**day("start", DATES[b]), **day("end", DATES[c])}
        make(Position, person=people[a % 2], organization=places[d % 2], **times)
    elif kind == 1 or not moves:
        post = posts[d % len(posts)] if posts else None
        ends = {"from_organization": places[d % 2], "to_organization": places[which % 2]}
        make(Move, person=person, to_position=post, **ends, **dates)
    elif kind == 2:
        row = Move.id == moves[which % len(moves)]
        Move.update(person=person, **dates).where(row).execute()
    elif posts and which % 2:
        row = Position.id == posts[d % len(posts)]
        Position.update(person=people[a % 2], **day("start", DATES[b])).where(row).execute()
    else:
        remove(Move, moves[which % len(moves)])
