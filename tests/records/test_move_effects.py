"""What moves do to careers, and what is put back when they turn out not to be."""

from __future__ import annotations

from typing import Any

import pytest
from tests.records import desk

from mercato.records.journal import journal
from mercato.records.moving import move_effects, move_entry
from mercato.records.schema import Position
from mercato.records.verbs import linking, positions

pytestmark = pytest.mark.usefixtures("opened")

PANG: dict[str, Any] = {"person": "Ruoming Pang", "from": "Apple", "to": "Meta"}


def test_an_announced_move_closes_the_old_position_and_opens_the_new() -> None:
    desk.position("Ruoming Pang", "Apple", "head of models", start="2021")
    made = desk.enter(**PANG, stage="announced", left_on="2025-07-07")
    assert desk.career("Ruoming Pang") == [
        "Apple, head of models: 2021..2025-07-07 no",
        "Meta, ?: ?..? incoming",
    ]
    assert None not in (desk.move(made).from_position_id, desk.move(made).to_position_id)


def test_an_old_position_that_was_not_recorded_is_made_and_closed() -> None:
    desk.enter(**PANG, stage="started", from_role="manager", starts_on="2025-07-01")
    assert desk.career("Ruoming Pang") == [
        "Apple, manager: ?..2025-07-01* no",
        "Meta, ?: 2025-07-01..? yes",
    ]


@pytest.mark.parametrize("verification", ["rumoured", "denied", "disputed", "retracted"])
def test_a_move_that_is_not_at_least_reported_changes_nothing(verification: str) -> None:
    desk.position("Ruoming Pang", "Apple")
    made = desk.enter(**PANG, stage="announced", verification=verification)
    assert desk.career("Ruoming Pang") == ["Apple, ?: ?..? yes"]
    assert not move_effects.propose(made).changes
    assert move_effects.propose(made).reasons


@pytest.mark.parametrize("stage", ["considered", "in_talks", "agreed", "fell_through", "annulled"])
def test_a_move_that_is_only_talked_about_changes_nothing(stage: str) -> None:
    desk.position("Ruoming Pang", "Apple")
    desk.enter(**PANG, stage=stage, verification="confirmed")
    assert desk.career("Ruoming Pang") == ["Apple, ?: ?..? yes"]


@pytest.mark.parametrize("kind", ["additional_role", "seconded"])
def test_some_kinds_close_nothing(kind: str) -> None:
    desk.position("Ruoming Pang", "Apple")
    desk.enter(**PANG, kind=kind, stage="started")
    assert desk.career("Ruoming Pang") == ["Apple, ?: ?..? yes", "Meta, ?: ?..? yes"]


def test_a_seat_on_a_board_closes_nothing() -> None:
    desk.position("Ada", "Apple", "CEO")
    desk.enter(
        person="Ada", to="Meta", to_role="board member", stage="started", **{"from": "Apple"}
    )
    assert desk.career("Ada")[0] == "Apple, CEO: ?..? yes"
    assert Position.select().where(Position.kind == "board").count() == 1


def test_an_interim_post_closes_nothing_and_keeps_its_term() -> None:
    desk.position("Rachel Ruggeri", "Starbucks", "CFO")
    desk.enter(person="Rachel Ruggeri", to="Starbucks", from_role="CFO", to_role="interim CEO",
               stage="announced", starts_on="2024-08-13", term_end="2024-09-09", today="2024-08-13",
               **{"from": "Starbucks"})  # fmt: skip
    assert desk.career("Rachel Ruggeri") == [
        "Starbucks, interim CEO: 2024-08-13..? until 2024-09-09 yes",
        "Starbucks, CFO: ?..? yes",
    ]


def test_a_renewal_extends_the_term_and_opens_nothing() -> None:
    desk.position("Ada", "Assembly", "president", term_end="2025")
    desk.enter(person="Ada", to="Assembly", to_role="president", kind="renewed", stage="announced",
               term_end="2030")  # fmt: skip
    assert desk.career("Ada") == ["Assembly, president: ?..? until 2030 yes"]


def test_a_start_that_lies_ahead_opens_an_incoming_position() -> None:
    source = desk.source(published_on="2024-08-13")
    desk.enter(person="Brian Niccol", to="Starbucks", stage="announced", source=source, today=None,
               left_on="2024-08-31", starts_on="2024-09-09", **{"from": "Chipotle"})  # fmt: skip
    assert desk.career("Brian Niccol") == [
        "Chipotle, ?: ?..2024-08-31 yes",
        "Starbucks, ?: 2024-09-09..? incoming",
    ]


def test_having_started_ends_what_was_still_to_come() -> None:
    made = desk.enter(**PANG, stage="announced", starts_on="2025-09-01", left_on="2025-08-15")
    desk.status(made, stage="started")
    with journal.edit("move.effects"):
        move_effects.apply(made, move_effects.propose(made))
    assert desk.career("Ruoming Pang") == [
        "Apple, ?: ?..2025-08-15 no",
        "Meta, ?: 2025-09-01..? yes",
    ]
    assert move_effects.propose(made).changes == ()


def test_an_official_departure_with_a_rumoured_arrival_only_closes() -> None:
    desk.position("Luca de Meo", "Renault", "directeur général")
    desk.enter(person="Luca de Meo", to="Kering", stage="announced", verification="confirmed",
               to_verification="rumoured", left_on="2025-07-15", today="2025-07-20",
               **{"from": "Renault"})  # fmt: skip
    assert desk.career("Luca de Meo") == ["Renault, directeur général: ?..2025-07-15 no"]


def test_leaving_a_company_closes_the_position_in_its_unit() -> None:
    desk.position("Ada", "Apple > Foundation Models", "lead")
    desk.enter(person="Ada", to="Meta", stage="left", **{"from": "Apple"})
    assert desk.career("Ada")[0] == "Apple > Foundation Models, lead: ?..? no"


def test_a_promotion_closes_only_the_role_left() -> None:
    desk.position("Ada", "Apple", "COO")
    desk.position("Ada", "Apple", "board member")
    desk.enter(person="Ada", to="Apple", from_role="COO", to_role="CEO", stage="started",
               **{"from": "Apple"})  # fmt: skip
    assert desk.career("Ada") == [
        "Apple, COO: ?..? no",
        "Apple, board member: ?..? yes",
        "Apple, CEO: ?..? yes",
    ]


def test_made_permanent_closes_the_interim_post() -> None:
    desk.position("Ada", "Apple", "interim CEO")
    desk.enter(person="Ada", to="Apple", to_role="CEO", kind="made_permanent", stage="started")
    assert desk.career("Ada") == ["Apple, interim CEO: ?..? no", "Apple, CEO: ?..? yes"]


def test_death_closes_every_position() -> None:
    desk.position("Ada", "Apple")
    desk.position("Ada", "Meta", "board member")
    desk.enter(person="Ada", kind="dies", left_on="2025-07-01", stage="left")
    assert [line[-2:] for line in desk.career("Ada")] == ["no", "no"]


def test_a_group_changes_no_career() -> None:
    made = desk.enter(party="ten engineers of OpenAI", to="Meta", stage="started")
    assert move_effects.propose(made).reasons == ("effects.group",)
    assert Position.select().count() == 0


def test_both_effects_can_be_declined() -> None:
    desk.position("Ruoming Pang", "Apple")
    desk.enter(**PANG, stage="started", close_old=False, open_new=False)
    assert desk.career("Ruoming Pang") == ["Apple, ?: ?..? yes"]


def test_a_second_report_of_a_move_opens_nothing_twice() -> None:
    for role in (None, "researcher"):
        desk.enter(**PANG, stage="started", to_role=role, left_on="2025-07")
    assert desk.career("Ruoming Pang") == ["Apple, ?: ?..2025-07 no", "Meta, researcher: ?..? yes"]


def test_what_fell_through_reopens_the_old_position_and_removes_the_new() -> None:
    desk.position("Sam Altman", "OpenAI", "CEO")
    made = desk.enter(person="Sam Altman", to="Microsoft", stage="left", **{"from": "OpenAI"})
    desk.status(made, stage="fell_through")
    effects = move_effects.propose(made)
    assert [one.kind for one in effects.changes] == ["reopen", "remove"]
    with journal.edit("move.effects"):
        move_effects.apply(made, effects)
    assert desk.career("Sam Altman") == ["OpenAI, CEO: ?..? yes"]
    assert move_effects.propose(made).reasons == ("effects.nothing_to_put_back",)


def test_a_denial_leaves_what_another_move_did() -> None:
    first, second = (desk.enter(**PANG, stage="started") for _ in range(2))
    desk.status(second, verification="denied")
    assert move_effects.propose(second).changes == ()
    desk.status(first, verification="denied")
    assert [one.kind for one in move_effects.propose(first).changes] == ["reopen", "remove"]


def test_a_denied_destination_takes_only_the_new_position_away() -> None:
    made = desk.enter(**PANG, stage="announced")
    desk.status(made, to_verification="denied")
    assert [one.kind for one in move_effects.propose(made).changes] == ["remove"]


def test_going_and_coming_back_leaves_three_positions_in_order() -> None:
    desk.enter(person="Cat Wu", to="Anysphere", stage="started", starts_on="2025-07~",
               **{"from": "Anthropic"})  # fmt: skip
    desk.enter(person="Cat Wu", to="Anthropic", stage="started", starts_on="2025-07~",
               **{"from": "Anysphere"})  # fmt: skip
    assert desk.career("Cat Wu") == [
        "Anthropic, ?: ?..2025-07~* no",
        "Anysphere, ?: 2025-07~..2025-07~* no",
        "Anthropic, ?: 2025-07~..? yes",
    ]


def test_the_form_sees_the_effects_before_anything_is_recorded() -> None:
    desk.position("Ruoming Pang", "Apple", "manager")
    entry = move_entry.MoveEntry(
        person="Ruoming Pang", from_organization="Apple", to_organization="Meta > Labs",
        stage="started", today=desk.TODAY,
    )  # fmt: skip
    (proposal,) = move_entry.propose(entry)
    close, opened = proposal.effects.changes
    assert (close.kind, close.organization_name, close.role) == ("close", "Apple", "manager")
    assert (opened.kind, opened.organization, opened.organization_name) == ("open", None, "Labs")
    assert linking.find("organization", "Labs") == []


def test_everything_a_move_changed_is_undone_with_it() -> None:
    desk.position("Ruoming Pang", "Apple", "manager")
    before = desk.career("Ruoming Pang")
    desk.enter(**PANG, stage="started")
    journal.undo()
    assert desk.career("Ruoming Pang") == before


def test_positions_of_one_date_can_change_places() -> None:
    one, other = (desk.position("Ada", place, start="2025-07") for place in ("Apple", "Meta"))
    with journal.edit("position.order"):
        positions.swap_order(one, other)
    assert [line.split(",")[0] for line in desk.career("Ada")] == ["Meta", "Apple"]


def test_positions_take_their_year_from_the_source_with_the_move() -> None:
    source = desk.source()
    desk.enter(**PANG, stage="announced", left_on="le 15 juillet", source=source)
    assert desk.career("Ruoming Pang")[0] == "Apple, ?: ?..XXXX-07-15 yes"
    with journal.edit("field.changed"):
        desk.editing.set_field(source, "published_on", "2025-07-08")
    assert desk.career("Ruoming Pang")[0] == "Apple, ?: ?..2025-07-15 yes"


def test_the_post_that_an_interim_one_stands_beside_is_recorded() -> None:
    desk.enter(
        person="Rachel Ruggeri", to="Starbucks", from_role="CFO", to_role="interim CEO",
        stage="announced", **{"from": "Starbucks"},
    )  # fmt: skip
    assert desk.career("Rachel Ruggeri") == [
        "Starbucks, CFO: ?..? yes",
        "Starbucks, interim CEO: ?..? incoming",
    ]


def test_an_announced_departure_that_lies_ahead_leaves_the_old_post_held_until_then() -> None:
    desk.position("Léa Salamé", "France Inter", "matinalière")
    made = desk.enter(person="Léa Salamé", to="France 2", stage="announced", left_on="2025-07-11",
                      announced_on="2025-06-19", **{"from": "France Inter"})  # fmt: skip
    assert desk.career("Léa Salamé") == [
        "France Inter, matinalière: ?..2025-07-11 yes",
        "France 2, ?: ?..? incoming",
    ]
    then = move_effects.propose(made, today="2025-06-20")
    assert "effects.held_until_left" in then.reasons
    desk.status(made, stage="started")
    with journal.edit("move.effects"):
        move_effects.apply(made, move_effects.propose(made))
    assert [line[-3:] for line in desk.career("Léa Salamé")] == [" no", "yes"]


def test_an_announced_move_without_dates_closes_the_old_post_and_awaits_the_new() -> None:
    made = desk.enter(**PANG, stage="announced", from_role="manager")
    assert desk.career("Ruoming Pang") == ["Apple, manager: ?..? no", "Meta, ?: ?..? incoming"]
    desk.status(made, stage="fell_through")
    assert [one.kind for one in move_effects.propose(made).changes] == ["reopen", "remove"]


@pytest.mark.parametrize(
    ("left_on", "starts_on", "held"),
    [
        ("2025-07-07", None, ["no", "incoming"]),
        ("2025-07-09", None, ["yes", "incoming"]),
        ("2025-07", "2025-07", ["yes", "incoming"]),
        (None, "2025-07-01", ["no", "yes"]),
    ],
)
def test_dates_say_whether_an_announced_move_has_taken_place(
    left_on: str | None, starts_on: str | None, held: list[str]
) -> None:
    desk.enter(**PANG, stage="announced", left_on=left_on, starts_on=starts_on)
    assert [line.split()[-1] for line in desk.career("Ruoming Pang")] == held
