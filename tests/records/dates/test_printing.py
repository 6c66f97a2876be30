"""Dates in words, in English and French, in full and for table cells."""

from __future__ import annotations

import pytest

from mercato.records.dates import query_range, read, read_back, say, say_short

# EDTF | English | French | English cell | French cell; "=" repeats the column before.
PRINTED = """
2025 | 2025 | = | = | =
2025-07 | July 2025 | juillet 2025 | Jul 2025 | juil. 2025
2025-07-07 | 7 July 2025 | 7 juillet 2025 | 7 Jul 2025 | 7 juil. 2025
2025-07-01 | 1 July 2025 | 1er juillet 2025 | 1 Jul 2025 | 1er juil. 2025
2019~ | about 2019 | vers 2019 | ≈ 2019 | =
2025-07-07~ | about 7 July 2025 | vers le 7 juillet 2025 | ≈ 7 Jul 2025 | ≈ 7 juil. 2025
2019? | 2019? | 2019 ? | 2019? | 2019 ?
2025-35 | Q3 2025 | 3e trimestre 2025 | Q3 2025 | T3 2025
2025-33 | Q1 2025 | 1er trimestre 2025 | Q1 2025 | T1 2025
2025-40 | first half of 2025 | 1er semestre 2025 | H1 2025 | S1 2025
2025-22 | summer 2025 | été 2025 | summer 2025 | été 2025
2025-21~ | about spring 2025 | vers le printemps 2025 | ≈ spring 2025 | ≈ printemps 2025
199X | the 1990s | années 1990 | 1990s | années 1990
[2025-07-01..2025-07-10] | early July 2025 | début juillet 2025 | early Jul 2025 | début juil. 2025
[2025-07-11..2025-07-20] | mid-July 2025 | mi-juillet 2025 | mid-Jul 2025 | mi-juil. 2025
[2025-02-21..2025-02-28] | late February 2025 | fin février 2025 | late Feb 2025 | fin févr. 2025
[2025-05..2025-08] | mid-2025 | mi-2025 | mid-2025 | mi-2025
[..2024-10-31] | before November 2024 | avant novembre 2024 | < Nov 2024 | < nov. 2024
[..2024-12-31] | before 2025 | avant 2025 | < 2025 | =
[..2025-03] | by March 2025 | au plus tard en mars 2025 | ≤ Mar 2025 | ≤ mars 2025
[2020..] | after 2019 | après 2019 | > 2019 | =
[2025-07-08..] | after 7 July 2025 | après le 7 juillet 2025 | > 7 Jul 2025 | > 7 juil. 2025
[2019..2021] | between 2019 and 2021 | entre 2019 et 2021 | 2019..2021 | =
[2019,2020] | 2019 or 2020 | 2019 ou 2020 | 2019 or 2020 | 2019 ou 2020
2019/2021 | from 2019 to 2021 | de 2019 à 2021 | 2019 – 2021 | =
2025-08/2025-10 | from August 2025 to October 2025 | d'août 2025 à octobre 2025 | Aug 2025 – Oct 2025 | août 2025 – oct. 2025
2021/.. | since 2021 | depuis 2021 | since 2021 | depuis 2021
2025-22/.. | since summer 2025 | depuis l'été 2025 | since summer 2025 | depuis l'été 2025
XXXX-04-23 | 23 April (year missing) | 23 avril (année manquante) | 23 Apr (no year) | 23 avr. (sans année)
[2025-06-30..2025-07-06] | week of 30 June 2025 | semaine du 30 juin 2025 | week of 30 Jun 2025 | semaine du 30 juin 2025
2004-06~-11 | 2004-06~-11 | = | = | =
"""  # noqa: E501


def rows() -> list[list[str]]:
    found = []
    for line in PRINTED.strip().splitlines():
        cells = line.split(" | ")
        for place, cell in enumerate(cells):
            if cell == "=":
                cells[place] = cells[place - 1]
        found.append(cells)
    return found


@pytest.mark.parametrize(("edtf", "english", "french", "cell", "french_cell"), rows())
def test_a_date_is_said(edtf: str, english: str, french: str, cell: str, french_cell: str) -> None:
    printed = say(edtf), say(edtf, "fr"), say_short(edtf), say_short(edtf, "fr")
    expected = english, french, cell, french_cell
    assert [text.replace("\u00a0", " ") for text in printed] == list(expected)


def test_no_date_is_said_as_nothing_and_nonsense_as_it_is() -> None:
    assert (say(None), say_short(None, "fr")) == ("", "")
    assert say("not edtf") == "not edtf"


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("7/7/2025", "date.understood", {"said": "7 juillet 2025"}),
        ("?", "date.unknown", {}),
        ("Still in office", "date.unreadable", {}),
        ("last Monday", "date.needs_anchor", {}),
        ("31 April 2025", "date.impossible", {}),
        ("7/3/2025", "date.ambiguous_order", {"said": "7 mars 2025"}),
        ("mardi 7 juillet 2025", "date.weekday_mismatch", {"said": "7 juillet 2025"}),
        ("7 juillet", "date.year_missing", {"said": "7 juillet", "years": ()}),
    ],
)
def test_the_read_back_names_what_was_understood(
    text: str, code: str, values: dict[str, object]
) -> None:
    assert read_back(read(text), "fr") == (code, values)


def test_the_read_back_says_what_comes_from_the_source_s_date() -> None:
    since = read("depuis le 19 juin", language="fr")
    said = {"said": "depuis le 19 juin 2025"}
    assert read_back(since, "fr", "2025-07-14") == ("date.from_source", said)
    assert read_back(since, "fr")[0] == "date.year_missing"
    plain = read("7 July 2025")
    assert read_back(plain, "en", "2024-01-01") == ("date.understood", {"said": "7 July 2025"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07", ("2025-07-01", "2025-07-31")),
        ("2025-06..2025-09", ("2025-06-01", "2025-09-30")),
        ("2025..", ("2025-01-01", "9999-12-31")),
        ("2025-26", ("2025-01-01", "2026-12-31")),
        ("2025-22", ("2025-06-01", "2025-08-31")),
        ("avant novembre 2024", ("0000-01-01", "2024-10-31")),
        ("apple", None),
        ("July 7", None),
        ("last month", None),
        ("?", None),
    ],
)
def test_a_filter_gets_the_bounds_of_a_date_or_a_range(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert query_range(text) == expected
