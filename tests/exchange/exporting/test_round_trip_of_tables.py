"""Our own tables come back without a change, also after LibreOffice opened and saved them."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange import importing, reading
from mercato.exchange.exporting.formats import TABLES
from mercato.exchange.importing import Report, Table
from mercato.records.belongings import aliases, identifiers, tags
from mercato.records.journal import journal
from mercato.records.schema import Alias, Identifier, Tag
from mercato.records.storage import file


def fill(desk: Desk) -> None:
    """Records with values that spreadsheets like to spoil."""
    desk.add("person", name="Ada Lovelace", note="007", tell_apart="1E5", birth_year="1815")
    desk.add("person", name="Bob", note='He said "so",\nthen left; 1/2', tell_apart="00.10")
    desk.add("person", name="Robert'); DROP TABLE person; Lee")
    desk.add("person", name="Acme & Sons Ltd.", note='="0012"')
    desk.add("organization", name="1-2-3", founded="July 1998", website="https://x.example/?a=1")
    desk.add("organization", name="TRUE", parent="1-2-3", kind="unit", dissolved="2020")
    news = desk.add(
        "source", headline="=Sum of it", url="https://n.example/a", published_on="7/7/2025"
    )
    ends = {"from": "1-2-3", "to": "TRUE", "from_role": "@cting head", "to_role": "+1 lead"}
    dates = {"announced_on": "7 July 2025", "left_on": "début juillet 2025", "starts_on": "2025-08"}
    desk.add("move", person="Ada Lovelace", stage="started", source=news, **ends, **dates)
    desk.add("move", party="ten engineers", to="TRUE", headcount="10", announced_on="about 2019")
    desk.add("position", person="Bob", organization="TRUE", role="-", start="1 March 1899")
    desk.add("claim", text="He will go.", kind="forecast", subject=["TRUE"], check_by="2026-01")


def through_libreoffice(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it."""
    if (office := shutil.which("soffice")) is None:
        pytest.skip("LibreOffice is not installed")
    out = path.parent / "saved"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    line = [office, profile, "--headless", "--convert-to", kind, "--outdir", out, path]
    subprocess.run(line, check=True, capture_output=True, timeout=180)
    return out / path.name


def again(path: Path, table: str) -> Report:
    """Import an export into the very file that it came from."""
    look = reading.look(path)
    assert look.questions == ()
    found = Table(look, path.name)
    plan = importing.propose(found, table).plan
    with journal.edit("import.table"):
        report = importing.run(found, plan)
    assert report.adds_up
    return report


def changes(report: Report) -> list[tuple[str, str | None, str | None]]:
    """Everything that an import would not leave as it is."""
    cells = [(one.field, one.old, one.new) for line in report.changed for one in line.cells]
    return cells + [("refused", one.code, str(one.values)) for one in report.refused]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("style", "suffix"), [("csv", ".csv"), ("excel-csv", ".csv"), ("xlsx", ".xlsx")]
)
def test_our_own_export_changes_nothing(desk: Desk, table: str, style: str, suffix: str) -> None:
    fill(desk)
    desk.out = desk.out.with_name(f"{table}{suffix}")
    desk.export(table, style)
    report = again(desk.out, table)
    assert changes(report) == []
    assert report.counts["new"] == report.counts["changed"] == 0


@pytest.mark.parametrize("table", ["people", "organizations"])
@pytest.mark.parametrize(("style", "suffix"), [("excel-csv", ".csv"), ("xlsx", ".xlsx")])
def test_names_numbers_and_tags_come_back_one_by_one_into_an_empty_file(
    desk: Desk, tmp_path: Path, table: str, style: str, suffix: str
) -> None:
    told = (
        ("aliases", ("Smith; Jones", 'The "Boss"', '"Q"', "李 伟", "=x")),
        ("identifiers", (("wikidata", "Q7259"), ("ticker", "A;B"), ("other", "7:8, 9"))),
        ("tags", ("a; b", "c, d", "e")),
    )
    kind = {"people": "person", "organizations": "organization"}[table]
    record = desk.id(desk.add(kind, name="Ada Lovelace"))
    with journal.edit("test.edit"):
        for one in told[0][1]:
            aliases.add(record, one)
        for scheme, value in told[1][1]:
            identifiers.add(record, scheme, value)
        tags.set_names(record, told[2][1])
    desk.out = desk.out.with_name(f"{table}{suffix}")
    desk.export(table, style)
    assert changes(again(desk.out, table)) == []
    file.close_connection()
    file.create(tmp_path / "fresh.mercato")
    file.open_file(tmp_path / "fresh.mercato")
    assert again(desk.out, table).counts["new"] == 1
    assert tuple(one.text for one in Alias.select().order_by(Alias.id)) == told[0][1]
    numbers = Identifier.select().order_by(Identifier.id)
    assert tuple((one.scheme, one.value) for one in numbers) == told[1][1]
    assert set(told[2][1]) < {one.name for one in Tag.select()}


@pytest.mark.parametrize(("style", "suffix"), [("csv", ".csv"), ("xlsx", ".xlsx")])
def test_what_is_known_of_other_names_comes_back_too(
    desk: Desk, tmp_path: Path, style: str, suffix: str
) -> None:
    names = (
        *(("AAPL", "other", None, True), ("former:x; y", "former", None, False)),
        *(("ソニー", "native", "ja", False), ("Pom", "nickname", "fr", True)),
        ("plain", "other", None, False),
    )
    record = desk.id(desk.add("organization", name="Apple"))
    with journal.edit("test.edit"):
        for name, kind, language, weak in names:
            aliases.add(record, name, kind=kind, language=language, weak=weak)
    desk.out = desk.out.with_name(f"organizations{suffix}")
    desk.export("organizations", style)
    assert changes(again(desk.out, "organizations")) == []
    with journal.edit("test.edit"):
        aliases.change(aliases.of(record)[0].id, kind="former", weak=False)
    changed = [("aliases_kind", "former:AAPL", "other weak:AAPL")]
    assert changes(again(desk.out, "organizations")) == changed
    file.close_connection()
    file.create(tmp_path / "fresh.mercato")
    file.open_file(tmp_path / "fresh.mercato")
    assert again(desk.out, "organizations").counts["new"] == 1
    columns = (Alias.text, Alias.kind, Alias.language, Alias.weak)
    assert set(Alias.select(*columns).tuples()) == set(names)


def test_a_kind_of_name_that_there_is_not_refuses_its_row(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "organizations.csv"
    path.write_text("name,aliases_kind\nApple,former:Apple Computer\nMeta,olden:FB\nX,former:\n")
    report = again(path, "organizations")
    assert [one.code for one in report.refused] == ["choice.unknown", "field.required"]
    assert [(one.text, one.kind) for one in Alias.select()] == [("Apple Computer", "former")]


def test_whatever_marks_our_texts_hold_they_are_in_quotation_marks(desk: Desk) -> None:
    for note in ("a,`b`", "`c`,`d`", "e,`f`,`g`", "\\", 'h, "i", j', '\\"'):
        desk.add("person", name="Ada Lovelace", note=note)
    desk.out = desk.out.with_name("people.csv")
    desk.export("people", "csv")
    assert changes(again(desk.out, "people")) == []


def test_whoever_is_called_like_a_group_is_one_person_where_a_uid_says_so(desk: Desk) -> None:
    group = desk.add("person", name="[several researchers]")
    desk.add("move", person=group, to="Apple")
    desk.out = desk.out.with_name("moves.csv")
    desk.export("moves", "csv")
    assert changes(again(desk.out, "moves")) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_workbook_that_libreoffice_saved_changes_nothing(desk: Desk, table: str) -> None:
    fill(desk)
    desk.out = desk.out.with_name(f"{table}.xlsx")
    desk.export(table, "xlsx")
    report = again(through_libreoffice(desk.out, "xlsx"), table)
    assert changes(report) == []
    assert report.counts["new"] == 0


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("style", ["csv", "excel-csv"])
def test_of_a_csv_that_libreoffice_saved_just_what_it_spoilt_is_a_change(
    desk: Desk, table: str, style: str
) -> None:
    fill(desk)
    desk.out = desk.out.with_name(f"{table}.csv")
    desk.export(table, style)
    saved = through_libreoffice(desk.out, "csv")
    spoilt = [
        (header, old, new)
        for before, after in zip(rows(desk.out), rows(saved), strict=True)
        for header, old, new in zip(before, before.values(), after.values(), strict=True)
        if old != new
    ]
    assert changes(again(saved, table)) == spoilt
    if (table, style) == ("people", "csv"):
        assert ("note", "007", "7") in spoilt


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))
