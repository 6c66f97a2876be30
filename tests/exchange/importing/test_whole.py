"""An import as a whole: it adds up, is one undo step, says nothing new twice, leaves no half."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk import Desk
from tests.exchange.importing.tables import Rows, plan, rows, take

from mercato.exchange import reading
from mercato.exchange.exporting.export import ExportRequest, export_table
from mercato.exchange.importing import (
    LABEL,
    TABLES,
    ImportPlan,
    Table,
    label_values,
    propose,
    rehearse,
    run,
    write_refused,
    write_report,
)
from mercato.exchange.importing.report import OUTCOMES
from mercato.exchange.questions import Unanswered
from mercato.exchange.reading import look as read_table
from mercato.records.errors import FileTrouble
from mercato.records.journal import journal
from mercato.records.schema import Meta, Person
from mercato.records.storage import file

MOVES = {
    "person": "who",
    "from_organization": "from",
    "to_organization": "to",
    "date": "date",
    "status": "status",
    "source": "source",
}
NAMES = st.sampled_from(
    ["Ann Lee", "LEE Ann", "Bo Li", "Zoé Öz", "王伟", "?", "", "Retired", "x" * 600, "a\x07b"]
)
PLACES = st.sampled_from(["Acme", "ACME", "Acme > Labs", "Meta", "unknown", "", "-", "Béta SA"])
DATES = st.sampled_from(["2025", "13/4/2025", "juillet 2025", "soon", "", "2020-01-01", "?"])
WORDS = st.sampled_from(["confirmed", "rumeur", "void", "bogus", ""])
SOURCES = st.sampled_from(["", "Reuters", "https://example.org/1"])
MOVE_ROWS = st.lists(st.tuples(NAMES, PLACES, PLACES, DATES, WORDS, SOURCES), max_size=12)
SLOW = settings(max_examples=20, suppress_health_check=list(HealthCheck))
ANSWERS = {
    "repeated:person": "one",
    "links:person": "new",
    "links:organization": "new",
    "same_name:person": "same",
    "repeated:organization": "one",
}


def begin_again() -> None:
    """Take back what an example before this one left."""
    while journal.undo() is not None:
        pass
    Meta.delete().where(Meta.key.startswith("import.")).execute()


def move_table(lines: list[tuple[str, ...]]) -> Rows:
    headers = ("who", "from", "to", "date", "status", "source")
    return Rows(headers, [list(line) for line in lines])


@SLOW
@given(lines=MOVE_ROWS)
def test_every_row_is_in_one_list_twice_changes_nothing_and_undo_gives_back_all(
    desk: Desk, lines: list[tuple[str, ...]]
) -> None:
    begin_again()
    table, wanted = move_table(lines), plan("moves", MOVES, answers=ANSWERS)
    before = desk.dump()
    looked = rehearse(table, wanted)
    assert desk.dump() == before
    first = take(table, wanted)
    assert first.adds_up
    assert first.rows == len(lines)
    assert (first.counts, first.made) == (looked.counts, looked.made)
    made = bool(first.new)
    second = take(table, wanted)
    assert second.adds_up
    assert (second.counts["new"], second.counts["changed"]) == (0, 0)
    assert second.counts["refused"] == first.counts["refused"]
    if made:
        desk.undo()
    assert desk.dump() == before


@SLOW
@given(lines=st.lists(st.tuples(NAMES, PLACES, DATES, DATES), max_size=10))
def test_people_with_posts_add_up_and_are_the_same_the_second_time(
    desk: Desk, lines: list[tuple[str, ...]]
) -> None:
    begin_again()
    table = Rows(("name", "where", "from", "to"), [list(line) for line in lines])
    columns = {"name": "name", "organization": "where", "start": "from", "end": "to"}
    wanted = plan("people", columns, answers=ANSWERS)
    before = desk.dump()
    first = take(table, wanted)
    assert first.adds_up
    second = take(table, wanted)
    assert (second.counts["new"], second.counts["changed"]) == (0, 0)
    if first.new:
        desk.undo()
    assert desk.dump() == before


def test_rows_that_are_all_refused_leave_nobody_behind(desk: Desk) -> None:
    line = ["LEE Ann", "Acme", "July 2025", "2025-04-13"]
    columns = {"name": "name", "organization": "where", "start": "from", "end": "to"}
    table = Rows(("name", "where", "from", "to"), [line, line, line])
    before = desk.dump()
    report = take(table, plan("people", columns, answers=ANSWERS))
    assert (report.counts["new"], report.counts["refused"]) == (0, 3)
    assert desk.dump() == before


def test_an_import_is_one_step_of_the_history(desk: Desk) -> None:
    with journal.edit(LABEL) as edited:
        report = run(rows("name", "Ann Lee", ""), plan("people", {"name": "name"}))
        edited.values |= label_values(report)
    line = journal.history(limit=1)[0]
    assert (line.label, line.values["count"], line.values["refused"]) == ("import.table", 1, 1)


def test_a_copy_of_the_file_as_it_was_is_made_before(desk: Desk) -> None:
    with journal.edit(LABEL):
        report = run(rows("name", "Ann Lee"), plan("people", {"name": "name"}))
    assert report.backup is not None
    desk.close()
    file.open_file(Path(report.backup))
    assert Person.select().count() == 0
    file.close_connection()
    desk.reopen()
    assert Person.select().count() == 1


def test_an_import_that_changes_nothing_leaves_no_copy(desk: Desk) -> None:
    table, wanted = rows("name|country", "Acme|FR"), plan("organizations", {"name": "name"})
    copy = take(table, wanted).backup
    with journal.edit(LABEL):
        assert run(table, wanted).backup is None
    assert {str(path) for path in desk.path.parent.glob("*.mercato")} == {str(desk.path), copy}


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5, 6])
def test_cancelling_anywhere_leaves_nothing_behind(desk: Desk, steps: int) -> None:
    class Enough(Exception):
        pass

    heard: list[int] = []

    def progress(done: int, total: int) -> None:
        heard.append(done)
        if len(heard) == steps:
            raise Enough

    before, table = desk.dump(), rows("who|to", "Ann Lee|Acme")
    with pytest.raises(Enough), journal.edit(LABEL):
        run(table, plan("moves", {"person": "who", "to_organization": "to"}), progress)
    assert heard == sorted(heard)
    assert desk.dump() == before
    assert list(desk.path.parent.glob("*before import*")) == []
    assert Meta.select().where(Meta.key.startswith("import.")).count() == 0


def test_a_full_disk_leaves_nothing_behind(desk: Desk) -> None:
    from mercato.records.schema import database

    before = desk.dump()
    pages = database.execute_sql("PRAGMA page_count").fetchone()[0]
    database.execute_sql(f"PRAGMA max_page_count = {pages + 40}")
    table = rows("name|note", *(f"N{n} Lee|{'long text ' * 50}" for n in range(3000)))
    with pytest.raises(FileTrouble) as trouble:
        take(table, plan("people", {"name": "name", "note": "note"}))
    assert trouble.value.code == "file.disk_full"
    database.execute_sql("PRAGMA max_page_count = 1073741823")
    assert desk.dump() == before
    assert desk.wrong() == []


def test_the_report_has_counts_and_lists_under_five_keys(desk: Desk, tmp_path: Path) -> None:
    take(rows("name|note", "Acme|old"), plan("organizations", {"name": "name", "note": "note"}))
    table = rows("name|note|country", "Acme|new|FR", "Beta||Atlantis", "Gamma||", "|x|")
    wanted = {"name": "name", "note": "note", "country": "country"}
    report = take(table, plan("organizations", wanted))
    write_report(report, tmp_path / "report.json", lambda line: f"because of {line.code}")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["counts"] == {"new": 1, "changed": 1, "same": 0, "skipped": 0, "refused": 2}
    assert {name: [one["line"] for one in told[name]] for name in OUTCOMES} == {
        "new": [4],
        "changed": [2],
        "same": [],
        "skipped": [],
        "refused": [3, 5],
    }
    assert (
        told["changed"][0]["cells"][0]
        == {"field": "country", "old": None, "new": "FR", "kept": False}
        or told["changed"][0]["cells"][1]["field"] == "country"
    )
    assert told["refused"][0]["reason"] == "because of country.unknown"


def test_refused_rows_are_written_in_the_manner_of_their_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("nom;pays\r\nSociété Générale;Nulle part\r\n".encode("utf-16"))
    table = Table(read_table(path), path.name)
    report = take(table, plan("organizations", {"name": "nom", "country": "pays"}))
    assert write_refused(table, report, tmp_path / "refused.csv") == 1
    assert (tmp_path / "refused.csv").read_bytes() == path.read_bytes()


def test_refused_rows_are_written_as_they_were(desk: Desk, tmp_path: Path) -> None:
    table = rows("name|country|odd", "Acme|FR|1", 'Bé "ta"|Atlantis|007', "Gamma|XX|=1+1")
    report = take(table, plan("organizations", {"name": "name", "country": "country"}))
    assert write_refused(table, report, tmp_path / "refused.csv") == 2
    with (tmp_path / "refused.csv").open(encoding="utf-8", newline="") as handle:
        assert list(csv.reader(handle)) == [list(table.headers), *table.lines[1:]]


def filled(desk: Desk) -> None:
    """Some of everything."""
    take(
        move_table(
            [
                ("Ann Lee", "Acme > Labs", "Meta", "juillet 2025", "rumeur", "Reuters"),
                ("Bo Li", "Acme", "Retired", "soon", "confirmed", "https://example.org/1"),
                ("dix ingénieurs d'OpenAI", "OpenAI", "own venture", "2025", "", ""),
            ]
        ),
        plan("moves", MOVES),
    )
    table = rows("n|w|r|f|t", "Cy Po|Béta|interim CEO|Q3 2020|présent", "Ann Lee|Acme > Labs||?|")
    columns = {"name": "n", "organization": "w", "role": "r", "start": "f", "end": "t"}
    take(table, plan("people", columns))
    claims = rows("said|by|about|day", "It will be|Acme|Acme; Meta|3 May 2025")
    take(
        claims,
        plan(
            "claims",
            {"text": "said", "asserted_by": "by", "subjects": "about", "asserted_on": "day"},
        ),
    )


@pytest.mark.parametrize("style", ["csv", "excel-csv"])
@pytest.mark.parametrize("name", TABLES)
def test_our_own_export_says_that_nothing_changes(
    desk: Desk, tmp_path: Path, name: str, style: str
) -> None:
    filled(desk)
    path = tmp_path / "out.csv"
    export_table(ExportRequest(name, path, style=style))
    table = Table(reading.look(path), path.name)
    wanted = propose(table, name).plan
    assert "uid" in {one.field for one in wanted.columns}
    report = take(table, wanted)
    assert report.rows == report.counts["same"] > 0
    assert report.refused == []
    assert not any(line.cells for line in report.same)


def test_our_own_export_makes_the_same_records_in_another_file(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    paths = {name: tmp_path / f"{name}.csv" for name in ("people", "organizations", "moves")}
    for name, path in paths.items():
        export_table(ExportRequest(name, path))
    desk.close()
    other = Desk(tmp_path / "other.mercato")
    for name, path in paths.items():
        table = Table(reading.look(path), path.name)
        report = take(table, propose(table, name).plan)
        assert report.refused == []
        again = tmp_path / f"{name} again.csv"
        export_table(ExportRequest(name, again))
        assert uids(path) == uids(again)
    assert other.wrong() == []


def uids(path: Path) -> list[str]:
    """The first column of an export."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [row[0] for row in csv.reader(handle)]


def test_what_was_edited_in_an_export_is_what_changes(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    path = tmp_path / "out.csv"
    export_table(ExportRequest("organizations", path))
    text = path.read_text(encoding="utf-8").replace("Béta", "Bêta").replace("unspecified", "fund")
    path.write_text(text, encoding="utf-8")
    table = Table(reading.look(path), path.name)
    report = take(table, propose(table, "organizations").plan)
    changed = {(cell.field, cell.old, cell.new) for line in report.changed for cell in line.cells}
    assert ("name", "Béta", "Bêta") in changed
    assert ("kind", "unspecified", "fund") in changed
    assert report.counts["new"] == 0


def test_open_questions_write_nothing(desk: Desk) -> None:
    before, table = desk.dump(), rows("name", "A Lee", "A Lee")
    with pytest.raises(Unanswered), journal.edit(LABEL):
        run(table, ImportPlan("people", plan("people", {"name": "name"}).columns))
    assert desk.dump() == before
    assert list(desk.path.parent.glob("*before import*")) == []
