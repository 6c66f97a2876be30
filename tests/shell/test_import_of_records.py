"""Whole records in a window: the same page as for tables, without anything to decide."""

from __future__ import annotations

import json

import pytest

from mercato.workspace.importing.session import APPLYING, DONE, EMPTY, READY, TROUBLE, WORKING

GRACE = {"type": "person", "uid": "22222222-2222-4222-8222-222222222222", "name": "Grace Hopper"}


@pytest.fixture
def page(bench, desk_file):
    window = bench.desk(desk_file)
    window.actions_.run("import_table")
    return window.desk.importing.page


def take(bench, page, tmp_path, *records) -> str:
    path = tmp_path / "records.jsonl"
    lines = ({"type": "mercato", "version": 1}, *records, {"type": "end", "records": 1})
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    page.take(path)
    session = page.form.session
    bench.qtbot.waitUntil(lambda: session.state not in (EMPTY, WORKING, APPLYING), timeout=20_000)
    return session.state


def test_records_are_tried_and_imported_as_one_step(bench, page, tmp_path) -> None:
    assert take(bench, page, tmp_path, GRACE, {"type": "person", "uid": "x"}) == READY
    form = page.form
    assert not form.columns.isVisible()
    assert not form.existing.isVisible()
    assert form.session.report.counts == {
        "new": 1,
        "changed": 0,
        "same": 0,
        "skipped": 2,
        "refused": 1,
    }
    assert "JSONL" in form.file.title.text()
    form.bottom.apply.click()
    bench.qtbot.waitUntil(lambda: form.session.state == DONE, timeout=20_000)
    form.session.save_refused(tmp_path / "bad.jsonl", lambda path: None).wait()
    assert '"uid": "x"' in (tmp_path / "bad.jsonl").read_text()
    page.window().files.workspace.undo().wait()
    assert form.session.state != DONE


def test_what_changes_is_shown_cell_by_cell(bench, page, tmp_path) -> None:
    take(bench, page, tmp_path, GRACE)
    page.form.bottom.apply.click()
    bench.qtbot.waitUntil(lambda: page.form.session.state == DONE, timeout=20_000)
    assert take(bench, page, tmp_path, {**GRACE, "note": "Admiral"}) == READY
    model = page.form.outcome.model
    model.show_outcome(page.form.session.outcome, "changed")
    assert [model.text(0, column) for column in range(1, 5)] == [
        "Grace Hopper",
        "Note",
        "",
        "Admiral",
    ]


def test_a_file_that_is_cut_off_says_so(bench, page, tmp_path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_text('{"type":"mercato","version":1}\n', encoding="utf-8")
    page.take(path)
    session = page.form.session
    bench.qtbot.waitUntil(lambda: session.state == TROUBLE, timeout=20_000)
    assert "cut off" in page.form.start.trouble.text()


def test_refused_records_are_saved_in_the_format_of_their_file(bench, page, tmp_path) -> None:
    path = tmp_path / "people.json"
    person = {"id": "a", "name": "Grace Hopper"}
    path.write_text(json.dumps({"persons": [person, "nobody"]}), encoding="utf-8")
    page.take(path)
    bench.qtbot.waitUntil(lambda: page.form.session.state == READY, timeout=20_000)
    assert page._name_of_refused() == "people refused.popolo.json"
    take(bench, page, tmp_path, GRACE)
    assert page._name_of_refused() == "records refused.jsonl"
