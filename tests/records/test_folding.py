"""Folding: what search and sorting take for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.language.folding import fold, indexed, person_key, sort_key, url_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Hélène\u00a0 Le\u2009Gal ", "helene le gal"),
        ("He\u0301le\u0300ne", "helene"),
        ("Łukasz Đorđe", "lukasz dorde"),
        ("深度", "shendu"),
        ("Москва", "moskva"),
        ("محمد", "mhmd"),
        ("Straße", "strasse"),
        ("Pang\u200e", "pang"),
        ("d’Ormesson", "d'ormesson"),
        ("\ud800", ""),
        (None, ""),
    ],
)
def test_case_accents_and_script_fold_away(text, folded):
    assert fold(text) == folded


def test_words_are_split_at_punctuation_but_not_at_plus_hash_and_ampersand():
    assert words("Jean-Luc (R&D), C++ d’Ormesson_x") == [
        "jean",
        "luc",
        "r&d",
        "c++",
        "d",
        "ormesson",
        "x",
    ]


def test_indexed_words_stand_between_two_blanks_and_texts_between_bars():
    assert indexed("Ruoming Pang", None, " … ", "Apple") == "  ruoming  pang  |  apple  "
    assert indexed(None) == ""


@given(st.text(), st.text())
def test_the_words_of_two_texts_are_those_of_one_with_a_blank_between(one, other):
    assert words(f"{one} {other}") == words(one) + words(other)


def test_people_sort_by_family_name_and_particles_stay_with_it():
    names = ["Ruoming Pang", "Luca de Meo", "Ada King Jr.", "李 飞飞", "Cher", "Pang, Alice"]
    keys = [person_key(name, None, None, None).split("\t")[0] for name in names]
    assert keys == ["pang ruoming", "de meo luca", "king ada jr", "li feifei", "cher", "pang alice"]


def test_a_sort_name_wins_over_the_family_name_and_that_over_the_guess():
    assert person_key("Wang Wei", "Wei", "Wang", None).startswith("wang wei")
    assert person_key("A B C", None, "B C", None).startswith("b c a")
    assert person_key("X", "Y", "Z", "Meo, Luca de").startswith("meo luca de")


def test_numbers_in_names_sort_by_value_and_accents_only_break_ties():
    names = ["Delta 10", "delta 9", "Émile", "Emile", "Emilf", "Delta 9"]
    assert sorted(names, key=sort_key) == [
        "Delta 9",
        "delta 9",
        "Delta 10",
        "Emile",
        "Émile",
        "Emilf",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.reuters.com/tech/pang/",
        "http://reuters.com/tech/pang?utm_source=x&fbclid=1#top",
        "reuters.com/tech/pang",
    ],
)
def test_one_page_has_one_key(url):
    assert url_key(url) == "reuters.com/tech/pang"


def test_an_address_that_is_none_has_a_key_too():
    assert url_key("http://[") == "http://["
    assert url_key(" ") is None
