"""Groups and their members, successions, and counting nobody twice."""

from __future__ import annotations

from typing import Any

import pytest
from tests.records import desk

from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.moving import move_entry, move_links, moves, succession
from mercato.records.moving.move_links import Headcount
from mercato.records.verbs import describing

pytestmark = pytest.mark.usefixtures("opened")


def group(headcount: int | None = None, **fields: Any) -> int:
    return desk.enter(party="hires", headcount=headcount, to="Meta", **fields)


def test_a_group_is_as_many_as_stated_or_as_named_never_the_sum() -> None:
    eight = group(2, headcount_bound="at_least")
    assert move_links.headcount_of(eight) == Headcount(2, "at_least")
    for name in ("Lucas Beyer", "Alexander Kolesnikov", "Xiaohua Zhai"):
        desk.enter(person=name, to="Meta", member_of=eight)
    assert move_links.headcount_of(eight) == Headcount(3, "at_least")


def test_a_group_of_unknown_size_is_at_least_its_members() -> None:
    some = group()
    assert move_links.headcount_of(some) == Headcount(None, "exact")
    desk.enter(person="Ada", to="Meta", member_of=some)
    assert move_links.headcount_of(some) == Headcount(1, "at_least")


def test_groups_may_hold_smaller_groups_but_never_themselves() -> None:
    large, small = group(10), group(3)
    with journal.edit("move.linked"):
        move_links.add(small, "member_of", large)
    assert move_links.headcount_of(large) == Headcount(10, "exact")
    with pytest.raises(Refused, match=r"move_link\.cycle"), journal.edit("move.linked"):
        move_links.add(large, "member_of", small)


def test_nobody_is_a_member_of_a_person_s_move() -> None:
    ada = desk.enter(person="Ada", to="Meta")
    with pytest.raises(Refused) as refused:
        desk.enter(person="Grace", to="Meta", member_of=ada)
    assert refused.value.code == "move_link.not_a_group"


def test_a_link_can_be_taken_back_once() -> None:
    some = group()
    ada = desk.enter(person="Ada", to="Meta", member_of=some)
    with journal.edit("move.unlinked"):
        move_links.remove(ada, "member_of", some)
    assert move_links.of(ada) == []
    with pytest.raises(Refused, match=r"move_link\.missing"), journal.edit("move.unlinked"):
        move_links.remove(ada, "member_of", some)


def test_a_succession_records_the_departure_that_it_implies() -> None:
    source = desk.source(published_on="2024-08-13")
    made = desk.enter(person="Brian Niccol", to="Starbucks", to_role="CEO", stage="announced",
                      source=source, replaces="Laxman Narasimhan",
                      **{"from": "Chipotle"})  # fmt: skip
    (departure,) = succession.departures_replaced(made)
    left = desk.move(departure)
    assert (describing.name(left.person_id), left.kind, left.from_role, left.stage) == (
        "Laxman Narasimhan", "leaves", "CEO", "announced",
    )  # fmt: skip
    assert desk.career("Laxman Narasimhan") == ["Starbucks, CEO: ?..? no"]


def test_an_implied_departure_is_undated_and_no_more_than_reported() -> None:
    source = desk.source(published_on="2025-07-14", kind="press_release")
    made = desk.enter(person="Léa Salamé", to="France 2", to_role="présentatrice", source=source,
                      announced_on="2025-06-19", replaces="Anne-Sophie Lapix")  # fmt: skip
    assert (desk.move(made).stage, desk.move(made).verification) == ("announced", "confirmed")
    (departure,) = succession.departures_replaced(made)
    left = desk.move(departure)
    assert (left.stage, left.verification) == ("announced", "reported")
    assert (left.announced_on, left.left_on, left.starts_on) == (None, None, None)


def test_an_implied_departure_is_proposed_and_may_be_declined() -> None:
    entry: dict[str, Any] = {
        "person": "Léa Salamé", "to_organization": "France 2", "replaces": "Anne-Sophie Lapix"
    }  # fmt: skip
    (proposal,) = move_entry.propose(move_entry.MoveEntry(**entry))
    said = [(one.kind, one.person_name, one.organization_name) for one in proposal.effects.changes]
    assert said == [("departure", "Anne-Sophie Lapix", "France 2")]
    made = desk.enter(**entry, depart_predecessor=False)
    assert succession.departures_replaced(made) == []
    desk.enter(person="Anne-Sophie Lapix", **{"from": "France 2"})
    (proposal,) = move_entry.propose(move_entry.MoveEntry(**entry))
    assert proposal.effects.changes == ()


def test_a_succession_finds_the_departure_that_is_recorded() -> None:
    known = desk.enter(person="Anne-Sophie Lapix", **{"from": "France 2 > 20H"})
    made = desk.enter(person="Léa Salamé", to="France 2 > 20H", replaces="anne-sophie lapix")
    assert succession.departures_replaced(made) == [known]


def test_the_predecessor_is_proposed_from_the_post() -> None:
    desk.position("Laxman Narasimhan", "Starbucks", "CEO")
    made = desk.enter(person="Rachel Ruggeri", to="Starbucks", to_role="interim CEO")
    draft = succession.propose_departure(succession.of(made))
    assert draft is not None
    assert (draft.from_role, draft.kind) == ("CEO", "leaves")
    assert draft.person == desk.Position.get().person_id


def test_moves_of_one_month_can_change_places() -> None:
    july = {"person": "Cat Wu", "starts_on": "2025-07"}
    back = desk.enter(to="Anthropic", **july)
    gone = desk.enter(to="Anysphere", **july)
    with journal.edit("move.order"):
        moves.swap_order(back, gone)
    person = desk.move(back).person_id
    assert [one.id for one in moves.of_person(person)] == [gone, back]


def test_dates_decide_the_order_where_they_can() -> None:
    made = [desk.enter(person="Ada", to="Meta", starts_on=year) for year in ("2024", "2025")]
    with pytest.raises(Refused, match=r"order\.dates_decide"), journal.edit("move.order"):
        moves.swap_order(*made)


def test_two_posts_of_a_successor_are_not_both_the_predecessor_s() -> None:
    made = desk.enter(person="Brian Niccol", to="Starbucks", to_role="CEO and chairman",
                      replaces="Laxman Narasimhan")  # fmt: skip
    (departure,) = succession.departures_replaced(made)
    assert desk.move(departure).from_role is None
