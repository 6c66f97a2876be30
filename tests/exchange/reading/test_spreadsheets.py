"""Spreadsheets become text without being retyped; hostile ones are refused and harm nothing."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.reading import workbooks
from tests.exchange.reading.workbooks import (
    DATE,
    FRENCH_MONTH,
    GROUPED,
    MAIN,
    MONTH,
    PADDED,
    PERCENT,
    PHONE,
    RELATIONS,
    STRUCK,
    YEAR,
    sheet,
    xlsx,
)

from mercato.exchange.reading import look, xls_parts
from mercato.exchange.reading.sheet_child import text_of
from mercato.records.errors import Refused

PEOPLE = [["name", "since", "n"], ["Ann", (43831, DATE), 1], ["Bob", (44000.5, DATE), 2.5]]


def cells(path: Path, **answers: str) -> list[list[str]]:
    return [row.cells for row in look(path, answers).rows()]


def asked(path: Path, **answers: str) -> list[str]:
    return [question.key for question in look(path, answers).questions]


def test_typed_cells_become_text_that_says_the_same(tmp_path: Path) -> None:
    rows = [
        ["name", "zip", "since", "share", "own"],
        ["Ann", "007", (43831, DATE), (0.5, PERCENT), True],
    ]
    path = xlsx(
        tmp_path / "t.xlsx", {"People": sheet([*rows, ["Bob", 7, (44000.5, DATE), 1, False]])}
    )
    assert cells(path) == [
        ["Ann", "007", "2020-01-01", "0.5", "true"],
        ["Bob", "7", "2020-06-18T12:00:00", "1", "false"],
    ]


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", {"People": sheet(PEOPLE)}, date1904=True)
    assert cells(path)[0] == ["Ann", "2024-01-02", "1"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(40.0, "40"), (1.27, "1.27"), (1e15, "1000000000000000"), (7.25e86, "7.25e+86"), (-0.0, "-0")],
)
def test_numbers_keep_their_value(value: float, text: str) -> None:
    assert text_of(value) == text
    assert float(text) == value


def test_a_workbook_called_csv_is_read_and_lines_are_those_of_the_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.csv", {"People": sheet([["People"], [], *PEOPLE])})
    seen = look(path)
    assert seen.layout.format == "xlsx"
    assert [row.line for row in seen.rows()] == [4, 5]
    assert seen.layout.header == 3


def test_a_table_away_from_the_corner_keeps_its_lines_and_what_formats_show(tmp_path: Path) -> None:
    rows = [[], [], [None, "name", "code"], [None, "Ann", (75, PADDED)], [None, "Bob", 8]]
    seen = look(xlsx(tmp_path / "t.xlsx", {"A": sheet(rows)}))
    assert [(row.line, row.cells) for row in seen.rows()] == [
        (4, ["Ann", "00075"]),
        (5, ["Bob", "8"]),
    ]


def test_rows_that_are_hidden_are_read_and_told(tmp_path: Path) -> None:
    new = sheet(PEOPLE).replace('<row r="3">', '<row r="3" spans="1:3" hidden="1" ht="0">')
    free = workbooks.ods(tmp_path / "t.ods", [["name", "n"], ["Ann", "1"], ["Bob", "2"]])
    _rewrite(free, b"<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Bob",
             b"<table:table-row table:visibility=\"filter\"><table:table-cell "
             b"office:value-type=\"string\"><text:p>Bob")  # fmt: skip
    _rewrite(free, b"<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Ann",
             b"<table:table-row table:visibility=\"visible\"><table:table-cell "
             b"office:value-type=\"string\"><text:p>Ann")  # fmt: skip
    old = workbooks.xls(tmp_path / "t.xls", [PEOPLE[0], ["Ann", 1], ["Bob", 2]], [], hidden=(2,))
    for path in (xlsx(tmp_path / "t.xlsx", {"A": new}), free, old):
        seen = look(path)
        assert [row.cells[0] for row in seen.rows()] == ["Ann", "Bob"]
        assert [(note.code, note.values["lines"]) for note in seen.notes] == [
            ("reading.hidden_rows", [3])
        ]


def test_what_lies_behind_the_text_of_cells_is_told(tmp_path: Path) -> None:
    links = "".join(f'<hyperlink ref="{place}" r:id="r1"/>' for place in ("A2", "B2", "A3"))
    people = sheet([["name", "url"], ["Ann", "https://example.org/a"], ["Bob", "x"]]).replace(
        "</worksheet>", f'<hyperlinks xmlns:r="{RELATIONS}">{links}</hyperlinks></worksheet>'
    )
    related = f'<Relationships><Relationship Type="{RELATIONS}/comments" Target="../c.xml"/>'
    remarks = f'<comments {MAIN}><commentList><comment ref="A2"/></commentList></comments>'
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": f"{related}</Relationships>".encode(),
        "xl/c.xml": remarks.encode(),
    }
    seen = look(xlsx(tmp_path / "t.xlsx", {"A": people}, more=more))
    assert [(note.code, note.values["count"]) for note in seen.notes] == [
        ("reading.addresses_behind", 2),
        ("reading.comments", 1),
    ]


def test_what_lies_behind_the_text_of_other_cells_is_told(tmp_path: Path) -> None:
    linked = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>left in May'
        '</text:p></office:annotation><text:p><text:a xlink:href="https://example.org/">Ann'
        "</text:a></text:p></table:table-cell>"
    )
    free = workbooks.ods(tmp_path / "t.ods", [["name", "n"], [linked, "1"], ["Bob", "2"]])
    beside = workbooks.address(1, 0) + workbooks.remark(1, 0)
    rows: list[list[object]] = [["name", "n"], ["Ann", 1], ["Bob", 2]]
    for path in (free, workbooks.xls(tmp_path / "t.xls", rows, [], beside=beside)):
        seen = look(path)
        assert [row.cells for row in seen.rows()] == [["Ann", "1"], ["Bob", "2"]]
        assert [(note.code, note.values["count"]) for note in seen.notes] == [
            ("reading.addresses_behind", 1),
            ("reading.comments", 1),
        ]


def test_rows_that_are_struck_through_are_read_and_told(tmp_path: Path) -> None:
    new = sheet([["name", "n"], ["Ann", 1], ["Bob", (2, STRUCK)]])
    struck = (
        '<table:table-cell table:style-name="struck" office:value-type="string">'
        "<text:p>Bob</text:p></table:table-cell>"
    )
    free = workbooks.ods(tmp_path / "t.ods", [["name", "n"], ["Ann", "1"], [struck, "2"]])
    rows: list[list[object]] = [["name", "n"], ["Ann", 1], [("Bob", 1), 2]]
    old = workbooks.xls(tmp_path / "t.xls", rows, ["0.0"], struck=(1,))
    for path in (xlsx(tmp_path / "t.xlsx", {"A": new}), free, old):
        seen = look(path)
        assert [row.cells for row in seen.rows()] == [["Ann", "1"], ["Bob", "2"]]
        assert [(note.code, note.values["lines"]) for note in seen.notes] == [
            ("reading.struck_rows", [3])
        ]


def test_columns_that_are_hidden_are_read_and_told(tmp_path: Path) -> None:
    columns = '<cols><col min="3" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>'
    new = sheet(PEOPLE).replace("<sheetData>", f"{columns}<sheetData>")
    free = workbooks.ods(tmp_path / "t.ods", [["name", "n", "x"], ["Ann", "1", "2"]])
    _rewrite(free, b'<table:table table:name="People">', b'<table:table table:name="People">'
             b'<table:table-column table:number-columns-repeated="2"/>'
             b'<table:table-column table:visibility="collapse"/>')  # fmt: skip
    hidden = workbooks.columns_hidden(2, 2)
    old = workbooks.xls(tmp_path / "t.xls", [PEOPLE[0], ["Ann", 1, 2]], [], beside=hidden)
    for path in (xlsx(tmp_path / "t.xlsx", {"A": new}), free, old):
        assert [(note.code, note.values["columns"]) for note in look(path).notes] == [
            ("reading.hidden_columns", ["C"])
        ]


def test_a_text_that_is_struck_through_in_part_is_told(tmp_path: Path) -> None:
    runs = "<r><t>Bob</t></r><r><rPr><strike/></rPr><t> Old</t></r>"
    texts = f"<sst {MAIN}><si><t>Ann</t></si><si>{runs}</si></sst>"
    shared = ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>']
    people = sheet([["name", "n"], [shared[0], 1], [shared[1], 2]])
    path = xlsx(tmp_path / "t.xlsx", {"A": people}, more={"xl/sharedStrings.xml": texts.encode()})
    assert [(note.code, note.values["lines"]) for note in look(path).notes] == [
        ("reading.struck_rows", [3])
    ]


def _rewrite(path: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts["content.xml"]
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content.replace(old, new))


def test_several_sheets_are_asked_about_hidden_and_empty_ones_are_not(tmp_path: Path) -> None:
    one = xlsx(
        tmp_path / "1.xlsx", {"A": sheet(PEOPLE), "B": sheet([]), "C": sheet(PEOPLE)}, hidden=("C",)
    )
    assert asked(one) == []
    assert [note.code for note in look(one).notes] == ["reading.hidden_sheets"]
    two = xlsx(tmp_path / "2.xlsx", {"A": sheet(PEOPLE[:2]), "B": sheet(PEOPLE)})
    assert asked(two) == ["sheet"]
    assert cells(two, sheet="A") == [["Ann", "2020-01-01", "1"]]


def test_merged_cells_of_several_rows_are_asked_about(tmp_path: Path) -> None:
    rows = [["firm", "name"], ["Acme", "Ann"], [None, "Bob"], ["Blip", "Cid"]]
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(rows, merged=("A2:A3",))})
    assert asked(path) == ["merged"]
    assert cells(path, merged="repeated") == [["Acme", "Ann"], ["Acme", "Bob"], ["Blip", "Cid"]]
    assert cells(path, merged="first_only")[1] == ["", "Bob"]


def test_a_heading_merged_over_all_columns_is_asked_about_in_the_smallest_table(
    tmp_path: Path,
) -> None:
    rows = [["name", "firm", "n"], ["Ann", "Acme", 1], ["Technology"], ["Bob", "Blip", 2]]
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(rows, merged=("A3:C3",))})
    (question,) = look(path).questions
    assert (question.key, question.proposed) == ("lone", "left_out")
    assert [row[0] for row in cells(path, lone="left_out")] == ["Ann", "Bob"]
    far = [rows[0], *[["Ann", "Acme", 1]] * 9, ["Technology"], rows[1]]
    assert asked(xlsx(tmp_path / "far.xlsx", {"A": sheet(far, merged=("A11:C11",))})) == ["lone"]


def test_cells_merged_beyond_the_table_cost_nothing(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(PEOPLE, merged=("A2:XFD1048576",))})
    assert cells(path, merged="repeated", header="1")[0] == ["Ann", "Ann", "Ann"]


def test_formulas_give_their_values_and_without_any_are_asked_about(tmp_path: Path) -> None:
    with_value = '<c t="str"><f>UPPER("a")</f><v>A</v></c>'
    path = xlsx(tmp_path / "1.xlsx", {"A": sheet([["name", "n"], [with_value, 1]])})
    assert cells(path) == [["A", "1"]]
    path = xlsx(tmp_path / "2.xlsx", {"A": sheet([["name", "n"], ["<c><f>1+1</f></c>", 1]])})
    assert asked(path) == ["formulas"]
    assert cells(path, formulas="empty") == [["", "1"]]


def test_a_zero_that_no_program_computed_is_no_result_of_a_formula(tmp_path: Path) -> None:
    rows = [["name", "n"], ["<c><f>B2</f><v>0</v></c>", 0], ["<c><f>B3</f><v>7</v></c>", 7]]
    path = xlsx(tmp_path / "1.xlsx", {"A": sheet(rows)}, recomputed=True)
    assert asked(path) == ["formulas"]
    assert cells(path, formulas="empty") == [["", "0"], ["7", "7"]]
    assert cells(xlsx(tmp_path / "2.xlsx", {"A": sheet(rows)})) == [["0", "0"], ["7", "7"]]


def test_error_cells_are_told_with_their_lines(tmp_path: Path) -> None:
    broken = '<c t="e"><v>#REF!</v></c>'
    seen = look(xlsx(tmp_path / "t.xlsx", {"A": sheet([["name", "n"], [broken, 1], ["Bob", 2]])}))
    assert [(note.code, note.values["lines"]) for note in seen.notes] == [
        ("reading.error_cells", [2])
    ]
    assert next(seen.rows()).cells == ["#REF!", "1"]


def test_error_cells_of_an_old_workbook_are_told_with_their_lines(tmp_path: Path) -> None:
    rows: list[list[object]] = [["name", "n"], [b"\x05\x17", 1], ["Bob", b"\x06\x07"]]
    seen = look(workbooks.xls(tmp_path / "t.xls", rows, []))
    assert [(note.code, note.values["lines"]) for note in seen.notes] == [
        ("reading.error_cells", [2, 3])
    ]
    assert [row.cells for row in seen.rows()] == [["#REF!", "1"], ["Bob", "#DIV/0!"]]


def test_leading_zeros_from_the_format_of_a_cell_are_read(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "t.xlsx",
        {"A": sheet([["name", "zip"], ["Ann", (1370, PADDED)], ["Bob", (75001, PADDED)]])},
    )
    assert cells(path) == [["Ann", "01370"], ["Bob", "75001"]]
    assert [note.code for note in look(path).notes] == ["reading.padded_numbers"]


def test_a_format_may_divide_its_digits(tmp_path: Path) -> None:
    rows = [["name", "siren"], ["Ann", (5520135, GROUPED)], ["Bob", (7.5, GROUPED)]]
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(rows)})
    assert cells(path) == [["Ann", "005520135"], ["Bob", "7.5"]]
    phone = xlsx(tmp_path / "p.xlsx", {"A": sheet([["name", "n"], ["Ann", (612345678, PHONE)]])})
    assert cells(phone) == [["Ann", "0612345678"]]


def test_opendocument_is_read(tmp_path: Path) -> None:
    path = workbooks.ods(tmp_path / "t.ods", [["name", "city"], ["Ann", "Paris"], ["Bob", "007"]])
    assert cells(path) == [["Ann", "Paris"], ["Bob", "007"]]


def test_a_date_that_shows_no_day_is_a_month_or_a_year(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "t.xlsx",
        {
            "A": sheet(
                [
                    ["name", "since", "until"],
                    ["Ann", (43891, MONTH), (44197, YEAR)],
                    ["Bob", (43922, FRENCH_MONTH), (44198, YEAR)],
                    ["Cid", (43892, MONTH), (43891, DATE)],
                ]
            )
        },
    )
    assert cells(path) == [
        ["Ann", "2020-03", "2021"],
        ["Bob", "2020-04", "2021-01-02"],
        ["Cid", "2020-03-02", "2020-03-01"],
    ]
    assert [(note.code, note.values) for note in look(path).notes] == [
        ("reading.coarse_dates", {"count": 3})
    ]


@pytest.mark.parametrize("large", [False, True])
def test_what_only_the_formats_of_an_old_workbook_say_is_read(tmp_path: Path, large: bool) -> None:
    rows = [
        ["code", "since", "until"],
        [(5520135.0, 2), (43891, 1), (44197, 3)],
        [(12, 2), (43892.0, 1), "?"],
        [(1234567890.0, 2), "?", (44197.0, 3)],
    ]
    path = workbooks.xls(
        tmp_path / "t.xls", rows, ["mmmm\\ yyyy", '000" "000\\ 000', "yyyy"], large=large
    )
    assert cells(path) == [
        ["005520135", "2020-03", "2021"],
        ["000000012", "2020-03-02", "?"],
        ["1234567890", "?", "2021"],
    ]
    notes = [note.code for note in look(path).notes]
    assert notes == ["reading.padded_numbers", "reading.coarse_dates"]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_broken_old_workbook_says_nothing_of_its_formats(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.xls"
        content = bytearray(
            workbooks.xls(path, [["n"], [(7, 1)]] * 300, ["000"], large=True).read_bytes()
        )
        for _ in range(4):
            at = data.draw(st.integers(28, len(content) - 1))
            content[at] = data.draw(st.integers(0, 255))
        path.write_bytes(content)
        assert isinstance(xls_parts.unseen(path), dict)


def test_what_only_the_format_of_opendocument_says_is_read(tmp_path: Path) -> None:
    month = (
        '<table:table-cell table:style-name="month" office:value-type="date" '
        'office:date-value="2020-03-01"/>'
    )
    padded = (
        '<table:table-cell table:style-name="padded" office:value-type="float" '
        'office:value="1370"/>'
    )
    wrong = (
        '<table:table-cell office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    )
    path = workbooks.ods(tmp_path / "t.ods", [["since", "zip", "n"], [month, padded, wrong]])
    assert cells(path) == [["2020-03", "01370", "#REF!"]]
    assert [note.code for note in look(path).notes] == [
        *("reading.padded_numbers", "reading.coarse_dates", "reading.error_cells"),
    ]


def test_merged_cells_of_opendocument_are_asked_about(tmp_path: Path) -> None:
    tall = (
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>Acme</text:p></table:table-cell>"
    )
    rows = [["firm", "name"], [tall, "Ann"], ["<table:covered-table-cell/>", "Bob"], ["Bl", "Cy"]]
    path = workbooks.ods(tmp_path / "t.ods", rows)
    assert asked(path) == ["merged"]
    assert cells(path, merged="repeated") == [["Acme", "Ann"], ["Acme", "Bob"], ["Bl", "Cy"]]


def test_a_workbook_with_the_ending_of_another_kind_is_read(tmp_path: Path) -> None:
    path = workbooks.ods(tmp_path / "t.xlsx", [["name", "city"], ["Ann", "Paris"]])
    assert cells(path) == [["Ann", "Paris"]]


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
PROMISES = b'<sst count="4000000000" uniqueCount="4000000000"><si><t>x</t></si></sst>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + sheet(
    [["name"], ['<c t="inlineStr"><is><t>&b;</t></is></c>']]
)
HOSTILE: dict[str, tuple[Callable[[Path], Path], set[str]]] = {
    "bomb": (lambda path: workbooks.swelling(path, 80), {"reading.bomb"}),
    "bomb that lies about its size": (
        lambda path: workbooks.swelling(path, 80, lying=True),
        {"reading.bomb", "reading.broken", "reading.too_big", "reading.too_slow"},
    ),
    "far cell": (
        lambda path: xlsx(path, {"A": sheet(PEOPLE, far=FAR)}),
        {"reading.far_cells", "reading.too_big"},
    ),
    "repeated cells without end": (
        workbooks.ods_bomb,
        {"reading.too_big", "reading.too_slow", "reading.broken", "reading.far_cells"},
    ),
    "millions of strings promised": (
        lambda path: xlsx(path, {"A": sheet(PEOPLE)}, more={"xl/sharedStrings.xml": PROMISES}),
        {"reading.too_big", "reading.broken"},
    ),
    "entities without end": (lambda path: xlsx(path, {"A": LAUGHS}), {"reading.broken"}),
    "cut off": (workbooks.cut_off, {"reading.broken"}),
    "broken part": (workbooks.broken_part, {"reading.broken"}),
    "empty": (lambda path: xlsx(path, {"A": sheet([])}), {"reading.empty"}),
    "no sheets": (lambda path: xlsx(path, {}), {"reading.empty", "reading.broken"}),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_by_name_soon_and_without_memory(
    kind: str, tmp_path: Path
) -> None:
    make, codes = HOSTILE[kind]
    path = make(tmp_path / "t.xlsx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(Refused) as refusal:
        look(path)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert refusal.value.code in codes
    assert after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_reading_can_be_stopped_and_leaves_no_child(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet([["a", "b"]] + [[1, 2]] * 50_000)})
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        look(path, progress=lambda done, total: 1 // (time.monotonic() < started + 0.05))
    listed = subprocess.run(["ps", "-ef"], capture_output=True, text=True, check=False).stdout
    assert str(path) not in listed


def test_a_workbook_that_was_looked_at_is_not_read_again(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(PEOPLE[:2]), "B": sheet(PEOPLE)})
    first = look(path)
    second = look(path, {"sheet": "A"}, before=first)
    assert second.layout.sheets is first.layout.sheets
    assert [row.cells for row in second.rows()] == [["Ann", "2020-01-01", "1"]]
    xlsx(path, {"C": sheet(PEOPLE)})
    assert look(path, before=second).layout.sheet == "C"


def test_the_child_starts_as_the_program_itself(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", {"A": sheet(PEOPLE)})
    run = [sys.executable, "-m", "mercato", "--read-sheets", str(path), "xlsx", str(tmp_path), "5"]
    assert (
        subprocess.run(run, check=False, cwd=Path(__file__).parents[3] / "desktop").returncode == 0
    )
    assert (tmp_path / "0.csv").read_text().splitlines()[1] == "2,Ann,2020-01-01,1"
