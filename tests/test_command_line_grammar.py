"""What may be typed after `mercato`."""

from __future__ import annotations

from pathlib import Path

import pytest

from mercato.command_line import grammar
from mercato.exchange import importing
from mercato.exchange.exporting.formats import FORMATS


def test_nothing_or_a_file_opens_the_window() -> None:
    assert grammar.parse([]).command == "window"
    found = grammar.parse(["desk.mercato"])
    assert (found.command, str(found.FILE)) == ("window", "desk.mercato")


def test_a_file_named_like_a_command_opens_with_its_folder() -> None:
    asked = grammar.parse(["./new"])
    assert (asked.command, asked.FILE) == ("window", Path("new"))


def test_a_query_may_be_several_words_and_begin_with_a_minus() -> None:
    asked = grammar.parse(["find", "f", "moves", "-verification:denied", "to:meta", "--count"])
    assert asked.QUERY == "-verification:denied to:meta"
    assert asked.count
    assert grammar.parse(["find", "f", "moves", 'from:"safe ssi" -x']).QUERY == 'from:"safe ssi" -x'


def test_columns_and_order_are_lists() -> None:
    asked = grammar.parse(
        [
            "export",
            "f",
            "moves",
            "--to",
            "o.csv",
            "--columns",
            "date, person",
            "--sort",
            "-date,person",
        ]
    )
    assert asked.columns == ["date", "person"]
    assert asked.sort == (("date", True), ("person", False))
    assert asked.style == "csv"


def test_a_sort_order_that_begins_with_a_minus_is_no_option() -> None:
    assert grammar.parse(["find", "f", "moves", "--sort", "-date"]).sort == (("date", True),)


@pytest.mark.parametrize(
    "line",
    [
        "a.mercato b.mercato",
        "new",
        "new a b",
        "find f",
        "find f persons",
        "find f people --limit many",
        "find f people --nonsense",
        "add f thing name=x",
        "export f people",
        "export f people --to o --as pdf",
        "show f",
        "history f --language de",
        "--nonsense",
    ],
)
def test_a_line_that_makes_no_sense_is_a_usage_error(line: str) -> None:
    with pytest.raises(grammar.UsageError) as error:
        grammar.parse(line.split())
    assert error.value.usage.startswith("usage: mercato")


@pytest.mark.parametrize(
    ("locale", "language", "month_first"),
    [("fr_FR.UTF-8", "fr", False), ("en_US.UTF-8", "en", True), ("C", "en", False)],
)
def test_the_environment_chooses_the_language_and_the_order_of_day_and_month(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str, month_first: bool
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    asked = grammar.parse(["check", "f"])
    assert (asked.language, asked.month_first) == (language, month_first)


@pytest.mark.parametrize(
    "line",
    [
        "find f moves to:meta from:apple --count",
        "find f moves --count to:meta from:apple",
        "find --count f moves to:meta from:apple",
        "--language en find f moves to:meta --count from:apple",
    ],
)
def test_options_may_stand_anywhere(line: str) -> None:
    asked = grammar.parse(line.split())
    assert (asked.TABLE, asked.QUERY, asked.count) == ("moves", "to:meta from:apple", True)


def test_pairs_and_options_may_be_mixed() -> None:
    asked = grammar.parse(["add", "f", "move", "person=A", "--json", "to=B"])
    assert (asked.PAIRS, asked.json) == (["person=A", "to=B"], True)


def test_the_command_line_offers_every_format_that_there_is() -> None:
    assert set(grammar.STYLES) == set(FORMATS)


def test_the_command_line_offers_every_way_to_match_that_there_is() -> None:
    assert grammar.MATCHES == importing.MATCHES
