"""Whose word it is, as articles put it."""

from __future__ import annotations

import pytest

from mercato.records.language.attribution import Attribution, kind_of_name, understand


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("d'après Bloomberg", Attribution("named", "Bloomberg")),
        ("Selon « Le Figaro »", Attribution("named", "Le Figaro")),
        ("plusieurs sources", Attribution("several_sources")),
        ("three sources", Attribution("several_sources", count=3)),
        ("deux sources proches du dossier", Attribution("several_sources", count=2)),
        ("une dizaine de sources", Attribution("several_sources", count=10)),
        ("people familiar with the matter", Attribution("unnamed_sources")),
        ("l'entourage du ministre", Attribution("unnamed_sources")),
        ("une source", Attribution("unnamed_sources", count=1)),
        ("a spokesperson for Apple", Attribution("spokesperson", "Apple")),
        ("Apple spokesperson", Attribution("spokesperson", "Apple")),
        ("un porte-parole de la SNCF", Attribution("spokesperson", "SNCF")),
        ("communiqué Renault", Attribution("official_document", "Renault")),
        ("nos informations", Attribution("own_reporting")),
        ("Delphine Ernotte Cunci", Attribution("named", "Delphine Ernotte Cunci")),
        ("People", Attribution("named", "People")),
        ("Reuters (a source)", Attribution("unnamed_sources", "Reuters", count=1)),
        ("Bloomberg (people who know)", Attribution("unnamed_sources", "Bloomberg")),
        ("M6 (ex-Métropole)", Attribution("named", "M6")),
        ("un ancien ingénieur d'Apple", Attribution("unnamed_sources", count=1)),
        ("au moins dix ingénieurs d'OpenAI", Attribution("several_sources", count=10)),
        ("several engineers", Attribution("several_sources")),
        ("son avocat", Attribution("unnamed_sources")),
        ("la direction de TF1", Attribution("spokesperson", "TF1")),
        ("the company", Attribution("spokesperson")),
        ("internal documents", Attribution("official_document")),
        ("le monde", Attribution("named", "le monde")),
        ("Les Echos", Attribution("named", "Les Echos")),
        (" ", None),
    ],
)
def test_an_attribution_is_understood(text, understood):
    assert understand(text) == understood


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mark Zuckerberg", "person"),
        ("Delphine Ernotte Cunci", "person"),
        ("Luca de Meo", "person"),
        ("J. K. Rowling", "person"),
        ("Bloomberg", "outlet"),
        ("Wall Street Journal", "outlet"),
        ("Paris Match", "outlet"),
        ("adam.holter.com", "outlet"),
        ("L'Orient-Le Jour", "outlet"),
        ("The Rundown", "outlet"),
        ("mac rumors", "outlet"),
        ("Mistral AI", "organization"),
        ("Deutsche Bank", "organization"),
    ],
)
def test_a_new_name_tells_what_bears_it(name, kind):
    assert kind_of_name(name) == kind


def test_a_memo_by_somebody_is_a_persons():
    memo = understand("memo by Mark Zuckerberg, via WIRED")
    assert memo == Attribution("official_document", "Mark Zuckerberg", is_person=True)
