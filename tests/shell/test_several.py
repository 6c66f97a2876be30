"""Several marked rows: what they have in common, one change of all, by the keyboard."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.shell.test_window import press

from mercato.records.journal import journal
from mercato.records.moving import move_status
from mercato.records.schema import Move, Organization
from mercato.records.storage import file
from mercato.records.verbs import editing
from mercato.widgets.forms.described import ALIKE
from mercato.widgets.several.several_form import SeveralForm
from mercato.workspace import words

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bench, desk_file):
    """A window on four more moves, the last of which ends in 2024; all are marked but the first."""
    opened = file.open_file(desk_file)
    with journal.edit("demo.filled"):
        for number in range(4):
            who = editing.create("person", name=f"Person {number}")
            given = {"term_end": "2024"} if number == 3 else {}
            editing.create(
                "move", person=who, to_role="chef", announced_on=f"{2000 + number}", **given
            )
    opened.close()
    window = bench.desk(desk_file)
    press(window, "Ctrl+3")
    bench.settle(window)
    window.desk.section.table.marking.only(1)
    for _ in range(3):
        press(window, "Shift+Down")
    ready(window, bench)
    return window


def ready(window, bench):
    """Wait until the form shows what the marked rows have in common."""
    bench.qtbot.waitUntil(lambda: window.desk.right.marked.panel is not None)
    form = window.desk.right.marked.panel.form
    bench.qtbot.waitUntil(lambda: form._common is not None and not form.changes)
    bench.settle(window)


def panel(window):
    return window.desk.right.marked.panel


def field(window, name):
    return panel(window).form.rows[name].field


def key(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget(), key, modifiers)


def look(window, bench):
    key(window, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)


def test_what_all_have_is_shown_and_what_they_have_not_is_said(window):
    assert field(window, "to_role").line.text() == "chef"
    assert field(window, "announced_on").line.placeholderText() == "several values"
    assert not panel(window).button.isEnabled()


def test_a_change_is_looked_at_and_made_as_one_edit_by_keys_alone(window, bench):
    press(window, "Ctrl+R")
    field(window, "to_role").take_focus()
    field(window, "to_role").line.selectAll()
    QTest.keyClicks(window.focusWidget(), "directrice")
    bench.qtbot.wait(900)
    assert Move.select().where(Move.to_role == "directrice").count() == 0
    look(window, bench)
    assert panel(window).preview.summary.text() == "Joins as (role): 4 of 4 moves change."
    assert panel(window).preview.model.index(0, 3).data() == "directrice"
    key(window, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: Move.select().where(Move.to_role == "directrice").count() == 4)
    bench.settle(window)
    said = words.label(*window.files.workspace.undo_step)
    assert said == "Joins as (role) of 4 records"
    assert "4 records changed" in window.status.noted()
    assert window.focusWidget() is window.desk.section.table
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert Move.select().where(Move.to_role == "chef").count() == 4
    assert window.status.noted() == ""


def test_esc_leaves_the_look_and_nothing_is_changed(window, bench):
    field(window, "to_role").take_focus()
    QTest.keyClicks(window.focusWidget(), "x")
    look(window, bench)
    key(window, Qt.Key.Key_Escape)
    assert not panel(window).is_looking
    assert field(window, "to_role").line.text() == "xchef"
    panel(window).restore.click()
    assert field(window, "to_role").line.text() == "chef"
    assert Move.select().where(Move.to_role == "chef").count() == 4


def test_what_is_asked_for_is_not_meant_for_others_that_are_marked_later(window, bench):
    def stage():
        return panel(window).form.rows["stage"]

    field(window, "stage").take_focus()
    key(window, Qt.Key.Key_Down)
    assert panel(window).form.changes == 1
    press(window, "Ctrl+T")
    press(window, "Shift+Up")
    bench.settle(window)
    assert stage().is_changed  # one row less
    press(window, "Ctrl+Home")
    press(window, "Shift+Down")
    ready(window, bench)
    assert not stage().is_changed
    assert not panel(window).restore.isVisible()


def test_what_cannot_change_is_counted_and_said_why_and_stays(window, bench):
    field(window, "starts_on").take_focus()
    QTest.keyClicks(window.focusWidget(), "2025")
    look(window, bench)
    preview = panel(window).preview
    assert preview.summary.text() == "Starts on: 3 of 4 moves change."
    assert "Person 3" in preview.refusals.text()
    preview.button.click()
    bench.qtbot.waitUntil(lambda: Move.select().where(Move.starts_on == "2025").count() == 3)
    bench.settle(window)


def test_a_status_set_for_many_goes_into_the_history_of_each(window, bench):
    combo = field(window, "verification").combo
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("confirmed"))
    combo.activated.emit(combo.currentIndex())
    key(window, Qt.Key.Key_Return, CONTROL)
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    key(window, Qt.Key.Key_Return, CONTROL)
    bench.settle(window)
    moves = [move for (move,) in Move.select(Move.id).where(Move.to_role == "chef").tuples()]
    assert [len(move_status.history(one)) for one in moves] == [2, 2, 2, 2]


def test_several_values_are_emptied_by_a_button(window, bench):
    panel(window).form.rows["announced_on"].clear.click()
    assert field(window, "announced_on").line.placeholderText() == "will be empty"
    panel(window).button.click()
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    panel(window).preview.button.click()
    bench.qtbot.waitUntil(lambda: Move.select().where(Move.announced_on.is_null()).count() == 4)
    bench.settle(window)


def test_a_new_organization_is_made_once_and_only_with_the_change(window, bench):
    field(window, "to_organization").take_focus()
    QTest.keyClicks(window.focusWidget(), "Kyutai")
    key(window, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    assert panel(window).preview.model.index(0, 3).data() == "Kyutai (new)"
    assert Organization.select().where(Organization.name == "Kyutai").count() == 0
    key(window, Qt.Key.Key_Return)
    bench.settle(window)
    bench.settle(window)
    (kyutai,) = Organization.select().where(Organization.name == "Kyutai")
    assert Move.select().where(Move.to_organization == kyutai.id).count() == 4
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert Organization.select().where(Organization.name == "Kyutai").count() == 0


def test_tags_are_added_to_all_and_taken_off(window, bench):
    add = panel(window).form.add_tags
    add.take_focus()
    QTest.keyClicks(window.focusWidget(), "ai")
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Return, CONTROL)
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    key(window, Qt.Key.Key_Return)
    bench.settle(window)
    bench.qtbot.waitUntil(lambda: "ai: 4" in panel(window).form._worn.text())
    panel(window).form.remove_tags.take_focus()
    QTest.keyClicks(window.focusWidget(), "AI")
    key(window, Qt.Key.Key_Return, CONTROL)
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    assert panel(window).preview.summary.text() == "Tags: 4 of 4 moves change."


def test_a_value_that_is_none_is_said_at_its_field(window, bench):
    field(window, "to_role").take_focus()
    field(window, "to_role").line.setText("x" * 501)
    key(window, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: field(window, "to_role").refused)
    assert not panel(window).is_looking
    field(window, "to_role").take_focus()
    field(window, "to_role").line.selectAll()
    QTest.keyClicks(window.focusWidget(), "short")
    look(window, bench)


def test_a_cancelled_change_leaves_nothing(window, bench):
    field(window, "to_role").take_focus()
    QTest.keyClicks(window.focusWidget(), "x")
    look(window, bench)
    workspace = window.files.workspace
    workspace.edit("test.wait", lambda: time.sleep(0.3))
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Escape)
    bench.qtbot.waitUntil(lambda: not panel(window).requesting.is_working)
    bench.settle(window)
    assert "nothing was changed" in window.status.noted()
    assert Move.select().where(Move.to_role == "chef").count() == 4
    assert field(window, "to_role").line.text() == "xchef"


def test_all_marked_is_a_state_and_not_a_list(window, bench):
    table = window.desk.section.table
    table.selectAll()
    marked = table.marked()
    assert marked.rows == (range(5),)
    assert marked.ids is table.records.ids
    assert [len(part) for part in marked.parts(2)] == [2, 2, 1]


def test_a_read_only_file_offers_no_change_of_what_is_marked(bench, desk_file):
    window = bench.desk(desk_file)
    window.files.open(desk_file, readonly=True)
    bench.qtbot.waitUntil(lambda: window.files.workspace.readonly and window.desk is not None)
    bench.settle(window)
    press(window, "Ctrl+1")
    bench.settle(window)
    window.desk.section.table.selectAll()
    bench.qtbot.wait(20)
    assert window.desk.right.marked.text() == "2 people marked"
    assert window.desk.right.marked.panel is None
    press(window, "F2")
    assert window.status.noted() == "This file is read-only."


def test_nothing_of_other_records_is_shown_until_those_marked_are_compared(window, bench):
    role = field(window, "to_role")
    assert role.line.text() == "chef"
    window.desk.section.table.marking.extend_to(3)
    assert (role.line.text(), role.line.placeholderText()) == ("", "several values")
    role.take_focus()
    QTest.keyClicks(window.focusWidget(), "CEO")
    assert not panel(window).button.isEnabled()
    key(window, Qt.Key.Key_Return, CONTROL)
    assert not panel(window).requesting.is_working
    bench.qtbot.waitUntil(lambda: panel(window).is_looking)
    assert panel(window).button.isEnabled()
    assert panel(window).preview.summary.text() == "Joins as (role): 3 of 3 moves change."


def test_the_form_for_several_rows_is_there_before_it_is_asked_for(bench, desk_file):
    """It took most of the first key with Shift."""
    window = bench.desk(desk_file)
    marked = window.desk.right.marked
    assert marked.panel is None
    bench.qtbot.waitUntil(lambda: marked.panel is not None)
    form = marked.panel.form
    assert form.record_type == "move"
    bench.qtbot.waitUntil(lambda: form.remove_tags.isVisibleTo(form) and not form._missing)
    assert window.desk.right.currentWidget() is not marked


def test_the_form_for_several_rows_is_made_a_field_at_a_time(bench, desk_file):
    desk = bench.desk(desk_file).desk
    form = SeveralForm(desk.context, "move")
    made = []
    while form.make_next():
        made.append(len(form.rows))
    assert made == [*range(1, len(form.rows) + 1), len(form.rows)]
    assert [*form.rows] == [*ALIKE["move"].shown]
    form.deleteLater()
