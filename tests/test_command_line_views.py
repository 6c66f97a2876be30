"""`mercato views`, and views as conditions on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from mercato.records.finding import views
from mercato.records.finding.views import View
from mercato.records.journal import journal
from mercato.records.storage import file
from tests.command_line import Terminal, terminal

__all__ = ["terminal"]


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Two moves, one of them a rumour, and a saved view."""
    terminal.add("move", "person=Ruoming Pang", "from=Apple", "to=Meta")
    terminal.add("move", "person=Ada Lovelace", "to=OpenAI", "verification=rumoured")
    opened = file.open_file(terminal.path)
    with journal.edit("view.saved", name="Vers Méta"):
        views.save(View("moves", "Vers Méta", "to:meta", columns=("date",), sort=(("date", True),)))
    opened.close()
    return terminal


def test_views_are_listed_with_how_many_rows_they_find(desk: Terminal) -> None:
    lines = [line.split("\t") for line in desk.run("views", "FILE").lines]
    assert lines[:2] == [["table", "name", "rows", "query"], ["moves", "Vers Méta", "1", "to:meta"]]
    assert {line[1]: line[2] for line in lines[2:]} == {
        "conflicting": "0",
        "unsourced": "2",
        "rumours": "1",
        "due": "0",
        "changed": "2",
    }


def test_views_are_listed_for_programs(desk: Terminal) -> None:
    first, *others = map(json.loads, desk.run("views", "FILE", "--json").lines)
    assert (first["name"], first["saved"], first["rows"]) == ("Vers Méta", True, 1)
    assert (first["columns"], first["sort"], first["facets"]) == (["date"], [["date", True]], None)
    assert not any(view["saved"] for view in others)


@pytest.mark.parametrize("query", ['view:"vers meta"', "view:unsourced -view:rumours"])
def test_find_and_export_take_views_as_the_window_does(
    desk: Terminal, tmp_path: Path, query: str
) -> None:
    assert desk.run("find", "FILE", "moves", query, "--count").out == "1\n"
    out = tmp_path / "moves.csv"
    assert desk.run("export", "FILE", "moves", query, "--to", str(out)).status == 0
    with out.open(encoding="utf-8", newline="") as handle:
        assert [row["person"] for row in csv.DictReader(handle)] == ["Ruoming Pang"]
