"""Find and replace within a text."""

from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import pytest

from mercato.records.language.folding import fold
from mercato.records.language.replacing import Replacement


@pytest.mark.parametrize(
    ("find", "text", "options", "result"),
    [
        ("helene", "Hélène et HELENE", {}, "X et X"),
        ("Helene", "Hélène et HELENE", {"case": True}, "X et HELENE"),
        ("hélène", "Hélène et HELENE", {"accents": True}, "X et HELENE"),
        ("Hélène", "He\u0301le\u0300ne", {"accents": True, "case": True}, "X"),
        ("oeuvre", "Œuvre d'œuvre", {}, "X d'X"),
        ("o", "œ o", {}, "œ X"),
        ("chef", "chef de rang", {"whole": True}, "chef de rang"),
        ("chef de rang", " Chef de\u00a0rang ", {"whole": True}, "X"),
        ("aa", "aaaaa", {}, "XXa"),
        ("москва", "Москва, moskva", {}, "X, moskva"),
        ("", "anything", {}, "anything"),
        ("strasse", "Straße", {}, "X"),
    ],
)
def test_what_is_found_follows_accents_and_case_as_asked(find, text, options, result):
    assert Replacement(find, "X", **options)(text) == result


TEXT = st.text(alphabet="aAéÉeœßИй \u0301\u00a0ł", max_size=8)


@hypothesis.given(TEXT, TEXT, st.booleans(), st.booleans(), st.booleans())
def test_what_is_found_is_among_what_search_takes_for_likely(find, text, whole, case, accents):
    replacement = Replacement(find, "\u2603", whole, case, accents)
    if replacement(text) != text:
        assert replacement.likely in fold(text)


PLAIN = st.text(alphabet="aAéßИ ", max_size=8)


@hypothesis.given(PLAIN, PLAIN)
def test_a_text_put_in_its_own_place_changes_nothing(find, text):
    assert Replacement(find, find, case=True, accents=True)(text) == text


ASCII = st.text(alphabet="aAbB .", max_size=8)


@hypothesis.given(ASCII.filter(bool), ASCII, ASCII)
def test_what_minds_everything_replaces_as_python_does(find, instead, text):
    assert Replacement(find, instead, case=True, accents=True)(text) == text.replace(find, instead)
