"""Twelve articles on real moves: all that their gold files list is recorded, and read back."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tests.cases.reading_back import gaps
from tests.cases.recording import Extras, Gold, record

from mercato.records import showing
from mercato.records.journal import journal
from mercato.records.moving import move_status
from mercato.records.schema import Move, Person
from mercato.records.storage import file
from mercato.records.verbs import linking, positions

pytestmark = pytest.mark.usefixtures("opened")

EXTRAS: dict[str, Extras] = {
    "fr01_pang_mac4ever": Extras(),
    "fr02_demeo_rumeur": Extras(outlet="fonderie-piwi.fr"),
    "fr03_demeo_officiel": Extras(),
    "fr04_salame_afp": Extras(replaces={"Léa Salamé": "Anne-Sophie Lapix"}),
    "fr05_lapix_orient": Extras(replaces={"Léa Salamé": "Anne-Sophie Lapix"}),
    "fr06_chaine_matinale": Extras(
        replaces={
            "Florence Paracuellos": "Hélène Fily",
            "Benjamin Duhamel": "Léa Salamé",
            "Léa Salamé": "Anne-Sophie Lapix",
        }
    ),
    "en01_pang_reuters": Extras(),
    "en02_msl_memo": Extras(outlet="bestintechnology.de", relays="WIRED"),
    "en03_niccol_newser": Extras(
        replaces={
            "Brian Niccol": "Laxman Narasimhan",
            "Rachel Ruggeri": "Laxman Narasimhan",
            "Scott Boatwright": "Brian Niccol",
        }
    ),
    # The date of this page is false, so it is not recorded as one.
    "en04_niccol_farm": Extras(
        undated=True,
        replaces={"Brian Niccol": "Laxman Narasimhan", "Rachel Ruggeri": "Laxman Narasimhan"},
    ),
    "en05_cherny_wu_join": Extras(),
    "en06_cherny_wu_return": Extras(),
}


def enter(articles: Path, name: str) -> tuple[Gold, list[int]]:
    gold: Gold = json.loads((articles / f"{name}.gold.json").read_text("utf-8"))
    text = (articles / f"{name}.txt").read_text("utf-8")
    with journal.edit("case.recorded"):
        return gold, record(gold, text, EXTRAS.get(name, Extras()))


@pytest.mark.parametrize("name", EXTRAS)
def test_all_that_an_article_states_is_recorded_and_read_back(articles: Path, name: str) -> None:
    gold, moves = enter(articles, name)
    found = gaps(gold, moves, EXTRAS[name])
    print(f"{name}: {len(moves)} moves; what the model cannot hold: {found or 'nothing'}")
    assert found == []


@pytest.mark.parametrize("name", EXTRAS)
def test_successions_link_the_moves(articles: Path, name: str) -> None:
    gold, moves = enter(articles, name)
    for entry, move in zip(gold["moves"], moves, strict=True):
        follows = EXTRAS[name].replaces.get(entry["person"])
        if follows is not None:
            assert follows in _replaced(move)


@pytest.mark.parametrize("name", EXTRAS)
def test_quotes_are_found_in_the_text(articles: Path, name: str) -> None:
    _, moves = enter(articles, name)
    text = (articles / f"{name}.txt").read_text("utf-8")
    for move in moves:
        for one in showing.show(move)["references"]:
            if one["quote"] is not None and text.count(one["quote"]) == 1:
                assert text[one["quote_start"] : one["quote_end"]] == one["quote"]


def test_an_article_can_be_undone_to_the_empty_file(articles: Path) -> None:
    enter(articles, "en03_niccol_newser")
    journal.undo()
    assert Move.select().count() == Person.select().count() == 0
    assert file.check_file() == []


def test_all_twelve_in_one_file_agree(articles: Path) -> None:
    everything = [(name, *enter(articles, name)) for name in EXTRAS]
    found = [
        gap
        for name, gold, moves in everything
        for gap in gaps(gold, moves, EXTRAS[name])
        if "kind" not in gap and "parent" not in gap
    ]
    assert found == []
    assert file.check_file() == []
    assert Person.select().where(Person.name == "Ruoming Pang").count() == 1


def test_what_an_article_does_not_say_is_not_recorded(articles: Path) -> None:
    for name in EXTRAS:
        enter(articles, name)
    assert _moves_of("Caroline Roux") == []
    assert _moves_of("Mark Zuckerberg") == []
    assert not any("Quelle" in str(shown["from_organization"]) for shown in _moves_of("Léa Salamé"))
    assert Move.select().where(Move.party.contains("AFM")).count() == 0


def test_a_false_page_date_dates_nothing(articles: Path) -> None:
    _, moves = enter(articles, "en04_niccol_farm")
    days = [showing.show(move)[name] for move in moves for name in ("left_on", "starts_on")]
    assert all(day["edtf"].startswith("2024") for day in days if day)


def test_the_departure_is_official_while_the_arrival_is_a_rumour(articles: Path) -> None:
    enter(articles, "fr02_demeo_rumeur")
    (person,) = linking.find("person", "Luca de Meo")
    (held,) = positions.career(person)
    assert (held.role, held.end) == ("directeur général", "2025-07-15")


def test_a_boomerang_within_two_weeks_keeps_its_order(articles: Path) -> None:
    enter(articles, "en06_cherny_wu_return")
    (person,) = linking.find("person", "Cat Wu")
    names = [one["organization"]["name"] for one in showing.show(person)["positions"]]
    assert names == ["Anthropic", "Anysphere", "Anthropic"]


def test_a_relative_date_waits_for_the_page_s_date(articles: Path) -> None:
    gold, moves = enter(articles, "en01_pang_reuters")
    wang = showing.show(moves[1])
    assert (wang["starts_on"]["text"], wang["starts_on"]["edtf"]) == ("last month", "2025-06")
    assert gold["published"] == showing.show(moves[1])["first_reported_on"]["edtf"]


def _replaced(move: int) -> list[str]:
    links = showing.show(move)["links"]
    return [
        link["move"]["name"].split(":")[0]
        for link in links
        if link["kind"] == "replaces" and link["direction"] == "from"
    ]


def _moves_of(name: str) -> list[dict[str, Any]]:
    found = linking.find("person", name)
    return [move for person in found for move in showing.show(person)["moves"]]


def test_the_wave_s_words_for_status_are_understood(shared: Path) -> None:
    with (shared / "cases" / "meta_msl_wave_2025.csv").open(encoding="utf-8") as lines:
        words = {row["status"] for row in csv.DictReader(lines)}
    assert words
    assert all(move_status.understand(word) for word in words)
