"""Counts of views come one by one, follow edits, and rest when they take long."""

from __future__ import annotations

from functools import partial

import pytest

from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.verbs import editing
from mercato.workspace import view_counts
from mercato.workspace.view_counts import ViewCounts
from mercato.workspace.workspace import Workspace

PANG = ("view", "1")


@pytest.fixture
def workspace(qtbot, tmp_path):
    workspace = Workspace()
    with qtbot.waitSignal(workspace.opened):
        workspace.create(tmp_path / "desk.mercato")
    yield workspace
    workspace.close()


@pytest.fixture
def counts(workspace):
    found = ViewCounts(workspace)
    found.want({PANG: (("people", "pang"), ("moves", "pang"))})
    return found


def add(workspace, name):
    workspace.edit("person.created", partial(editing.create, "person", name=name)).wait()


def test_nothing_is_known_before_it_is_counted_and_edits_are_followed(qtbot, workspace, counts):
    assert counts.count(PANG) is None
    qtbot.waitUntil(lambda: counts.is_complete)
    assert (counts.count(PANG), counts.tables(PANG)) == (0, {"people": 0, "moves": 0})
    with qtbot.waitSignal(counts.changed):
        add(workspace, "Ruoming Pang")
        assert counts.count(PANG) == 0
    assert counts.count(PANG) == 1


def test_a_view_that_asks_for_something_else_is_unknown_until_it_is_counted(
    qtbot, workspace, counts
):
    qtbot.waitUntil(lambda: counts.is_complete)
    counts.want({PANG: (("people", "ada"),), ("tag", "AI"): (("people", "tag:ai"),)})
    assert counts.count(PANG) is None
    qtbot.waitUntil(lambda: counts.is_complete)
    assert (counts.count(PANG), counts.count(("tag", "AI"))) == (0, 0)


def test_what_takes_long_is_not_counted_again_at_once(qtbot, workspace, counts, monkeypatch):
    monkeypatch.setattr(view_counts, "REST", 1e6)
    qtbot.waitUntil(lambda: counts.is_complete)
    add(workspace, "Ruoming Pang")
    with qtbot.assertNotEmitted(counts.changed, wait=2 * view_counts.SOON):
        pass
    assert (counts.count(PANG), counts.is_complete) == (0, False)


def test_a_view_that_cannot_be_counted_holds_up_no_other(qtbot, workspace, counts, monkeypatch):
    real = tables.count

    def count(table, text, **how):
        if text == "pang":
            raise Refused("view.missing")
        return real(table, text, **how)

    monkeypatch.setattr(tables, "count", count)
    counts.want({PANG: (("people", "pang"),), ("tag", "AI"): (("people", "tag:ai"),)})
    qtbot.waitUntil(lambda: counts.count(("tag", "AI")) == 0)
    assert counts.count(PANG) is None


def test_closing_the_file_ends_the_counting(qtbot, workspace, counts):
    workspace.close()
    with qtbot.assertNotEmitted(counts.changed, wait=2 * view_counts.SOON):
        pass
