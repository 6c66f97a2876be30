"""The record beside a table whose filter changes: the one found, and never one that is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.shell.test_marking import select
from tests.shell.test_marking import window as window  # noqa: PLC0414
from tests.shell.test_window import names, press


@pytest.fixture
def line(window, bench):
    """The line of the filter, the cursor being on Person 5."""
    select(window, "Person 5")
    bench.settle(window)
    press(window, "/")
    return window.focusWidget()


def type_in(window, bench, text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    bench.settle(window)


def shown(window):
    return window.desk.right.panel.heading.name.text() if beside(window) else None


def beside(window):
    assert window.desk.right.panel.viewed.record == window.desk.record
    return window.desk.record


def test_a_record_that_is_not_found_goes_at_once(window, bench, line):
    type_in(window, bench, "pang")
    assert names(window) == ["Ruoming Pang"]
    assert beside(window) is None


def test_once_typing_rests_the_first_record_found_is_shown(window, bench, line):
    type_in(window, bench, "pang")
    bench.qtbot.waitUntil(lambda: window.desk.record is not None)
    bench.settle(window)
    assert shown(window) == "Ruoming Pang"
    assert window.focusWidget() is line


def test_where_nothing_is_found_nothing_is_shown(window, bench, line):
    type_in(window, bench, "nobody")
    QTest.qWait(500)
    assert (names(window), beside(window)) == ([], None)


def test_a_record_that_is_found_stays(window, bench, line):
    record = window.desk.record
    type_in(window, bench, "person ")
    QTest.qWait(500)
    assert len(names(window)) == 9
    assert beside(window) == record == window.desk.section.table.current()


def test_a_row_that_is_clicked_stays_though_a_condition_is_just_begun(window, bench, line):
    type_in(window, bench, "k")  # may become kind:
    table = window.desk.section.table
    index = table.records.index(1, 0)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center()
    )
    bench.settle(window)
    assert window.focusWidget() is table
    assert beside(window) == table.current() == table.records.ids[1]
    line.setFocus()
    press(window, "Tab")
    bench.settle(window)
    assert names(window) == []


def test_once_the_filter_is_gone_one_is_where_one_was(window, bench, line):
    record = window.desk.record
    type_in(window, bench, "pang")
    bench.qtbot.waitUntil(lambda: window.desk.record is not None)
    line.clear()
    bench.settle(window)
    assert beside(window) == record == window.desk.section.table.current()


def test_whoever_chose_a_record_that_was_found_stays_with_it(window, bench, line):
    type_in(window, bench, "pang")
    press(window, "Down")
    bench.settle(window)
    assert shown(window) == "Ruoming Pang"
    window.desk.section.bar.set_text("")
    bench.settle(window)
    assert shown(window) == "Ruoming Pang"


def test_whoever_goes_on_to_the_table_before_it_has_answered_sees_what_is_found(
    window, bench, line
):
    QTest.keyClicks(line, "pang")
    press(window, "Return")
    bench.settle(window)
    assert window.focusWidget() is window.desk.section.table
    assert shown(window) == "Ruoming Pang"


def test_a_record_that_one_goes_to_stays_beside_a_filter_that_does_not_find_it(window, bench, line):
    record = window.desk.record
    type_in(window, bench, "pang")
    window.desk.go(record)
    bench.settle(window)
    QTest.qWait(500)
    assert (names(window), beside(window)) == (["Ruoming Pang"], record)


def test_a_view_that_is_chosen_shows_one_of_its_own_records(window, bench):
    press(window, "Ctrl+3")
    bench.settle(window)
    before = beside(window)
    window.desk.views.choose("check", "rumours")
    bench.settle(window)
    QTest.qWait(500)
    assert before is not None
    assert (window.desk.section.table.records.rowCount(), beside(window)) == (0, None)


def test_sorting_begins_at_the_top_where_the_window_chose_the_row(window, bench):
    table = window.desk.section.table
    assert table.current() == window.desk.record is not None
    table.set_sort([("name", True)])
    bench.settle(window)
    assert table.currentIndex().row() == 0
