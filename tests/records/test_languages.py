"""English and French are told apart, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from mercato.records.language import languages


@pytest.mark.parametrize("case", ["fr01_pang_mac4ever", "fr06_chaine_matinale", "en02_msl_memo"])
def test_the_articles_are_recognised(case, shared):
    article = (shared / "cases" / "articles" / f"{case}.txt").read_text()
    assert languages.detect(article) == case[:2]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Après l'annonce de son départ de Renault, Kering officialise", "fr"),
        ("Here Is Everyone Mark Zuckerberg Has Hired So Far for the Team", "en"),
        ("El presidente de la compañía anunció que deja el cargo en julio por razones", None),
        ("Der Vorstand hat den Vertrag mit dem Chef gestern verlängert", None),
        ("Pang", None),
        ("", None),
        (None, None),
    ],
)
def test_a_language_is_named_only_where_it_is_plain(text, language):
    assert languages.detect(text) == language
