"""`mercato import FILE all`: whole records, from our own export or from others."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import Terminal, terminal

__all__ = ["terminal"]


def test_an_export_goes_into_another_file_and_out_again_the_same(
    terminal: Terminal, tmp_path: Path
) -> None:
    out, again, other = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "b.mercato"))
    terminal.run("add", "FILE", "move", "person=Ada", "to=Apple", "date=July 2025")
    terminal.run("export", "FILE", "all", "--to", str(out), "--as", "jsonl")
    terminal.run("new", str(other))
    said = terminal.run("import", str(other), "all", str(out))
    assert said.status == 0
    terminal.run("export", str(other), "all", "--to", str(again), "--as", "jsonl")
    assert again.read_bytes() == out.read_bytes()
    assert (
        " 0 new + 0 changed "
        in terminal.run("import", str(other), "all", str(out), "--dry-run").out
    )
    assert terminal.run("undo", str(other)).status == 0
    assert terminal.run("find", str(other), "people", "--count").out == "0\n"


def test_what_was_refused_is_reported_and_written(terminal: Terminal, tmp_path: Path) -> None:
    lines = ['{"type":"mercato","version":1}', '{"type":"person","uid":"x"}', '{"type":"end"}']
    source, bad, report = (tmp_path / name for name in ("in.jsonl", "bad.jsonl", "report.json"))
    source.write_text("\n".join(lines))
    said = terminal.run(
        "import", "FILE", "all", str(source), "--refused", str(bad), "--report", str(report)
    )
    assert said.status == 1
    assert bad.read_text().strip() == lines[1]
    assert json.loads(report.read_text())["counts"]["refused"] == 1


def test_whole_records_and_tables_are_not_taken_for_each_other(
    terminal: Terminal, tmp_path: Path
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"type":"mercato","version":1}\n{"type":"end"}\n')
    assert "import it into all" in terminal.run("import", "FILE", "people", str(source)).err
    said = terminal.run("import", "FILE", "all", str(source), "--set", "name=x")
    assert "--set cannot be used" in said.err
    said = terminal.run("import", "FILE", "all", str(source), "--month-first")
    assert "--month-first cannot be used" in said.err
    source.write_text("name\nAda\n")
    assert "holds no records" in terminal.run("import", "FILE", "all", str(source)).err
