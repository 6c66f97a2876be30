"""Back and forward, as in a browser."""

from __future__ import annotations

from mercato.shell.places import MOST, Place, Places

PEOPLE, MOVES, SOURCES = Place("people", 1), Place("moves", 2), Place("sources")


def visited(*places: Place) -> Places:
    made = Places()
    for place in places:
        made.go(place)
    return made


def test_back_and_forward_go_through_the_places_visited(qapp) -> None:
    places = visited(PEOPLE, MOVES)
    assert places.back() == PEOPLE
    assert places.forward() == MOVES
    assert places.forward() is None


def test_going_somewhere_else_forgets_what_was_ahead(qapp) -> None:
    places = visited(PEOPLE, MOVES)
    places.back()
    places.go(SOURCES)
    assert not places.can_go_forward
    assert places.back() == PEOPLE


def test_wandering_from_row_to_row_leaves_one_place(qapp) -> None:
    places = visited(PEOPLE)
    places.wander(Place("people", 7))
    places.wander(Place("people", 8))
    places.go(MOVES)
    assert places.back() == Place("people", 8)
    assert not places.can_go_back


def test_the_same_place_twice_is_one_and_old_ones_are_forgotten(qapp) -> None:
    places = visited(PEOPLE, PEOPLE, *(Place("moves", n) for n in range(2 * MOST)))
    steps = sum(1 for _ in iter(places.back, None))
    assert steps == MOST - 1
