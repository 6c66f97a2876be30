"""Dates that count from the date of their source."""

from __future__ import annotations

import pytest

from mercato.records.dates import read, resolve

# A Tuesday.
SOURCE = "2025-07-08"

FROM_SOURCE = {
    "today": "2025-07-08",
    "aujourd'hui": "2025-07-08",
    "this morning": "2025-07-08",
    "ce soir": "2025-07-08",
    "yesterday": "2025-07-07",
    "hier": "2025-07-07",
    "hier soir": "2025-07-07",
    "last night": "2025-07-07",
    "avant-hier": "2025-07-06",
    "tomorrow": "2025-07-09",
    "après-demain": "2025-07-10",
    "Tuesday": "2025-07-08",
    "Monday": "2025-07-07",
    "on Monday": "2025-07-07",
    "jeudi": "2025-07-03",
    "dimanche soir": "2025-07-06",
    "last Monday": "2025-07-07",
    "last Tuesday": "2025-07-01",
    "lundi dernier": "2025-07-07",
    "next Monday": "2025-07-14",
    "lundi prochain": "2025-07-14",
    "ce dimanche": "2025-07-06",
    "this Friday": "2025-07-11",
    "Monday last week": "2025-06-30",
    "lundi de la semaine prochaine": "2025-07-14",
    "this week": "[2025-07-07..2025-07-13]",
    "cette semaine": "[2025-07-07..2025-07-13]",
    "last week": "[2025-06-30..2025-07-06]",
    "la semaine prochaine": "[2025-07-14..2025-07-20]",
    "ce week-end": "[2025-07-12..2025-07-13]",
    "last month": "2025-06",
    "le mois dernier": "2025-06",
    "ce mois-ci": "2025-07",
    "next month": "2025-08",
    "last year": "2024",
    "l'an dernier": "2024",
    "l’année dernière": "2024",
    "l'an passé": "2024",
    "cette année": "2025",
    "next year": "2026",
    "last quarter": "2025-34",
    "le semestre prochain": "2026-40",
    "the end of the month": "[2025-07-21..2025-07-31]",
    "d'ici la fin de l'année": "[..2025-12]",
    "before the end of the year": "[..2025-12]",
    "d'ici deux ans": "[..2027~]",
    "early next year": "[2026-01..2026-04]",
    "late last month": "[2025-06-21..2025-06-30]",
    "earlier this month": "[2025-07-01..2025-07-08]",
    "plus tard cette année": "[2025-07-08..2025-12-31]",
    "next September": "2025-09",
    "le 15 septembre prochain": "2025-09-15",
    "lundi 15 septembre prochain": "2025-09-15",
    "en juin dernier": "2025-06",
    "last July": "2024-07",
    "fin juin dernier": "[2025-06-21..2025-06-30]",
    "cet été": "2025-22",
    "l'été dernier": "2024-22",
    "next spring": "2026-21",
    "last winter": "[2024-12..2025-02]",
    "two days ago": "2025-07-06",
    "il y a 15 jours": "[2025-06-23..2025-06-29]",
    "il y a trois semaines": "[2025-06-16..2025-06-22]",
    "two weeks ago": "[2025-06-23..2025-06-29]",
    "a month ago": "2025-06~",
    "il y a sept mois": "2024-12~",
    "il y a cinq ans": "2020~",
    "in two weeks": "[2025-07-21..2025-07-27]",
    "dans un mois": "2025-08~",
    "depuis onze ans": "2014~/..",
    "since last month": "2025-06/..",
    "before last month": "[..2025-05-31]",
    "à la rentrée": "2025-09~",
    "à partir de la rentrée": "2025-09~/..",
    "la rentrée prochaine": "2025-09~",
}


@pytest.mark.parametrize(("text", "edtf"), FROM_SOURCE.items())
def test_a_relative_date_counts_from_the_source(text: str, edtf: str) -> None:
    assert read(text, anchor=SOURCE).edtf == edtf


@pytest.mark.parametrize("text", FROM_SOURCE)
def test_it_waits_for_the_source_to_be_dated_and_is_then_resolved(text: str) -> None:
    waiting = read(text)
    assert waiting.problem == "needs_anchor"
    assert (waiting.earliest, waiting.latest) == (None, None)
    assert resolve(waiting, SOURCE) == read(text, anchor=SOURCE)


def test_what_a_waiting_date_says_by_itself_is_kept() -> None:
    assert read("le 15 septembre prochain").edtf == "XXXX-09-15"
    assert read("à la rentrée").edtf == "XXXX-09~"
    assert read("lundi dernier").edtf is None


def test_a_source_dated_to_the_month_settles_what_it_can() -> None:
    assert read("le mois dernier", anchor="2025-07").edtf == "2025-06"
    assert read("à la rentrée", anchor="2025-06").edtf == "2025-09~"
    assert read("le 15 septembre prochain", anchor="2025-06").edtf == "2025-09-15"
    assert read("jeudi", anchor="2025-06").problem == "needs_anchor"
    assert read("last month", anchor="2025").problem == "needs_anchor"


@pytest.mark.parametrize("anchor", ["", "?", "nonsense", "199X", "2020/..", "XXXX-07-07", "0000"])
def test_an_anchor_without_a_usable_date_is_none(anchor: str) -> None:
    assert read("last Monday", anchor=anchor).problem == "needs_anchor"


def test_an_amount_beyond_the_calendar_is_unreadable() -> None:
    assert read("5000 years ago", anchor=SOURCE).problem == "unreadable"
    assert read("99 years ago", anchor="0050-01-01").problem == "unreadable"


def test_the_dates_of_the_articles_resolve_from_their_sources() -> None:
    assert read("Monday", anchor="2025-07-08").edtf == "2025-07-07"
    assert read("last month", anchor="2025-07-08").edtf == "2025-06"
    assert read("Tuesday", anchor="2024-08-13").edtf == "2024-08-13"
    assert resolve(read("Sept. 9"), "2024-08-13").edtf == "2024-09-09"
    assert resolve(read("early July"), "2025-07-03").edtf == "[2025-07-01..2025-07-10]"
    assert read("à partir de la rentrée", anchor="2025-06-20").edtf == "2025-09~/.."
