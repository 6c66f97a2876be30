"""`mercato import`: a table into a file, as one change, or what that would do."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.command_line import Terminal, terminal
from tests.exchange.reading.workbooks import sheet, xlsx

__all__ = ["terminal"]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table as somebody might send it."""
    path = tmp_path / "staff.csv"
    path.write_text(
        "Prénom;Nom;Société;Fonction;Depuis;Pays\n"
        "Jean-Marie;BOUTIN;Accenture;Directeur;13/04/2020;France\n"
        "Zoé;Le Maire;Béta SA;PDG;03/05/2021;Atlantis\n",
        encoding="utf-8",
    )
    return path


def test_the_sum_of_one_row_says_one_row(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("name\nAnn Lee\n", encoding="utf-8")
    answer = terminal.run("import", "FILE", "people", str(path), "--language", "en")
    assert answer.lines[0].startswith("one.csv: 1 row = 1 new")


def test_headers_say_what_columns_are_and_the_numbers_add_up(
    terminal: Terminal, table: Path
) -> None:
    answer = terminal.run("import", "FILE", "people", str(table), "--language", "en")
    assert answer.status == 0, answer.err
    assert answer.lines[0] == (
        "staff.csv: 2 rows = 2 new + 0 changed + 0 same + 0 skipped + 0 refused."
    )
    assert terminal.run("find", "FILE", "people", "boutin", "--count").out == "1\n"
    assert terminal.run("find", "FILE", "positions", "--count").out == "2\n"
    again = terminal.run("import", "FILE", "people", str(table))
    assert "0 new + 0 changed + 2 same" in again.out


@pytest.mark.parametrize("kind", ["people", "all"])
@pytest.mark.parametrize("option", ["--report", "--refused"])
@pytest.mark.parametrize("target", ["FILE", "list"])
def test_what_came_of_it_never_stands_where_the_file_or_the_list_does(
    terminal: Terminal, table: Path, kind: str, option: str, target: str
) -> None:
    if kind == "all":
        terminal.run("export", "FILE", "all", "--as", "jsonl", "--to", str(table))
    before = table.read_bytes()
    named = str(table) if target == "list" else target
    answer = terminal.run("import", "FILE", kind, str(table), option, named)
    assert (answer.status, answer.out) == (1, "")
    assert "Nothing was written" in answer.err
    assert table.read_bytes() == before
    assert terminal.run("find", "FILE", "people", "--count").out == "0\n"


def test_the_report_and_the_refused_rows_are_two_files(
    terminal: Terminal, table: Path, tmp_path: Path
) -> None:
    both = str(tmp_path / "both")
    options = ("--report", both, "--refused", both)
    assert terminal.run("import", "FILE", "people", str(table), *options).status == 1


def test_what_became_of_the_rows_is_said_though_no_report_can_be_written(
    terminal: Terminal, table: Path, tmp_path: Path
) -> None:
    options = ("--report", str(tmp_path / "missing" / "report.json"))
    answer = terminal.run("import", "FILE", "people", str(table), *options)
    assert answer.status == 1
    assert answer.lines[0].startswith("staff.csv: 2 rows = 2 new")
    assert "no folder" in answer.err


def test_it_is_one_undo_step_with_a_copy_before(terminal: Terminal, table: Path) -> None:
    answer = terminal.run("import", "FILE", "people", str(table))
    copy = Path(answer.lines[1].partition(": ")[2])
    assert copy.is_file()
    history = terminal.run("history", "FILE", "--json").json
    assert history["text"] == "Import of 2 rows from staff.csv"
    assert terminal.run("undo", "FILE").status == 0
    assert terminal.run("find", "FILE", "people", "--count").out == "0\n"


def test_a_dry_run_writes_nothing_and_reports_the_same(
    terminal: Terminal, table: Path, tmp_path: Path
) -> None:
    before = terminal.path.read_bytes()
    report = tmp_path / "report.json"
    options = ("--dry-run", "--report", str(report))
    answer = terminal.run("import", "FILE", "people", str(table), *options)
    assert "nothing written" in answer.out
    assert terminal.path.read_bytes() == before
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["dry_run"] is True
    assert [line["title"] for line in told["new"]] == ["Jean-Marie BOUTIN", "Zoé Le Maire"]


def test_refused_rows_are_named_and_written_as_they_were(
    terminal: Terminal, table: Path, tmp_path: Path
) -> None:
    refused = tmp_path / "refused.csv"
    options = ("--map", "name=Société", "--map", "country=Pays", "--refused", str(refused))
    answer = terminal.run("import", "FILE", "organizations", str(table), *options)
    assert answer.status == 1
    assert "1 new" in answer.out
    assert "Line 3: " in answer.err
    assert "Atlantis" in answer.err
    lines = refused.read_text(encoding="utf-8").splitlines()
    assert lines[1] == "Zoé;Le Maire;Béta SA;PDG;03/05/2021;Atlantis"


def test_fields_are_mapped_joined_set_and_left_out(terminal: Terminal, table: Path) -> None:
    options = (
        *("--map", "person=prénom + NOM", "--map", "to_organization=Société"),
        *("--map", "to_role=", "--set", "verification=rumoured", "--set", "source=@file"),
    )
    answer = terminal.run("import", "FILE", "moves", str(table), *options)
    assert answer.status == 0, answer.err
    found = terminal.run("find", "FILE", "moves", "verification:rumoured", "--json").lines
    moves = [json.loads(line) for line in found]
    assert {move["person"] for move in moves} == {"Jean-Marie Boutin", "Zoé Le Maire"}
    assert {move["to_role"] for move in moves} == {None}
    assert {move["sources"] for move in moves} == {1}


def test_an_open_question_is_put_with_what_to_type(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("name,since\nAnn Lee,3/4/2025\nAnn Lee,5/6/2025\n", encoding="utf-8")
    run = ("import", "FILE", "people", str(table), "--map", "start=since")
    asked = terminal.run(*run)
    assert (asked.status, asked.out) == (1, "")
    assert '--answer "day_first:since=month_first"' in asked.err
    assert '--answer "repeated:person=each"' in asked.err
    assert "3/4/2025 | 2025-03-04" in asked.err
    answers = ("--answer", "day_first:since=month_first", "--answer", "repeated:person=each")
    assert terminal.run(*run, *answers).status == 0
    found = terminal.run("find", "FILE", "positions", "--json").lines
    assert sorted(json.loads(line)["start"] for line in found) == ["2025-03-04", "2025-05-06"]


def test_nobody_gets_another_name_by_his_uid_unasked(terminal: Terminal, tmp_path: Path) -> None:
    added = terminal.run("add", "FILE", "person", "name=Ann Lee", "--json").json
    table = tmp_path / "list.csv"
    table.write_text(f"uid,name\n{added['uid']},Bo Po\n", encoding="utf-8")
    asked = terminal.run("import", "FILE", "people", str(table))
    assert (asked.status, asked.out) == (1, "")
    assert "“Ann Lee”, but the table says “Bo Po”" in asked.err
    assert '--answer "renamed:person=refuse"' in asked.err
    run = ("import", "FILE", "people", str(table), "--answer", "renamed:person=same")
    assert "1 changed" in terminal.run(*run).out


def test_month_first_answers_for_all_dates(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("name,since\nAnn Lee,3/4/2025\n", encoding="utf-8")
    run = ("import", "FILE", "people", str(table), "--map", "start=since", "--month-first")
    assert terminal.run(*run).status == 0
    found = json.loads(terminal.run("find", "FILE", "positions", "--json").out)
    assert found["start"] == "2025-03-04"


def test_a_question_about_the_file_itself_is_put_the_same_way(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "latin.csv"
    table.write_bytes("name,note\nHélène Dupré,née à Évian\n".encode("mac_roman"))
    asked = terminal.run("import", "FILE", "people", str(table))
    assert asked.status == 1
    assert '--answer "encoding=mac_roman"' in asked.err
    answer = terminal.run("import", "FILE", "people", str(table), "--answer", "encoding=mac_roman")
    assert answer.status == 0, answer.err
    assert terminal.run("find", "FILE", "people", "Hélène", "--count").out == "1\n"


def test_a_row_that_shows_what_an_answer_means_is_one_line(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "list.csv"
    table.write_text('name\n"Uber\nLyft"\n', encoding="utf-8")
    asked = terminal.run("import", "FILE", "organizations", str(table))
    assert "      Uber ⏎ Lyft | 1\n" in asked.err


def typed(complaint: str) -> list[list[str]]:
    """What a shell makes of the answers that a complaint proposes."""
    lines = [line.strip().partition("   ")[0] for line in complaint.splitlines()]
    return [shlex.split(line) for line in lines if line.startswith("--answer ")]


def test_answers_can_be_typed_as_they_are_proposed_whatever_is_in_them(
    terminal: Terminal, tmp_path: Path
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("name,org\n'Lee, Ann',A\n'Ray, Bob',B\n'Foe, Cid',C\n", encoding="utf-8")
    asked = terminal.run("import", "FILE", "people", str(table))
    assert ["--answer", 'quote="'] in typed(asked.err)
    terminal.add("organization", "name=Big $ Co")
    table.write_text('name,organization\nAnn Lee,"Big $ Co, Inc."\n', encoding="utf-8")
    asked = terminal.run("import", "FILE", "people", str(table))
    answer = typed(asked.err)[0]
    assert answer[1].startswith("link:organization:Big $ Co, Inc.=")
    assert terminal.run("import", "FILE", "people", str(table), *answer).status == 0


def test_answers_with_what_no_screen_shows_can_be_typed_as_they_are_shown(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.add("person", "name=Ann\u200b Leeson")
    table = tmp_path / "list.csv"
    table.write_text("name\nAnn\u200b Leeson\n", encoding="utf-8")
    asked = terminal.run("import", "FILE", "people", str(table))
    (answer, *_) = typed(asked.err)
    assert answer[1].startswith("link:person:Ann⟨ZWSP⟩ Leeson=")
    assert terminal.run("import", "FILE", "people", str(table), *answer).status == 0


def test_a_sheet_is_chosen_by_its_name_with_blanks_and_all(
    terminal: Terminal, tmp_path: Path
) -> None:
    people = sheet([["name", "note"], ["Ann Lee", "x"], ["Bob Ray", "y"]])
    book = xlsx(tmp_path / "book.xlsx", {"A = B ": people, "C": people})
    asked = terminal.run("import", "FILE", "people", str(book))
    assert typed(asked.err)[0] == ["--answer", "sheet=A = B "]
    assert terminal.run("import", "FILE", "people", str(book), *typed(asked.err)[0]).status == 0


def test_what_was_seen_in_the_file_itself_is_said_and_reported(
    terminal: Terminal, tmp_path: Path
) -> None:
    table, report = tmp_path / "list.csv", tmp_path / "report.json"
    table.write_text("name,note\nAnn Lee,H\ufffdl\ufffdne\nBob Ray,N/A\n", encoding="utf-8")
    answer = terminal.run("import", "FILE", "people", str(table), "--report", str(report))
    assert answer.status == 0
    assert "line 2" in answer.err
    assert "N/A" in answer.err
    codes = [one["code"] for one in json.loads(report.read_text(encoding="utf-8"))["notes"]]
    assert codes[:2] == ["reading.lost_characters", "reading.words_for_nothing"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "bogus=Nom"), "No column can go to “bogus”"),
        (("--map", "name=Bogus"), "The table has no column “Bogus”"),
        (("--rule", "note=maybe"), "no rule"),
        (("--answer", "encoding=bogus"), "bogus"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    terminal: Terminal, table: Path, options: tuple[str, ...], said: str
) -> None:
    answer = terminal.run("import", "FILE", "people", str(table), *options)
    assert answer.status == 1
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_missing_table_is_said_to_be_missing(terminal: Terminal) -> None:
    answer = terminal.run("import", "FILE", "people", "nowhere.csv")
    assert answer.status == 1
    assert "nowhere.csv" in answer.err


def test_an_option_that_is_no_pair_is_not_understood(terminal: Terminal, table: Path) -> None:
    assert terminal.run("import", "FILE", "people", str(table), "--map", "name").status == 2


def test_what_was_set_for_one_file_is_not_set_for_the_next(
    terminal: Terminal, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("name,note\nA Bee,x\n")
    second.write_text("name,note\nOther Guy,y\n")
    options = ("--set", "name=Zed")
    assert terminal.run("import", "FILE", "people", str(first), *options).status == 0
    assert terminal.run("import", "FILE", "people", str(second)).status == 0
    assert terminal.run("find", "FILE", "people", "Other Guy", "--count").out == "1\n"
    assert terminal.run("find", "FILE", "people", "Zed", "--count").out == "1\n"


def test_what_was_answered_in_an_earlier_import_is_said(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Company,Since\nAnn Lee,BBC,03/04/2021\n", encoding="utf-8")
    answer = "day_first:Since=month_first"
    first = terminal.run("import", "FILE", "positions", str(path), "--answer", answer)
    assert (first.status, first.err) == (0, "")
    second = terminal.run("import", "FILE", "positions", str(path))
    assert "same headings" in second.err
    assert f'the month (--answer "{answer}")' in second.err
    third = terminal.run("import", "FILE", "positions", str(path), "--answer", answer)
    assert "As answered before" not in third.err


def test_an_answer_to_a_question_that_nobody_asked_is_said(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name,Company,Since\nHélène Dupré,BBC,03/04/2021\n".encode("cp1252"))
    answers = ("--answer", "encoding=cp1252", "--answer", "day_first:Since=day_first")
    told = terminal.run("import", "FILE", "positions", str(path), *answers, "--answer", "zed=one")
    assert (told.status, told.err) == (
        0,
        "There was no question “zed”, so the answer to it did not count.\n",
    )
