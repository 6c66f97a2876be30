"""A sentence for each move, in both languages, that states no more than is known."""

from __future__ import annotations

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange.exporting.sentence_words import WORDINGS
from mercato.exchange.exporting.sentences import Told, sentence
from mercato.records import codes

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
    assert desk.text("moves", "sentences-en").endswith("reports. [Bloomberg]\n")
