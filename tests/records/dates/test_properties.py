"""What holds for every date and for every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.records.dates import (
    bounds,
    from_edtf,
    lexicon,
    query_range,
    read,
    read_back,
    resolve,
    resolve_year,
    say,
    say_short,
)

YEARS = st.integers(0, 9999).map("{:04d}".format) | st.integers(1950, 2050).map(str)
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])
DAYS = st.dates().map(lambda day: day.isoformat())
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12))
PARTS = st.builds("{}-{:02d}".format, YEARS, st.integers(21, 41))
DECADES = YEARS.map(lambda year: f"{year[:3]}X")
UNSURE = st.builds("{}-{}".format, YEARS, st.sampled_from(["XX", "0X", "XX-XX", "07-XX", "XX-30"]))
UNNAMED = st.sampled_from(["19XX", "1X87", "2004-06~-11", "2004?-06", "XXXX-XX-12", "XXXX"])
YEARLESS = DAYS.map(lambda day: f"XXXX{day[4:]}") | MONTHS.map(lambda text: f"XXXX{text[4:]}")
DATED = st.one_of(YEARS, MONTHS, DAYS, PARTS, DECADES)
PLAIN = st.builds("{}{}".format, DATED | YEARLESS | UNSURE, MARKS) | UNNAMED


def composed(date: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Sets and periods made of dates."""
    return st.one_of(
        st.builds("[{}..{}]".format, date, date),
        st.builds("[..{}]".format, date),
        st.builds("[{}..]".format, date),
        st.lists(date, min_size=1, max_size=4).map(lambda dates: f"[{','.join(dates)}]"),
        st.lists(date, min_size=1, max_size=4).map(lambda dates: f"{{{','.join(dates)}}}"),
        st.builds("{}/{}".format, date, date),
        st.sampled_from(["{}/..", "../{}", "{}/", "/{}"]).flatmap(
            lambda form: date.map(form.format)
        ),
    )


def is_edtf(text: str) -> bool:
    try:
        from_edtf(text)
    except ValueError:
        return False
    return True


MARKED = st.builds("{}{}".format, DATED, MARKS)
WINDOWS = MONTHS.flatmap(
    lambda month: st.sampled_from(
        ["[{0}-01..{0}-10]", "[{0}-11..{0}-20]", "[{0}-21..{0}-30]", "[{0}-16..{0}-31]"]
    ).map(lambda form: form.format(month))
)
EDTF = st.one_of(
    PLAIN, composed(MARKED), composed(YEARLESS), composed(PLAIN), composed(DAYS), WINDOWS
).filter(is_edtf)

WORDS = sorted(
    {word for phrase in lexicon.PHRASES for word in phrase}
    | {*lexicon.MONTHS, *lexicon.WEEKDAYS, *lexicon.NOISE, *lexicon.UNITS, *lexicon.NUMBERS}
    | {*lexicon.DIRECTIONS, *lexicon.SEASONS, *lexicon.TIMES_OF_DAY, *lexicon.ORDINALS}
    | {
        "2025",
        "7",
        "31",
        "1er",
        "0000",
        "9999",
        "7/3/2025",
        "2025-07-07",
        "1990s",
        "'25",
        "..",
        "?",
    }
    | {"2025-13", "12/2025", "199x", "q3", "h", "t", "30/30", "999999"}
)
FIGURES = st.text(st.characters(categories=["Nd", "No", "Nl"]), min_size=1, max_size=5)
"""Of any script; with some of them nobody writes numbers."""
PHRASES = st.lists(st.sampled_from(WORDS) | FIGURES, min_size=1, max_size=7).map(" ".join)


@given(EDTF, st.sampled_from(["en", "fr"]))
def test_what_is_said_reads_as_the_same_date(edtf: str, language: str) -> None:
    assert read(say(edtf, language)).edtf == edtf
    assert read(say(edtf, language), language="fr").edtf == edtf
    assert read(say_short(edtf, language), language=language).edtf == edtf


@given(EDTF)
def test_typed_edtf_is_itself(edtf: str) -> None:
    assert read(edtf).edtf == edtf
    assert read(edtf.lower()).edtf == edtf


@given(EDTF)
def test_the_earliest_day_is_never_behind_the_latest(edtf: str) -> None:
    earliest, latest = bounds(edtf)
    assert (earliest is None) == (latest is None) == ("XXXX" in edtf)
    assert earliest is None or latest is None or earliest <= latest


@given(
    st.text(max_size=210) | PHRASES,
    st.none() | st.text(max_size=8) | EDTF,
    st.booleans(),
)
def test_no_text_is_ever_refused(text: str, anchor: str | None, day_first: bool) -> None:
    value = read(text, day_first=day_first, anchor=anchor)
    assert value.text == text.strip()
    assert (value.earliest is None) == (value.latest is None)
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    assert value.edtf is None or from_edtf(value.edtf).earliest == value.earliest
    assert read_back(value)[0].startswith("date.")
    resolve(value, anchor or "2025-07-08")
    resolve_year(value, 2025)
    query_range(text, day_first=day_first)


@given(PHRASES)
def test_a_phrase_that_is_understood_is_said_and_read_alike(text: str) -> None:
    edtf = read(text, anchor="2025-07-08").edtf
    assert edtf is None or read(say(edtf, "fr")).edtf == edtf


@given(EDTF, st.integers(-1, 10000))
def test_a_year_put_in_leaves_none_missing(edtf: str, year: int) -> None:
    value = resolve_year(from_edtf(edtf), year)
    assert value.edtf is None or "XXXX" not in value.edtf


@pytest.mark.parametrize(
    "text", ["a " * 100, "1-" * 100, "?" * 200, "2025 or " * 25, "7/7/" * 50, "[" + "1XXX," * 39]
)
def test_hostile_text_is_answered_quickly(text: str) -> None:
    began = time.perf_counter()
    for day in range(10, 20):
        read(text, anchor=f"2025-07-{day}")
    assert time.perf_counter() - began < 1


def test_reading_is_quick() -> None:
    began = time.perf_counter()
    for year in range(1000, 2000):
        read(f"entre le 7 juillet {year} et le 8 août {year}")
    assert time.perf_counter() - began < 3
