"""Text is normalised once, and what nobody can see is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.errors import Refused
from mercato.records.language import text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ruoming \u00a0 Pang ", "Ruoming Pang"),
        ("Luis García\u200e", "Luis García"),
        ("\ufeffMeta\u200b", "Meta"),
        (unicodedata.normalize("NFD", "Hélène"), "Hélène"),
        ("Apple\r\n", "Apple"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ],
)
def test_a_line_is_trimmed_and_normalised(typed, kept):
    assert text.clean(typed, limit=100) == kept


def test_a_long_text_keeps_its_paragraphs():
    assert text.clean(" a \r\nb\n\n\n\nc ", limit=100, multiline=True) == "a\nb\n\nc"


@pytest.mark.parametrize(
    ("typed", "character", "position"),
    [
        ("a\0b", "U+0000", 1),
        ("\x1b[0m", "U+001B", 0),
        ("ab\u202ecd", "U+202E", 2),
        ("\u2066x", "U+2066", 0),
        ("x\ud800", "U+D800", 1),
    ],
)
def test_a_control_character_is_refused_with_its_place(typed, character, position):
    with pytest.raises(Refused) as refused:
        text.clean(typed, limit=100, field="name")
    assert refused.value.code == "text.control_characters"
    assert refused.value.values == {"character": character, "position": position}
    assert refused.value.field == "name"


def test_a_text_too_long_is_refused_with_both_lengths():
    with pytest.raises(Refused) as refused:
        text.clean("x" * 11, limit=10)
    assert refused.value.values == {"limit": 10, "length": 11}


def test_a_snapshot_keeps_every_character_but_refuses_nul():
    snapshot = " e\u0301 \u202b\u00a0\r\n\x0c"
    assert text.verbatim(snapshot, limit=100) == snapshot
    with pytest.raises(Refused, match="control_characters"):
        text.verbatim("a\0", limit=100)


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_more(typed):
    try:
        once = text.clean(typed, limit=1000, multiline=True)
    except Refused:
        return
    assert text.clean(once, limit=1000, multiline=True) == once
    line = text.clean(once, limit=1000)
    assert text.clean(line, limit=1000) == line
    assert "\n" not in line


@given(st.lists(st.text(st.sampled_from(" aéZ\n\t\u00a0-"), max_size=6), max_size=5))
def test_texts_that_are_clean_together_are_clean_alone(texts):
    if text.are_clean(texts, limit=5):
        assert [text.clean(one, limit=5) for one in texts] == texts
