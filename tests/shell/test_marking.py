"""What is marked is what is meant: by Delete, by the count, and by the panel."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtTest import QTest
from tests.shell.test_window import names, press

from mercato.records.journal import journal
from mercato.records.storage import file
from mercato.records.verbs import editing
from mercato.workspace import removing, words


@pytest.fixture
def window(bench, desk_file):
    opened = file.open_file(desk_file)
    with journal.edit("demo.filled"):
        for number in range(1, 10):
            editing.create("person", name=f"Person {number}")
    opened.close()
    window = bench.desk(desk_file)
    press(window, "Ctrl+1")
    bench.settle(window)
    return window


def select(window, name: str) -> None:
    window.desk.section.table.marking.only(names(window).index(name))


def marked(window) -> list[str]:
    shown = names(window)
    return [shown[row] for rows in window.desk.section.table.selected_rows() for row in rows]


def test_going_elsewhere_and_back_changes_no_marks_and_delete_takes_the_marked(window, bench):
    select(window, "Person 2")
    for _ in range(3):
        press(window, "Shift+Down")
    four = ["Person 2", "Person 3", "Person 4", "Person 5"]
    assert marked(window) == four
    press(window, "Ctrl+2")
    bench.settle(window)
    press(window, "Ctrl+1")
    bench.settle(window)
    assert marked(window) == four
    press(window, "Delete")
    bench.settle(window)
    assert not set(four) & set(names(window))
    assert len(names(window)) == 7
    assert window.files.workspace.undo_step[1] == {"count": 4}


def test_marking_from_the_top_forgets_what_was_marked_before(window, bench):
    select(window, "Person 6")
    press(window, "Shift+Down")
    press(window, "Ctrl+Home")
    press(window, "Shift+Down")
    assert marked(window) == names(window)[:2]


def test_shift_marks_from_where_one_was_taken(window, bench):
    select(window, "Person 2")
    press(window, "Shift+Down")
    window.desk.go(window.desk.section.table.records.record_at(7))
    bench.settle(window)
    press(window, "Shift+Down")
    assert marked(window) == names(window)[7:9]


def test_a_record_that_the_table_does_not_show_is_not_deleted_from_there(window, bench):
    select(window, "Ruoming Pang")
    bench.settle(window)
    record = window.desk.record
    window.desk.section.bar.set_text("lovelace")
    bench.qtbot.waitUntil(lambda: names(window) == ["Ada Lovelace"])
    window.desk.go(record)
    bench.settle(window)
    window.desk.section.table.setFocus()
    window.desk.section.table.clearSelection()
    press(window, "Delete")
    bench.settle(window)
    assert "Mark the rows" in window.status.noted()
    window.desk.section.bar.set_text("")
    bench.qtbot.waitUntil(lambda: len(names(window)) == 11)


def test_from_within_the_panel_delete_means_its_record(window, bench):
    select(window, "Ruoming Pang")
    bench.settle(window)
    press(window, "Return")
    bench.settle(window)
    window.actions_.run("delete")
    bench.settle(window)
    assert "Ruoming Pang" not in names(window)
    assert len(names(window)) == 10


def test_a_deletion_says_what_went_with_it(window, bench):
    select(window, "Ruoming Pang")
    press(window, "Delete")
    bench.settle(window)
    said = words.label(*window.files.workspace.undo_step)
    assert said == "Deletion of Ruoming Pang and 1 move"


def test_no_key_deletes_before_the_table_is_loaded(window, bench):
    window.desk.section.is_loaded = False
    select(window, "Ada Lovelace")
    window.records.delete()
    bench.settle(window)
    assert "Ada Lovelace" in names(window)


def test_the_next_row_is_marked_after_a_deletion_and_the_same_after_undo(window, bench):
    select(window, "Person 3")
    press(window, "Delete")
    bench.settle(window)
    assert marked(window) == ["Person 4"]
    assert window.desk.section.table.currentIndex().data() == "Person 4"
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert marked(window) == ["Person 3"]


def test_undo_shows_the_row_that_it_changed_however_far_that_was_scrolled_away(window, bench):
    def make():
        return [editing.create("person", name=f"Person {number}") for number in range(10, 90)]

    table, workspace = window.desk.section.table, window.files.workspace
    workspace.edit("test.edit", make).wait()
    bench.settle(window)
    select(window, "Person 2")
    rename = partial(editing.set_field, table.current(), "name", "Person 20b")
    workspace.edit("person.changed", rename).wait()
    bench.settle(window)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert table.currentIndex().data() == "Person 2"
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_delete_pressed_before_the_row_is_gone_deletes_no_other_and_alarms_nobody(window, bench):
    troubles = []
    window.files.workspace.refused.connect(troubles.append)
    select(window, "Person 3")
    press(window, "Delete")
    press(window, "Delete")
    bench.settle(window)
    assert len(names(window)) == 10
    assert troubles == []


def test_several_marked_rows_are_counted_and_none_is_shown_alone(window, bench):
    select(window, "Person 2")
    press(window, "Shift+Down")
    bench.settle(window)
    right = window.desk.right
    assert right.currentWidget() is right.marked
    assert right.marked.text() == "2 people marked"
    assert "2 marked" in window.desk.section.count.text()
    right.marked.buttons["delete"].click()
    bench.settle(window)
    assert len(names(window)) == 9
    assert right.shows_panel


def test_enter_opens_the_one_row_that_the_cursor_is_in(window, bench):
    select(window, "Person 2")
    press(window, "Shift+Down")
    press(window, "Return")
    bench.settle(window)
    assert marked(window) == ["Person 3"]
    assert window.desk.right.panel.isAncestorOf(window.focusWidget())


def test_nothing_left_to_redo_is_no_trouble(window, bench):
    window.files.workspace.redo()
    bench.settle(window)
    assert window.status.noted() == "There is nothing to redo."
    assert window.message.text() == ""


def test_a_changed_field_of_a_move_names_who_moves(window, bench):
    press(window, "Ctrl+3")
    bench.settle(window)
    form = window.desk.right.panel.page.form
    form.fields["stage"].replace_value("started")
    form.commit("stage")
    bench.settle(window)
    said = words.label(*window.files.workspace.undo_step)
    assert said == "Stage in the move of Ruoming Pang"


def test_columns_are_sorted_by_moved_and_pinned_by_the_keyboard_and_come_back(
    window, bench, desk_file
):
    table = window.desk.section.table
    select(window, "Person 2")
    for _ in range(2):
        press(window, "Right")
    press(window, "Alt+Shift+Up")
    press(window, "Alt+Shift+Left")
    press(window, "Alt+Shift+P")
    bench.settle(window)
    assert table.columns[:3] == ["organization", "name", "role"]
    assert table.sort == [("organization", False)]
    assert table.currentIndex().column() == 0
    press(window, "Right")
    press(window, "Alt+Shift+Down")
    assert table.sort == [("organization", False), ("name", False)]
    window.close()
    again = bench.desk(desk_file)
    press(again, "Ctrl+1")
    assert again.desk.section.table.layout_of_columns.pinned == ("organization",)
    assert again.desk.section.table.columns[:2] == ["organization", "name"]


def test_f2_changes_a_cell_and_a_column_that_cannot_be_says_why(window, bench):
    select(window, "Person 2")
    press(window, "F2")
    field = window.desk.section.table.cells.field
    assert field.line.text() == "Person 2"
    field.line.setText("Zoe Person")
    press(window, "Return")
    bench.settle(window)
    assert "Zoe Person" in names(window)
    press(window, "Right")
    press(window, "F2")
    assert "change it in the career" in window.status.noted()


def test_delete_in_the_editor_of_a_cell_deletes_no_record(window, bench):
    press(window, "Ctrl+3")
    bench.settle(window)
    table = window.desk.section.table
    table.marking.only(0)
    table.setCurrentIndex(table.records.index(0, table.columns.index("stage")))
    press(window, "F2")
    assert table.cells.field is not None
    press(window, "Delete")
    press(window, "Escape")
    bench.settle(window)
    assert table.records.rowCount() == 1
    assert table.hasFocus()


def test_a_record_that_leaves_the_filter_while_it_is_worked_in_stays_beside_the_table(
    window, bench
):
    """What is typed next is meant for the same record, not for the next row."""
    window.desk.section.bar.set_text("name:person")
    bench.settle(window)
    select(window, "Person 3")
    bench.settle(window)
    record = window.desk.record
    press(window, "Return")
    line = window.focusWidget()
    line.selectAll()
    QTest.keyClicks(line, "Nobody")
    press(window, "Tab")
    bench.settle(window)
    assert len(names(window)) == 8
    assert window.desk.record == record
    assert window.desk.right.panel.viewed.record == record
    window.desk.section.focus_table()
    bench.settle(window)
    assert window.desk.record == window.desk.section.table.current() != record


def test_a_record_stays_beside_a_table_that_is_left_empty(window, bench):
    window.desk.section.bar.set_text('name:"person 3"')
    bench.settle(window)
    select(window, "Person 3")
    bench.settle(window)
    record = window.desk.record
    press(window, "Return")
    window.focusWidget().selectAll()
    QTest.keyClicks(window.focusWidget(), "Nobody")
    press(window, "Tab")
    bench.settle(window)
    press(window, "Ctrl+T")
    bench.settle(window)
    assert names(window) == []
    assert window.desk.right.panel.viewed.record == record


def test_after_the_record_that_is_worked_in_is_deleted_the_table_goes_on(window, bench):
    select(window, "Person 3")
    bench.settle(window)
    press(window, "Return")
    record = window.desk.record
    assert window.desk.right.is_worked_in
    removing.remove(window.files.workspace, "person", record, print).wait()
    bench.settle(window)
    assert window.focusWidget() is window.desk.section.table
    assert window.desk.record == window.desk.section.table.current() != record
    assert window.desk.right.panel.viewed.record == window.desk.record
