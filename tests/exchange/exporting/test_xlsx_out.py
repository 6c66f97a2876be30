"""Workbooks: text that stays text, days that are days, and a sheet about the table."""

from __future__ import annotations

import csv
import errno
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from tests.exchange.exporting.conftest import Desk, Impatient, Stop

from mercato.exchange import reading
from mercato.exchange.exporting import safe_file, xlsx_out
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest, Run
from mercato.exchange.formulas import unguard
from mercato.records.belongings import aliases
from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Person, Record
from mercato.workspace import words

HOSTILE = [
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")'),
    *("+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@A1", "＝1+1", "＋1", "－1", "＠A1"),
    *("'=1+1", "''=1+1", "'+1", "'-1", "'@A1", "=", "+", "-", "@", "=A1&B1", "==1", "=-1"),
    *('="a"', "=1/0", "={1,2}", "=IMPORTXML(A1)", "=WEBSERVICE(A1)", "=DDE(A1)", "+A1", "-A1"),
    *("=\u200b1", "=NOW()", "=RAND()", "= 1+1", "=١+١", "-1.5e3", "+33 1 23 45", "@mention"),
]
"""Cells that some spreadsheet would run, or take for a number."""


def sheet(desk: Desk, number: int = 1) -> str:
    with ZipFile(desk.out) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def opened_elsewhere(path: Path, *how: str) -> str:
    """What LibreOffice makes of a file, as the flat document that it would save."""
    if (office := shutil.which("soffice")) is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    line = [
        office,
        profile,
        "--headless",
        *how,
        "--convert-to",
        "fods",
        "--outdir",
        path.parent / "o",
        path,
    ]
    subprocess.run(line, check=True, capture_output=True, timeout=120)
    return (path.parent / "o" / f"{path.stem}.fods").read_text(encoding="utf-8")


def test_text_stays_text_whole_days_are_days_and_numbers_are_numbers(desk: Desk) -> None:
    desk.add("person", name="007", note="1E5", birth_year="1970")
    desk.add("move", person="007", to="Apple", announced_on="7 July 2025", starts_on="July 2025")
    desk.export("people", "xlsx")
    assert "<t>007</t>" in sheet(desk)
    assert "<t>1E5</t>" in sheet(desk)
    assert "<v>1970</v>" in sheet(desk)
    desk.export("moves", "xlsx")
    assert "<v>45845</v>" in sheet(desk)
    assert "<t>2025-07</t>" in sheet(desk)


def test_the_header_stays_in_sight_and_columns_are_as_wide_as_what_is_in_them(desk: Desk) -> None:
    desk.add("person", name="Ada Lovelace, Countess of Somewhere")
    desk.export("people", "xlsx", columns=("name",))
    assert 'state="frozen"' in sheet(desk)
    assert "<autoFilter" in sheet(desk)
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet(desk))]
    assert widths[0] < 12
    assert 30 < widths[1] < 50


def test_the_second_sheet_says_what_was_asked_for_and_what_was_left_out(desk: Desk) -> None:
    desk.add("person", name="Ada")
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    desk.export("people", "xlsx", query="-secret", wording=words)
    about = sheet(desk, 2)
    for text in ("Query", "-secret", "Exported on", "Left out", "People"):
        assert text in about
    desk.export("people", "xlsx", wording=words)
    assert "1 confidential record was left out." in sheet(desk, 2)


def test_what_is_too_long_for_a_cell_stands_in_parts_on_the_second_sheet(desk: Desk) -> None:
    uid = desk.add("source", headline="Long", text="x" * 32_768)
    result = desk.export("sources", "xlsx", columns=("headline",))
    assert result.too_long == 0
    result = desk.export("sources", "xlsx")
    assert result.too_long == 1
    assert "xxxx" not in sheet(desk)
    assert f"{uid} text 1/3" in sheet(desk, 2)
    assert sum(map(len, re.findall("x{2,}", sheet(desk, 2)))) == 32_768


ODD = (
    *("<r>a & b</r>", "<r></c></row></r>", "<r><t>x</t></r>", "a\ufffeb", "a\uffffb", "_x0041_"),
    *("a\x01b\x0b\x1f", "a\rb\r\nc", " a ", "]]>&amp;", "\U0010ffff", "\0"),
)
"""Texts that XML, workbooks or what writes them have a meaning of their own for."""


def test_texts_with_odd_characters_are_escaped_as_workbooks_do_it(desk: Desk) -> None:
    with journal.edit("test.edit"):
        for text in ODD:
            record = Record.create(type="person")
            Person.insert(id=record.id, name="x", note=text).execute()
    desk.export("people", "xlsx", columns=("note",), query="x", wording=words)
    cells = [one.text or "" for one in ET.fromstring(sheet(desk)).iterfind(".//{*}t")][2:]
    assert [unescaped(cell) for cell in cells[1::2]] == list(ODD)


def unescaped(text: str) -> str:
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_more_rows_than_a_sheet_holds_go_on_on_the_next_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_out, "MOST_ROWS", 3)
    names = [f"Person {number}" for number in range(7)]
    for name in names:
        desk.add("person", name=name)
    desk.out = desk.out.with_suffix(".xlsx")
    assert desk.export("people", "xlsx", wording=words).rows == 7
    assert reading.look(desk.out).questions[0].key == "sheet"
    found = [reading.look(desk.out, {"sheet": f"People{end}"}) for end in ("", " 2", " 3")]
    assert [one.total for one in found] == [3, 3, 1]
    assert len({one.headers for one in found}) == 1
    rows = [row.cells[1] for one in found for row in one.rows()]
    assert rows == names
    assert sheet(desk, 2).count("<autoFilter ref=") == 1
    assert "Exported on" in sheet(desk, 4)


def hostile(desk: Desk) -> None:
    with journal.edit("test.edit"):
        for number, text in enumerate(HOSTILE):
            record = Record.create(type="person", uid=f"uid-{number:03}")
            Person.insert(id=record.id, name=f"{number}", note=text).execute()


@pytest.mark.parametrize(("style", "suffix"), [("xlsx", ".xlsx"), ("excel-csv", ".csv")])
def test_a_spreadsheet_sees_no_formula_in_forty_hostile_cells(
    desk: Desk, style: str, suffix: str
) -> None:
    assert len(HOSTILE) >= 40
    hostile(desk)
    desk.out = desk.out.with_suffix(suffix)
    assert desk.export("people", style, columns=("note",)).rows == len(HOSTILE)
    seen = opened_elsewhere(desk.out)
    assert "table:formula" not in seen
    assert seen.count("uid-0") == len(HOSTILE)


@pytest.mark.parametrize("delimiter", [",", "tab"])
def test_a_spreadsheet_that_parts_lists_and_trims_their_items_sees_no_formula(
    desk: Desk, delimiter: str
) -> None:
    ada = desk.id(desk.add("person", name="Ada", note="; ".join(["None", *HOSTILE])))
    with journal.edit("test.edit"):
        for text in HOSTILE:
            aliases.add(ada, text)
    desk.out = desk.out.with_suffix(".csv")
    desk.export("people", "excel-csv", delimiter={"tab": "\t"}.get(delimiter, delimiter))
    semicolons, trimmed = ord(";"), "true"
    options = f"CSV:{semicolons},34,76,1,,0,false,true,false,false,{trimmed},-1,true"
    seen = opened_elsewhere(desk.out, f"--infilter={options}")
    assert "table:formula" not in seen
    assert seen.count("cmd|") >= 4


def test_hostile_cells_come_back_as_they_were(desk: Desk) -> None:
    hostile(desk)
    desk.export("people", "excel-csv", columns=("note",))
    with desk.out.open(encoding="utf-8-sig", newline="") as handle:
        cells = [row[1] for row in csv.reader(handle)][1:]
    assert [unguard(cell) for cell in cells] == HOSTILE


class Full:
    """A file on a disk with no more room."""

    def __init__(self) -> None:
        self.seek = self.tell = self.flush = lambda *_: 0

    def write(self, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_is_the_trouble_of_the_disk(desk: Desk) -> None:
    run = Run(ExportRequest("people", desk.out, "xlsx"))
    with pytest.raises(FileTrouble) as trouble, safe_file.replacing_bytes(desk.out):
        xlsx_out.write_xlsx(run, Full())
    assert trouble.value.code == "export.disk_full"
    assert [path.name for path in desk.out.parent.iterdir()] == ["desk.mercato"]


def test_cancel_packs_nothing(desk: Desk) -> None:
    desk.add("person", name="Ada")
    with desk.out.open("wb") as handle:
        run = Run(ExportRequest("people", desk.out, "xlsx"), Impatient(0, 0))
        with pytest.raises(Stop):
            xlsx_out.write_xlsx(run, handle)
    assert desk.out.stat().st_size == 0


def test_cancel_is_heard_while_it_packs(desk: Desk) -> None:
    desk.add("person", name="Ada")
    request = ExportRequest("people", desk.out, "xlsx")
    with pytest.raises(Stop):
        export_table(request, Impatient(1, 1, times=1))
    assert [path.name for path in desk.out.parent.iterdir()] == ["desk.mercato"]
