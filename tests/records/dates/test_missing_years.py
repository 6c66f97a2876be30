"""Dates without a year: proposals, and the year once it is known."""

from __future__ import annotations

import pytest

from mercato.records.dates import read, resolve, resolve_year


def test_a_weekday_proposes_the_years_in_which_it_fits() -> None:
    assert read("lundi 23 avril").years[:3] == (2029, 2018, 2035)
    assert read("lundi 23 avril", anchor="2012-04-25").years[:2] == (2012, 2007)


def test_without_a_weekday_only_the_source_proposes() -> None:
    assert read("11 juillet").years == ()
    assert read("11 juillet", anchor="2025-07-05").years == (2025, 2024)
    assert read("en décembre", anchor="2026-01-10").years == (2025, 2026)


def test_the_source_resolves_to_the_nearest_fitting_year() -> None:
    assert resolve(read("11 juillet"), "2025-06").edtf == "2025-07-11"
    assert resolve(read("en décembre"), "2026-01-10").edtf == "2025-12"
    assert resolve(read("lundi 23 avril"), "2013-01-01").edtf == "2012-04-23"
    assert resolve(read("29 février"), "2025-03-01").edtf == "2024-02-29"


def test_a_resolved_date_has_bounds_and_no_problem() -> None:
    value = resolve_year(read("jusqu'en mars"), 2025)
    assert (value.text, value.edtf, value.problem) == ("jusqu'en mars", "[..2025-03]", None)
    assert (value.earliest, value.latest) == ("0000-01-01", "2025-03-31")


def test_a_year_that_the_weekday_contradicts_is_flagged() -> None:
    assert resolve_year(read("lundi 23 avril"), 2018).problem is None
    assert resolve_year(read("lundi 23 avril"), 2019).problem == "weekday_mismatch"


def test_february_ends_where_its_year_says() -> None:
    late = read("fin février")
    assert resolve_year(late, 2024).edtf == "[2024-02-21..2024-02-29]"
    assert resolve_year(late, 2025).edtf == "[2025-02-21..2025-02-28]"
    assert resolve_year(read("29 février"), 2025).problem == "impossible"
    assert resolve_year(read("avant mars"), 2025).edtf == "[..2025-02-28]"


def test_a_period_over_the_new_year_ends_in_the_next() -> None:
    period = read("du 28 décembre au 3 janvier")
    assert resolve_year(period, 2024).edtf == "2024-12-28/2025-01-03"
    assert resolve_year(read("entre novembre et février"), 2024).edtf == "[2024-11..2025-02]"


def test_bare_edtf_is_resolved_too() -> None:
    assert resolve_year("XXXX-04-23", 2018).edtf == "2018-04-23"
    assert resolve_year("2025", 2018).edtf == "2025"
    with pytest.raises(ValueError, match="EDTF"):
        resolve_year("soon", 2018)


def test_what_needs_no_source_stays_as_it_is() -> None:
    for text in ("2025", "?", "Still in office", "31 April 2025"):
        assert resolve(read(text), "2020-01-01") == read(text)
    assert resolve(read("11 juillet"), "nonsense") == read("11 juillet")
    assert resolve(read("hier"), "2025") == read("hier")
