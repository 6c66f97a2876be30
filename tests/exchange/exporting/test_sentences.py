"""A sentence for each move, in both languages, that states no more than is known."""

from __future__ import annotations

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange.exporting.sentence_words import WORDINGS
from mercato.exchange.exporting.sentences import Told, sentence
from mercato.records import codes
from mercato.records.journal import journal
from mercato.records.schema import Organization
from mercato.records.verbs import editing

PANG = {
    "person": "Ruoming Pang",
    "from_organization": "Apple",
    "to_organization": "Meta",
    "to_role": "head of models",
    "kind": "moves",
    "stage": "started",
    "verification": "confirmed",
}


def said(language: str = "en", outlets: tuple[str, ...] = (), **changed: object) -> str:
    cells = {"headcount": None, **PANG, **changed}
    return sentence(Told(cells, outlets, language))


def test_a_fact_is_stated_and_a_report_is_called_one() -> None:
    assert said() == "Ruoming Pang has left Apple for Meta (head of models)."
    assert said("fr") == "Ruoming Pang a quitté Apple pour Meta (head of models)."
    assert said(verification="reported").endswith("(head of models), according to reports.")


@pytest.mark.parametrize(
    ("verification", "english", "french"),
    [
        ("rumoured", "It is rumoured that ", "Selon une rumeur, "),
        ("denied", "It has been denied that ", "Information démentie : "),
        ("disputed", "It is disputed whether ", "Information contestée : "),
        ("retracted", "A report has been retracted that ", "Information retirée : "),
    ],
)
def test_what_is_no_fact_never_reads_like_one(verification: str, english: str, french: str) -> None:
    assert said(verification=verification).startswith(english)
    assert said("fr", verification=verification).startswith(french)


def test_how_far_it_got_is_part_of_the_sentence() -> None:
    assert said(stage="in_talks").startswith("Ruoming Pang is in talks about leaving Apple")
    assert said("fr", stage="considered").startswith("Ruoming Pang envisage de quitter Apple")
    assert "which fell through" in said(stage="fell_through")
    assert "n’a pas abouti" in said("fr", stage="fell_through")


def test_a_destination_known_less_well_stands_apart() -> None:
    text = said(to_verification="rumoured")
    assert text == (
        "Ruoming Pang has left Apple. Meta (head of models) as the destination is only a rumour."
    )


def test_dates_and_outlets_follow() -> None:
    text = said(outlets=("Bloomberg", "Le Monde"), announced_on="2025-07-07", starts_on="2025-07~")
    end = " (announcement: 7 July 2025; start: about July 2025) [Bloomberg, Le Monde]"
    assert text.endswith(end)


def test_a_group_is_many_and_has_its_number() -> None:
    group = {"person": None, "party": "engineers of Apple", "headcount": 10}
    text = said(**group, headcount_bound="at_least")
    assert text.startswith("Engineers of Apple (at least 10) have left Apple for Meta")
    assert " ont quitté " in said("fr", **group)


@pytest.mark.parametrize("language", sorted(WORDINGS))
@pytest.mark.parametrize("kind", codes.MOVE_KIND)
def test_every_kind_reads_with_any_ends_at_any_stage(language: str, kind: str) -> None:
    for stage in codes.STAGE:
        for source in ("Apple", None):
            for target in ("Meta", None):
                ends = {"from_organization": source, "to_organization": target}
                text = said(language, kind=kind, stage=stage, **ends)
                assert text.startswith("Ruoming Pang ")
                assert "{" not in text
                assert "  " not in text


def test_each_public_source_is_named_by_its_outlet(desk: Desk) -> None:
    source = desk.add("source", headline="Pang leaves", outlet="Bloomberg")
    desk.add("move", person="Ruoming Pang", to="Meta", stage="started", source=source)
    assert desk.text("moves", "sentences-en").endswith(", according to Bloomberg.\n")
    assert desk.text("moves", "sentences-fr").startswith("Selon Bloomberg, Ruoming")


def test_few_outlets_that_report_are_named_in_the_sentence_and_many_behind_it() -> None:
    few, many = ("Le Monde", "Les Échos"), ("A", "B", "C", "D")
    assert said("fr", few, verification="reported").startswith("Selon Le Monde et Les Échos, ")
    assert said(outlets=few, verification="reported").endswith("to Le Monde and Les Échos.")
    assert said(outlets=many, verification="reported").endswith("to reports. [A, B, C, D]")
    assert said("fr", few, verification="confirmed").endswith(" [Le Monde, Les Échos]")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_unit_is_named_with_the_organization_that_it_is_part_of(
    desk: Desk, language: str
) -> None:
    ends = {"from": "Apple > AI > Foundation Models", "to": "Meta > Meta Labs"}
    desk.add("move", person="Ada", from_role="engineer", stage="started", **ends)
    text = desk.text("moves", f"sentences-{language}")
    assert " Foundation Models (engineer, Apple) " in text
    assert " Meta Labs" in text
    assert "Meta Labs (" not in text


def test_a_confidential_organization_is_not_named_beside_its_unit(desk: Desk) -> None:
    desk.add("move", person="Ada", to="Apple > Lab", stage="started")
    with journal.edit("test.edit"):
        apple = Organization.get(Organization.name == "Apple")
        editing.set_field(apple.id, "confidentiality", "internal")
    assert "Apple" not in desk.text("moves", "sentences-en")
    text = desk.text("moves", "sentences-en", include_confidential=True)
    assert "Lab (Apple)" in text


def test_nothing_leads_past_a_confidential_organization(desk: Desk) -> None:
    desk.add("move", person="Ada", to="Holding > Secret > Lab", stage="started")
    with journal.edit("test.edit"):
        secret = Organization.get(Organization.name == "Secret")
        editing.set_field(secret.id, "confidentiality", "internal")
        editing.set_field(secret.id, "kind", "company")
    assert "Holding" not in desk.text("moves", "sentences-en")


@pytest.mark.parametrize("kind", ["promoted", "stays", "made_permanent", "interim_ends"])
def test_a_doubted_destination_is_never_part_of_the_statement(kind: str) -> None:
    text = said(kind=kind, to_verification="denied")
    fact, denial = text.split(". ")
    assert "Meta" not in fact
    assert denial == "Meta (head of models) has been denied as the destination."


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["additional_role", "seconded"])
@pytest.mark.parametrize("doubt", [{"to_verification": "rumoured"}, {"to_organization": None}])
def test_who_keeps_the_old_post_is_not_said_to_have_left(
    language: str, kind: str, doubt: dict[str, str | None]
) -> None:
    text = said(language, kind=kind, **doubt)
    assert not {"left", "quitté"} & set(text.split())
    assert "Apple" in text


@pytest.mark.parametrize(
    ("given", "english", "french"),
    [
        ({"from_organization": None}, "is to join Meta", "va rejoindre Meta"),
        ({"kind": "returns"}, "is to return to Meta", "va retrouver Meta"),
        ({}, "has left Apple for Meta", "a quitté Apple pour Meta"),
        ({"kind": "retires", "to_organization": None}, "has retired from", "a quitté Apple"),
    ],
)
def test_who_has_left_has_not_begun_elsewhere(
    given: dict[str, str | None], english: str, french: str
) -> None:
    assert english in said(stage="left", **given)
    assert french in said("fr", stage="left", **given)


def test_at_least_one_is_said_as_the_party_is_called() -> None:
    group = {"person": None, "headcount": 1, "headcount_bound": "at_least"}
    assert said(**group, party="several people").startswith("Several people (at least 1) have")
    assert said(**group, party="a researcher").startswith("A researcher (at least 1) has")


@pytest.mark.parametrize("given", [{"interim": "true"}, {"to_role": "board member"}])
def test_an_interim_post_or_a_seat_on_a_board_is_held_beside_the_old_one(
    given: dict[str, str],
) -> None:
    text = said(to_state="known", **given)
    assert "has joined Meta" in text
    assert text.endswith("while staying at Apple.")
    assert "tout en restant chez Apple" in said("fr", to_state="known", **given)


def test_interim_is_said_without_a_role_too() -> None:
    assert "Meta (interim)" in said(to_role=None, interim="true")
    assert "Meta (par intérim)" in said("fr", to_role=None, interim="true")


def test_a_denied_destination_of_a_rumour_is_denied() -> None:
    text = said(verification="rumoured", to_verification="denied")
    assert text.startswith("It is rumoured that Ruoming Pang has left Apple. Meta")
    assert "denied" in text


@pytest.mark.parametrize("stage", ["annulled", "fell_through"])
def test_a_death_that_was_none_is_not_stated(stage: str) -> None:
    assert said(kind="dies", stage=stage).endswith("which turned out to be wrong.")
    assert said("fr", kind="dies", stage=stage).endswith("ce qui s’est révélé faux.")


@pytest.mark.parametrize("stage", ["announced", "left", "started"])
def test_nobody_is_said_to_die_who_has_died(stage: str) -> None:
    ends = {"kind": "dies", "to_organization": None, "stage": stage}
    assert said(**ends) == "Ruoming Pang has died while at Apple."
    assert said("fr", **ends) == "Ruoming Pang a perdu la vie en poste chez Apple."


@pytest.mark.parametrize(
    ("party", "count", "bound", "start"),
    [
        ("30 engineers", 30, "exact", "30 engineers have"),
        ("30 engineers", 30, "at_least", "30 engineers (at least 30) have"),
        ("at least 30 engineers", 30, "at_least", "At least 30 engineers have"),
        ("2023 cohort", 3, "exact", "2023 cohort (3) have"),
        ("an engineer", None, "exact", "An engineer has"),
        ("a dozen engineers", None, "exact", "A dozen engineers have"),
        ("an engineer", 1, "exact", "An engineer (1) has"),
        (None, 5, "exact", "Several people (5) have"),
        (None, None, "exact", "Somebody has"),
    ],
)
def test_a_party_has_its_number_and_the_verb_that_goes_with_it(
    party: str | None, count: int | None, bound: str, start: str
) -> None:
    text = said(person=None, party=party, headcount=count, headcount_bound=bound)
    assert text.startswith(f"{start} left")


def test_what_is_theirs_is_theirs_in_french() -> None:
    group = {"person": None, "party": "ingénieurs", "headcount": 3}
    own = {"to_organization": None, "to_state": "own_venture"}
    assert "à leur compte" in said("fr", **group, **own)
    assert "à son compte" in said("fr", **own)
    assert "Leur destination" in said("fr", **group, to_verification="rumoured")


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert said(to_organization="Alpha Inc.", to_role=None) == (
        "Ruoming Pang has left Apple for Alpha Inc."
    )
