"""Counting queries behind all else: the newest wish counts, an edit makes numbers old."""

from __future__ import annotations

import pytest

from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.moving import move_entry
from mercato.workspace import facet_values
from mercato.workspace.facet_values import FacetValues
from mercato.workspace.query_counts import QueryCounts


def enter(workspace, to):
    entry = move_entry.MoveEntry(person="Ada Byron", to_organization=to, stage="announced")
    workspace.edit("move.created", lambda: move_entry.enter(entry)).wait()


@pytest.fixture
def counts(workspace):
    """Counts of the moves of a file with one of them."""
    enter(workspace, "Meta")
    return QueryCounts(workspace, "moves", workspace)


def test_each_query_is_counted_once_and_then_known(qtbot, counts):
    told = []
    counts.counted.connect(lambda text, rows: told.append((text, rows)))
    counts.ask(["to:meta", "to:apple", "to:meta"])
    qtbot.waitUntil(lambda: counts.known("to:apple") == 0)
    counts.ask(["to:meta"])
    assert counts.known("to:meta") == 1
    assert told == [("to:meta", 1), ("to:apple", 0)]


def test_a_newer_wish_takes_the_place_of_the_older(qtbot, counts):
    told = []
    counts.counted.connect(lambda text, rows: told.append(text))
    counts.ask([f"to:x{number}" for number in range(50)])
    counts.ask(["to:meta"])
    qtbot.waitUntil(lambda: counts.known("to:meta") == 1)
    assert told == ["to:meta"]


def test_after_an_edit_nothing_is_known_any_more(qtbot, workspace, counts):
    counts.ask(["to:meta"])
    qtbot.waitUntil(lambda: counts.known("to:meta") == 1)
    with qtbot.waitSignal(counts.expired):
        enter(workspace, "Meta")
    assert counts.known("to:meta") is None


def test_one_that_cannot_be_counted_holds_up_no_other_and_may_be_asked_for_again(
    qtbot, monkeypatch, counts
):
    real, broken = tables.count, ["to:x"]

    def count(table, text, **how):
        if text in broken:
            raise Refused("view.missing")
        return real(table, text, **how)

    monkeypatch.setattr(tables, "count", count)
    counts.ask(["to:x", "to:meta"])
    qtbot.waitUntil(lambda: counts.known("to:meta") == 1)
    assert counts.known("to:x") is None
    broken.clear()
    counts.ask(["to:x"])
    qtbot.waitUntil(lambda: counts.known("to:x") == 0)


def test_values_that_were_read_once_are_there_at_once(qtbot, workspace, counts):
    values = FacetValues(workspace, "moves", workspace)
    values.ask("", {"organization": 8})
    qtbot.waitUntil(lambda: values.values("organization") is not None)
    values.ask("to:apple", {"organization": 8})
    assert values.values("organization") is None
    qtbot.waitUntil(lambda: values.values("organization") == [])
    values.ask("", {"organization": 8})
    (meta,) = values.values("organization")
    assert (meta.value, meta.state, meta.rows) == ("Meta", "", 1)


def test_values_that_were_being_read_before_a_change_are_not_taken_for_new_ones(qtbot, workspace):
    values = FacetValues(workspace, "moves", workspace)
    values.ask("", {"organization": 8})
    workspace.replaced.emit()
    with qtbot.assertNotEmitted(values.arrived, wait=facet_values.AFTER_EDIT // 2):
        pass
    qtbot.waitUntil(lambda: values.values("organization") == [])
