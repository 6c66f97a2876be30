"""`mercato find` and `mercato export`."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mercato.command_line import console
from tests.command_line import Terminal, terminal
from tests.test_command_line_files import mercato, one_sentence

__all__ = ["terminal"]


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """A few people, two of whom go to Meta."""
    pairs = ("from=Apple", "from_role=head of models", "date=2025-07-07", "stage=announced")
    terminal.add("move", "person=Ruoming Pang", *pairs, "to=Meta > Labs")
    terminal.add("move", "person=Hélène Dupré", "from=Google", "to=Meta", "date=2025-06")
    terminal.add("move", "person=Ada Lovelace", "to=OpenAI", "verification=denied")
    return terminal


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def names(text: str) -> set[str]:
    return {found["person"] for found in objects(text)}


def test_count_is_digits_only(desk: Terminal) -> None:
    assert desk.run("find", "FILE", "moves", "--count").out == "3\n"
    assert desk.run("find", "FILE", "claims", "--count").out == "0\n"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["helene"], {"Hélène Dupré"}),
        (["to:meta"], {"Ruoming Pang", "Hélène Dupré"}),
        (["to:meta", "from:apple"], {"Ruoming Pang"}),
        (["-verification:denied"], {"Ruoming Pang", "Hélène Dupré"}),
        (["date:2025-07"], {"Ruoming Pang"}),
        (['role:"head of"'], {"Ruoming Pang"}),
        (["nobody"], set()),
    ],
)
def test_a_query_finds_what_the_filter_bar_finds(
    desk: Terminal, query: list[str], found: set[str]
) -> None:
    answer = desk.run("find", "FILE", "moves", *query, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert names(answer.out) == found
    assert desk.run("find", "FILE", "moves", *query, "--count").out == f"{len(found)}\n"


def test_what_was_not_understood_is_named_with_what_may_have_been_meant(desk: Terminal) -> None:
    answer = desk.run("find", "FILE", "moves", "date:July 2025", "to:meta", "--count")
    assert (answer.status, answer.out) == (0, "0\n")
    assert answer.err.splitlines() == [
        "“date:July” was not understood, and is searched as text.",
        'Perhaps this is meant: date:"July 2025" to:meta',
    ]


def test_the_help_says_how_a_query_with_quotes_is_written(desk: Terminal) -> None:
    for command in ("find", "export"):
        assert '\'role:"head of"' in " ".join(desk.run(command, "--help").out.split())


def test_several_mistakes_are_corrected_in_one_line(desk: Terminal) -> None:
    answer = desk.run("find", "FILE", "moves", "date:July 2025", "form:apple", "--count")
    assert answer.err.splitlines()[2:] == [
        'Perhaps this is meant: date:"July 2025" from:apple',
    ]


def test_json_has_the_columns_of_an_export(desk: Terminal) -> None:
    columns = ("--columns", "person,to_organization,announced_on")
    (found, *_) = objects(desk.run("find", "FILE", "moves", *columns, "--json").out)
    assert found["person"] == "Ruoming Pang"
    assert found["to_organization"] == "Labs"
    assert found["announced_on_text"] == "2025-07-07"
    assert {"uid", "person_uid", "to_organization_uid", "announced_on_latest"} <= set(found)


def test_lines_for_programs_are_separated_by_tabs(desk: Terminal) -> None:
    columns = ("--columns", "person,to_organization", "--sort", "person")
    lines = desk.run("find", "FILE", "moves", *columns).lines
    assert lines[0] == "person\tto_organization"
    assert "Ruoming Pang\tLabs" in lines
    assert len(lines) == 4


def test_a_person_at_a_terminal_reads_words_in_columns(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    desk.add(
        "source",
        "headline=高 News",
        "outlet=Le Monde",
        "published_on=2025-07-07",
        "kind=press_release",
    )
    lines = desk.run(
        "find", "FILE", "sources", "--columns", "headline,published_on,kind,outlet"
    ).lines
    assert "press release" in lines[1]
    assert "7 Jul 2025" in lines[1]
    assert lines[0].startswith("Headline  ")
    assert "\t" not in lines[1]


def test_limit_and_order_are_kept(desk: Terminal) -> None:
    answer = desk.run("find", "FILE", "people", "--sort", "-name", "--limit", "2", "--json")
    assert [found["name"] for found in objects(answer.out)] == ["Ruoming Pang", "Ada Lovelace"]


@pytest.mark.parametrize("option", [("--sort", "nonsense"), ("--columns", "name,nonsense")])
def test_a_column_that_does_not_exist_is_refused_with_those_that_do(
    desk: Terminal, option: tuple[str, str]
) -> None:
    answer = desk.run("find", "FILE", "people", *option)
    assert (answer.status, answer.out) == (1, "")
    assert "nonsense" in answer.err
    assert "tell_apart" in answer.err


def test_export_writes_what_find_finds(desk: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    answer = desk.run("export", "FILE", "moves", "to:meta", "--to", str(out))
    assert (answer.status, answer.err) == (0, "")
    assert "2 rows" in answer.out
    with out.open(encoding="utf-8", newline="") as handle:
        found = list(csv.DictReader(handle, strict=True))
    assert {row["person"] for row in found} == {"Ruoming Pang", "Hélène Dupré"}
    columns = ("--columns", "person", "--sort", "person")
    desk.run("export", "FILE", "moves", "--to", str(out), *columns)
    assert out.read_text(encoding="utf-8").splitlines()[0] == "uid,person,person_uid,party"


def test_what_was_withheld_is_said(desk: Terminal, tmp_path: Path) -> None:
    desk.add("person", "name=Secretive Smith", "confidentiality=protected")
    out = tmp_path / "out.csv"
    answer = desk.run("export", "FILE", "people", "--to", str(out))
    assert answer.status == 0
    assert "1 confidential record" in answer.err
    assert b"Smith" not in out.read_bytes()
    answer = desk.run("export", "FILE", "people", "--to", str(out), "--include-confidential")
    assert answer.err == ""
    assert b"Smith" in out.read_bytes()


def test_csv_for_excel_has_a_mark_and_the_separator_of_the_language(
    desk: Terminal, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    options = ("--to", str(out), "--as", "excel-csv", "--columns", "name")
    desk.run("export", "FILE", "people", *options, "--language", "fr")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfuid;name\r\n")
    desk.run("export", "FILE", "people", *options, "--language", "en")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfuid,name\r\n")
    desk.run("export", "FILE", "people", *options, "--delimiter", "tab")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfuid\tname\r\n")


@pytest.mark.parametrize(
    ("style", "option"),
    [
        ("jsonl", ("--columns", "name")),
        ("gexf", ("--sort", "name")),
        ("xlsx", ("--delimiter", ";")),
        ("markdown", ("--delimiter", "tab")),
        ("sentences-en", ("--columns", "person")),
    ],
)
def test_an_option_that_a_format_has_no_use_for_is_refused(
    desk: Terminal, tmp_path: Path, style: str, option: tuple[str, str]
) -> None:
    out = tmp_path / "out"
    answer = desk.run("export", "FILE", "moves", "--to", str(out), "--as", style, *option)
    assert (answer.status, answer.out) == (1, "")
    assert one_sentence(answer.err)
    assert f"no use for {option[0]}" in answer.err
    assert not out.exists()


def test_progress_shows_on_a_terminal_alone_and_leaves_no_line(
    desk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console.ProgressLine, "EVERY", 0)
    command = ("export", "FILE", "people", "--to", str(tmp_path / "out.csv"))
    assert desk.run(*command).err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    line = "Exporting: 100 %"
    assert desk.run(*command).err.endswith(f"\r{line}\r{' ' * len(line)}\r")
    to_nowhere = ("export", "FILE", "people", "--to", str(tmp_path / "no" / "out.csv"))
    assert one_sentence(desk.run(*to_nowhere).err)


@pytest.mark.parametrize("to", ["no/such/out.csv", ".", "desk.mercato"])
def test_an_export_that_cannot_be_written_is_said(desk: Terminal, tmp_path: Path, to: str) -> None:
    before = desk.path.read_bytes()
    answer = desk.run("export", "FILE", "people", "--to", str(tmp_path / to))
    assert (answer.status, answer.out) == (1, "")
    assert one_sentence(answer.err)
    assert desk.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["desk.mercato"]


def test_finding_loads_no_part_of_the_window(desk: Terminal) -> None:
    code = (
        "import sys; from mercato.command_line import main;"
        f"main(['find', {str(desk.path)!r}, 'people', '--count']);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    path = f"import sys; sys.path[:0] = {[one for one in sys.path if one]!r};"
    command = [sys.executable, "-c", path + code]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.split("\n") == ["3", "[]", ""]


def test_show_prints_lines_to_read_or_json(desk: Terminal) -> None:
    shown = desk.show("Ruoming Pang")
    assert shown["moves"][0]["to_organization"]["path"] == "Meta > Labs"
    text = desk.run("show", "FILE", shown["uid"]).out
    assert "name: Ruoming Pang\n" in text
    assert "Meta > Labs" in text


def test_show_of_something_unknown_or_ambiguous_is_refused(desk: Terminal) -> None:
    answer = desk.run("show", "FILE", "Nobody")
    assert answer.status == 1
    assert one_sentence(answer.err)
    uids = [desk.add("person", "name=Luis García") for _ in range(2)]
    answer = desk.run("show", "FILE", "luis garcia")
    assert answer.status == 1
    assert all(uid in answer.err for uid in uids)


def test_bytes_that_are_no_text_are_refused_not_crashed_on(desk: Terminal) -> None:
    for command in (
        ["find", str(desk.path), "people", "\udcff"],
        ["show", str(desk.path), "\udcff"],
    ):
        assert b"Traceback" not in mercato(*command).stderr
    found = mercato("add", str(desk.path), "person", "name=\udcff")
    assert found.returncode == 1
    assert found.stderr.count(b"\n") == 1
