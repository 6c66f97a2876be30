"""CSV files: exact for machines, harmless for spreadsheets."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mercato.exchange.exporting import csv_out
from mercato.exchange.formulas import guard, unguard

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''@x", "＝1+1", " =1"]


def written(rows: list[list[str]], style: csv_out.CsvStyle, delimiter: str = ",") -> str:
    handle = io.StringIO(newline="")
    csv_out.writer(handle, style, delimiter)(rows)
    return handle.getvalue()


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_for_excel_starts_a_formula(cell: str) -> None:
    ((found,),) = read(written([[cell]], csv_out.FOR_EXCEL))
    assert found.lstrip().startswith("'")
    assert unguard(found) == cell


@pytest.mark.parametrize("cell", HOSTILE)
def test_plain_csv_holds_exactly_what_was_recorded(cell: str) -> None:
    assert read(written([[cell, "x"]], csv_out.EXACT)) == [[cell, "x"]]


@given(st.text())
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


def test_apostrophes_that_guard_nothing_stay_as_they_are() -> None:
    assert [guard(text) for text in ("l'été", "'quoted'", "O'Neill")] == [
        "l'été",
        "'quoted'",
        "O'Neill",
    ]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_rows_come_back_whatever_stands_in_them(rows: list[list[str]]) -> None:
    assert read(written(rows, csv_out.EXACT)) == rows
    assert [list(map(unguard, r)) for r in read(written(rows, csv_out.FOR_EXCEL))] == rows


def test_lines_end_as_the_standard_says_and_awkward_cells_are_quoted() -> None:
    assert (
        written([["a", 'b "c", d'], ["", "e\nf"]], csv_out.EXACT) == 'a,"b ""c"", d"\r\n,"e\nf"\r\n'
    )


def test_excel_in_french_separates_by_semicolons() -> None:
    text = written([["a;b", "c"]], csv_out.FOR_EXCEL, csv_out.excel_delimiter("fr"))
    assert text == '"a;b";c\r\n'
    assert csv_out.excel_delimiter("en") == ","


@given(st.text("a ;,\t\n\r=+-@＝'\"|"))
def test_a_text_that_is_parted_at_other_signs_and_trimmed_starts_no_formula(text: str) -> None:
    parts = re.split("[;,\t\r\n]", guard(text))
    begun = [part for part in parts if re.match('[ "]*([=+@＝]|-(?! ))|- .*[|]', part)]
    assert not begun
    assert unguard(guard(text)) == text


def test_items_of_a_list_stay_as_they_are() -> None:
    assert guard("Posts:\n- CEO\n- chair; adviser") == "Posts:\n- CEO\n- chair; adviser"
    assert guard("Posts:\n- cmd|' /C calc'!A0") == "Posts:\n'- cmd|' /C calc'!A0"
