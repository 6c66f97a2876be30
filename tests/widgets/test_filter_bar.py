"""The filter bar: text and chips are one, completion, what to drop where nothing is found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from mercato.records.moving import move_entry
from mercato.widgets.labels import PlainLabel
from mercato.widgets.tables.filter_bar import FilterBar
from mercato.widgets.tables.query_words import completions


@pytest.fixture
def bar(qtbot, context):
    """The bar above the moves."""
    bar = FilterBar(context, "moves")
    qtbot.addWidget(bar)
    bar.resize(600, 200)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    bar.line.setFocus()
    return bar


def chips(bar):
    return [chip.text for chip in bar.chips.chips]


def test_each_condition_is_a_chip_in_words(bar):
    bar.set_text("pang from:apple -verification:denied,disputed")
    assert chips(bar) == ["pang", "leaves  apple", "not: verification  denied, disputed"]


def test_what_is_not_understood_says_so_and_looks_different(bar):
    bar.set_text("stage:nonsense from:apple")
    assert chips(bar)[0] == "stage:nonsense (searched as text)"
    assert [chip.property("unknown") for chip in bar.chips.chips] == [True, False]


def test_the_cross_of_a_chip_takes_its_condition_away(bar):
    bar.set_text("pang from:apple")
    QTest.mouseClick(bar.chips.chips[0].findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert bar.text() == "from:apple"


def test_the_table_is_asked_while_one_types(qtbot, bar):
    with qtbot.waitSignal(bar.query_changed) as asked:
        QTest.keyClicks(bar.line, "pang")
    assert asked.args == ["pang"]


def test_names_of_fields_and_values_are_completed():
    assert [one.text for one in completions("ver", 3, "moves")] == ["verification:"]
    assert [one.text for one in completions("pang -stage:ann", 15, "moves")] == [
        "announced",
        "annulled",
    ]
    assert completions("stage:announced", 15, "moves") == []


def test_tab_takes_a_completion(bar):
    QTest.keyClicks(bar.line, "pang verif")
    assert bar.line.suggestions.is_open
    QTest.keyClick(bar.line, Qt.Key.Key_Tab)
    assert bar.text() == "pang verification:"
    assert bar.line.hasFocus()


def test_down_goes_to_the_table(qtbot, bar):
    with qtbot.waitSignal(bar.down):
        QTest.keyClick(bar.line, Qt.Key.Key_Down)


def test_where_nothing_is_found_it_says_which_condition_to_drop(qtbot, bar, context):
    entry = move_entry.MoveEntry(person="Ada Byron", to_organization="Meta")
    context.workspace.edit("move.created", lambda: move_entry.enter(entry)).wait()
    bar.set_text("byron to:apple")
    bar.set_counts(0, 1)
    qtbot.waitUntil(lambda: bool(bar.findChildren(QPushButton)))
    (button,) = bar.findChildren(QPushButton)
    assert button.text() == "joins  apple: 1"
    button.click()
    assert bar.text() == "byron"


def test_chips_say_where_either_will_do(qtbot, context):
    bar = FilterBar(context, "moves")
    qtbot.addWidget(bar)
    bar.set_text('pang OR "de Meo" date:2025-07')
    shown = [label.text() for label in bar.chips.findChildren(PlainLabel)]
    assert shown[:4] == ["pang", "or", "de Meo", "date  2025-07"]


def test_a_very_long_text_is_shown_short_and_says_what_is_searched(bar):
    bar.set_text("pang " + "a" * 32_000)
    assert chips(bar) == ["pang", "a" * 24 + "… (too long: searched by its first 100 letters)"]
