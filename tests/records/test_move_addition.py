"""A second source for a move that is recorded already."""

from __future__ import annotations

from typing import Any

import pytest
from tests.records import desk

from mercato.records.errors import Refused
from mercato.records.evidence import references
from mercato.records.journal import journal
from mercato.records.moving import move_addition, move_status
from mercato.records.moving.move_entry import MoveEntry
from mercato.records.schema import Move

pytestmark = pytest.mark.usefixtures("opened")


def add_to(move: int, **fields: Any) -> None:
    with journal.edit("move.source_added"):
        move_addition.add_to(move, MoveEntry(person="Luca de Meo", **fields))


def test_an_official_word_makes_a_rumour_a_fact() -> None:
    made = desk.enter(person="Luca de Meo", to="Kering", verification="rumoured",
                      source=desk.source(published_on="2025-06-15"),
                      **{"from": "Renault"})  # fmt: skip
    release = desk.source(headline="Release", kind="press_release", published_on="2025-06-16")
    add_to(made, source=release, starts_on="15 September", to_role="directeur général")
    assert [(one.stage, one.verification, one.as_of) for one in move_status.history(made)] == [
        ("agreed", "rumoured", "2025-06-15"),
        ("announced", "confirmed", "2025-06-16"),
    ]
    assert desk.career("Luca de Meo") == [
        "Renault, ?: ?..2025-09-15* yes",
        "Kering, directeur général: 2025-09-15..? incoming",
    ]
    assert Move.select().count() == 1


def test_what_is_recorded_is_never_replaced() -> None:
    made = desk.enter(person="Luca de Meo", to="Kering", to_role="DG", starts_on="2025-09")
    add_to(
        made, source="Another paper", to_role="patron", starts_on="2025-10", to_organization="PPR"
    )
    move = desk.move(made)
    assert (move.to_role, move.starts_on) == ("DG", "2025-09")
    assert desk.organization("Kering").id == move.to_organization_id


def test_a_plain_second_report_is_no_news_of_the_status() -> None:
    made = desk.enter(person="Luca de Meo", to="Kering", stage="announced", source="One paper")
    add_to(made, source="Another paper", according_to="Bloomberg", quote="il rejoindrait Kering")
    assert len(references.of(made)) == 2
    assert len(move_status.history(made)) == 1


def test_an_unknown_end_is_filled_in() -> None:
    made = desk.enter(person="Luca de Meo", **{"from": "Renault"})
    add_to(made, source="Another paper", to_organization="Kering")
    assert desk.organization("Kering").id == desk.move(made).to_organization_id
    assert desk.move(made).kind == "moves"


def test_without_a_source_there_is_nothing_to_add() -> None:
    made = desk.enter(person="Luca de Meo", to="Kering")
    with pytest.raises(Refused, match=r"move\.source_needed"):
        add_to(made)
