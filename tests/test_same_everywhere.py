"""A query finds the same rows in the filter bar, as a saved view, in an export, at a terminal."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Record, SavedView
from mercato.records.storage import file
from mercato.widgets.context import Context
from mercato.widgets.tables.filter_bar import FilterBar
from mercato.workspace.table_model import RecordTableModel
from mercato.workspace.workspace import Workspace
from tests.command_line import Terminal, terminal
from tests.records.plain_rows import TYPES
from tests.records.query_forms import Maker
from tests.records.random_desk import fill

__all__ = ["terminal"]
QUERIES = 12


@pytest.fixture
def found(terminal: Terminal) -> dict[tuple[str, str], list[str]]:
    """The uids that some random queries of each table find in a file of random records."""
    file.open_file(terminal.path)
    fill(Random(3))
    uids = {row.id: row.uid for row in Record.select()}
    made = [
        (table, Maker(Random(f"{number} {table}"), table, tuple(uids.values())).query()[1])
        for table in TYPES
        for number in range(QUERIES)
    ]
    with journal.edit("test.edit"):
        for number, (table, text) in enumerate(made):
            SavedView.create(name=f"View {number}", table=table, query=text)
    found = {asked: [uids[one] for one in tables.ids(*asked)] for asked in made}
    file.close_connection()
    return found


def exported(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as handle:
        return [row["uid"] for row in csv.DictReader(handle, strict=True)]


def test_a_saved_view_and_an_export_find_what_the_query_finds(
    terminal: Terminal, found: dict[tuple[str, str], list[str]], tmp_path: Path
) -> None:
    file.open_file(terminal.path)
    out = tmp_path / "out.csv"
    for number, ((table, text), wanted) in enumerate(found.items()):
        for asked in (text, f'view:"View {number}"'):
            request = ExportRequest(
                table, out, query=asked, columns=("uid",), include_confidential=True
            )
            export_table(request)
            assert exported(out) == wanted, (table, asked)
    file.close_connection()


def test_a_terminal_finds_what_the_query_finds(
    terminal: Terminal, found: dict[tuple[str, str], list[str]]
) -> None:
    for (table, text), wanted in found.items():
        answer = terminal.run("find", "FILE", table, text, "--count")
        assert answer.out == f"{len(wanted)}\n", (table, text, answer.err)
        lines = terminal.run("find", "FILE", table, text, "--columns", "uid").lines
        assert lines[1:] == wanted, (table, text)


def test_the_filter_bar_shows_what_the_query_finds(
    qtbot: QtBot, terminal: Terminal, found: dict[tuple[str, str], list[str]]
) -> None:
    workspace = Workspace()
    workspace.open(terminal.path).wait()
    for table in TYPES:
        bar, model = FilterBar(Context(workspace), table), RecordTableModel(workspace, table)
        qtbot.addWidget(bar)
        with qtbot.waitSignal(model.refreshed):
            pass
        model.set_columns(["uid"])
        bar.query_changed.connect(model.set_query)
        for (asked_of, text), wanted in found.items():
            if asked_of == table:
                with qtbot.waitSignal(model.refreshed):
                    bar.set_text(text)
                qtbot.waitUntil(lambda model=model: "…" not in shown(model), timeout=5000)
                assert shown(model) == wanted, (table, text)
    workspace.close()


def shown(model: RecordTableModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]
