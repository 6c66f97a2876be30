"""Stage and verification, and their history."""

from __future__ import annotations

import pytest
from tests.records import desk

from mercato.records.errors import Refused
from mercato.records.journal import journal
from mercato.records.moving import move_status
from mercato.records.verbs import editing

pytestmark = pytest.mark.usefixtures("opened")


def steps(move: int) -> list[tuple[str, str, str | None]]:
    return [(one.stage, one.verification, one.as_of) for one in move_status.history(move)]


def test_a_rumour_that_is_confirmed_keeps_its_past() -> None:
    made = desk.enter(person="Yann LeCun", to="=", verification="rumoured", **{"from": "Meta"})
    desk.status(made, stage="announced", verification="confirmed", as_of="2025-11-20")
    assert steps(made) == [
        ("agreed", "rumoured", None),
        ("announced", "confirmed", "2025-11-20"),
    ]
    assert (desk.move(made).stage, desk.move(made).verification) == ("announced", "confirmed")


def test_setting_the_field_in_a_form_writes_history_too() -> None:
    made = desk.enter(person="Ada", to="Meta")
    with journal.edit("field.changed"):
        editing.set_field(made, "verification", "disputed")
        editing.set_field(made, "note", "both sides were asked")
    assert steps(made) == [("agreed", "reported", None), ("agreed", "disputed", None)]


def test_the_same_status_again_is_no_news_but_takes_the_evidence() -> None:
    made = desk.enter(person="Ada", to="Meta")
    desk.status(made, stage="agreed", as_of="2025-07-01")
    desk.status(made, stage="agreed", as_of="2025-08-01")
    assert steps(made) == [("agreed", "reported", "2025-07-01")]


def test_the_destination_has_a_verification_of_its_own() -> None:
    made = desk.enter(person="Luca de Meo", to="Kering", verification="confirmed",
                      to_verification="rumoured", **{"from": "Renault"})  # fmt: skip
    desk.status(made, to_verification="confirmed")
    desk.status(made, to_verification="")
    assert [one.to_verification for one in move_status.history(made)] == [
        "rumoured",
        "confirmed",
        None,
    ]


def test_an_unknown_stage_is_refused_at_its_field() -> None:
    made = desk.enter(person="Ada", to="Meta")
    with pytest.raises(Refused) as refused:
        desk.status(made, stage="flown")
    assert (refused.value.code, refused.value.field) == ("choice.unknown", "stage")


def test_undo_takes_a_status_and_its_history_back() -> None:
    made = desk.enter(person="Ada", to="Meta")
    desk.status(made, stage="left")
    journal.undo()
    assert steps(made) == [("agreed", "reported", None)]
    assert desk.move(made).stage == "agreed"
