"""Facets: a click writes the condition into the query, and the query shows in the facets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.widgets.test_accessible import nameless

from mercato.records.finding.facets import FACETS
from mercato.records.moving import move_entry
from mercato.widgets.facets.facet_list import Shown
from mercato.widgets.facets.facet_panel import FacetPanel

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def enter(context):
    """Enters a move of Ada to somewhere."""

    def enter(to, **fields):
        entry = move_entry.MoveEntry(person="Ada Byron", to_organization=to, **fields)
        context.workspace.edit("move.created", lambda: move_entry.enter(entry)).wait()

    return enter


@pytest.fixture
def panel(qtbot, context, enter):
    """The facets of three moves: two to Meta, one of them agreed, and one to a unit of Apple."""
    enter("Meta", stage="announced")
    enter("Meta", stage="agreed")
    enter("Apple > Siri", stage="announced", verification="rumoured")
    panel = FacetPanel(context, "moves")
    qtbot.addWidget(panel)
    panel.resize(800, 200)
    panel.show_facets(["verification", "stage", "organization"])
    qtbot.waitUntil(lambda: counted(panel, "organization"))
    return panel


def rows(panel, name):
    return [
        f"{row.text} {row.number}{'*' * (row.state == 'only')}".strip()
        for row in panel.lists[name].rows.rows
    ]


def counted(panel, name):
    shown = panel.lists[name].rows.rows
    return bool(shown) and all(row.value and row.rows is not None for row in shown)


def click(panel, name, row, modifier=Qt.KeyboardModifier.NoModifier):
    view = panel.lists[name]
    place = view.visualRect(view.rows.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_values_come_with_their_numbers_most_frequent_first(panel):
    assert rows(panel, "stage") == ["announced 2", "agreed 1"]
    assert rows(panel, "verification") == ["reported 2", "rumoured 1"]
    assert rows(panel, "organization") == ["Meta 2", "Apple 1", "Siri 1"]


def test_clicks_ask_for_a_value_exclude_it_and_let_go(qtbot, panel):
    asked = []
    panel.query_asked.connect(asked.append)
    for expected in ("announced 2*", "not: announced 2", "announced 2"):
        click(panel, "stage", 0)
        assert rows(panel, "stage")[0] == expected
    assert asked == ["stage:announced", "-stage:announced", ""]


def test_a_click_goes_on_while_the_values_are_still_being_read(qtbot, panel, enter):
    asked = []
    panel.query_asked.connect(asked.append)
    click(panel, "stage", 0)
    enter("Google")
    click(panel, "stage", 0)
    assert asked == ["stage:announced", "-stage:announced"]


def test_the_other_facets_follow_and_the_own_one_says_what_else_there_is(qtbot, panel):
    click(panel, "stage", 1)
    qtbot.waitUntil(lambda: rows(panel, "verification") == ["reported 1"])
    assert rows(panel, "stage") == ["announced 2", "agreed 1*"]


def test_control_click_asks_for_a_value_beside_others(panel):
    asked = []
    panel.query_asked.connect(asked.append)
    click(panel, "stage", 0)
    click(panel, "stage", 1, CONTROL)
    click(panel, "stage", 0, CONTROL)
    assert asked == ["stage:announced", "stage:announced,agreed", "stage:agreed"]


def test_what_is_typed_shows_in_the_panel(qtbot, panel):
    panel.set_query('byron -organization:"Meta" stage:annulled,agreed')
    qtbot.waitUntil(lambda: "annulled 0*" in rows(panel, "stage"))
    assert rows(panel, "organization")[0].startswith("not: Meta")


def test_the_keyboard_alone_will_do(qtbot, panel):
    asked = []
    panel.query_asked.connect(asked.append)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.focus_first()
    QTest.keyClick(panel.lists["verification"], KEY.Key_Right)
    assert panel.lists["stage"].hasFocus()
    QTest.keyClick(panel.lists["stage"], KEY.Key_Down)
    QTest.keyClick(panel.lists["stage"], KEY.Key_Space)
    assert asked == ["stage:agreed"]


def test_values_that_are_too_long_differ_though_they_are_cut(panel):
    names = [f"The Long Name of an Organization of the East and West {n}" for n in (1, 2)]
    view = panel.lists["organization"]
    view.show_rows([Shown(name, name, "", 7) for name in names])
    one, other = (view.visualRect(view.rows.index(row)) for row in (0, 1))
    assert one.width() < view.fontMetrics().horizontalAdvance(names[0])
    view.clearFocus()
    assert view.viewport().grab(one).toImage() != view.viewport().grab(other).toImage()


def test_an_edit_is_counted_at_once(qtbot, panel, enter):
    enter("Google")
    qtbot.waitUntil(lambda: "Google 1" in rows(panel, "organization"))


def test_more_shows_all_of_a_long_list(qtbot, panel, enter):
    for number in range(9):
        enter(f"Firm {number}")
    qtbot.waitUntil(lambda: rows(panel, "organization")[-1] == "more…")
    click(panel, "organization", len(rows(panel, "organization")) - 1)
    qtbot.waitUntil(lambda: len(rows(panel, "organization")) == 12)


def test_facets_are_chosen_and_remembered(qtbot, context, panel):
    panel.show_facets(["year", "sourced", "nonsense"])
    assert panel.shown_facets() == ["year", "sourced"]
    other = FacetPanel(context, "moves")
    qtbot.addWidget(other)
    assert other.shown_facets() == []
    other.restore(panel.state())
    assert other.shown_facets() == ["year", "sourced"]
    other.toggle()
    assert other.shown_facets() == []
    assert other.state() == {"facets": ["year", "sourced"], "facets_open": False}


def test_a_closed_panel_reads_nothing(qtbot, context, enter):
    panel = FacetPanel(context, "moves")
    qtbot.addWidget(panel)
    panel.set_query("byron")
    assert panel.lists == {}
    assert panel.shown_facets() == []


def test_a_panel_that_was_away_catches_up(qtbot, panel, enter):
    panel.show()
    panel.hide()
    panel.set_query("to:apple")
    assert rows(panel, "stage") == ["announced 2", "agreed 1"]
    panel.show()
    qtbot.waitUntil(lambda: rows(panel, "stage") == ["announced 1"])


@pytest.mark.parametrize("table", ["people", "organizations", "moves", "sources", "claims"])
def test_every_table_has_facets_with_names(qtbot, context, table):
    panel = FacetPanel(context, table)
    qtbot.addWidget(panel)
    panel.show_facets(list(FACETS[table]))
    assert len(panel.shown_facets()) >= 4
    assert nameless(panel) == []
