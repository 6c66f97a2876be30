"""Changing cells in place, with real keys."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from mercato.records.belongings import tags
from mercato.records.schema import Move, Organization, Person
from mercato.widgets.tables.record_table import RecordTable

KEY = Qt.Key


@pytest.fixture
def table(qtbot, context, add):
    """Three moves in a table, in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    table = RecordTable(context, "moves")
    column = QVBoxLayout(window)
    column.addWidget(table)
    window.resize(1100, 400)
    apple = add("organization", name="Apple")
    people = [add("person", name=name) for name in ("Ada Byron", "Yann Moix", "Luca Meo")]
    table.moves = [
        add("move", person=who, from_organization=apple, announced_on=f"{2023 - n}", to_role="chef")
        for n, who in enumerate(people)
    ]
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)
    qtbot.waitUntil(lambda: bool(context.workspace.peek(lambda: True)))
    table.setFocus()
    table.marking.only(0)
    yield table
    window.close()


def cursor(table, column, row=0):
    table.setCurrentIndex(table.records.index(row, table.columns.index(column)))


def key(code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def type_(text):
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def settled(qtbot, table):
    qtbot.waitUntil(lambda: table.cells.field is None)
    table.context.workspace.edit("test.wait", lambda: None).wait()


def test_f2_changes_a_text_and_enter_goes_down(qtbot, table, context):
    cursor(table, "to_role")
    key(KEY.Key_F2)
    assert table.cells.field.line.text() == "chef"
    type_(" de rang")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).to_role == "chef de rang"
    assert context.workspace.undo_step == (
        "move.changed",
        {"name": "Ada Byron", "field": "to_role"},
    )
    assert table.currentIndex().row() == 1
    assert table.columns[table.currentIndex().column()] == "to_role"
    assert table.hasFocus()
    context.workspace.undo().wait()
    assert Move.get_by_id(table.moves[0]).to_role == "chef"


def test_typing_takes_the_place_of_the_text_and_tab_goes_right(qtbot, table):
    cursor(table, "from_role")
    type_("CEO")
    assert table.cells.field.line.text() == "CEO"
    key(KEY.Key_Tab)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).from_role == "CEO"
    assert table.columns[table.currentIndex().column()] == "to_organization"
    assert table.currentIndex().row() == 0


def test_esc_leaves_the_cell_as_it_was(qtbot, table, context):
    cursor(table, "to_role")
    type_("x")
    qtbot.wait(900)
    key(KEY.Key_Escape)
    assert table.cells.field is None
    assert table.hasFocus()
    assert Move.get_by_id(table.moves[0]).to_role == "chef"


def test_what_is_refused_stays_in_the_editor_with_the_reason(qtbot, table):
    cursor(table, "to_role")
    key(KEY.Key_F2)
    table.cells.field.line.setText("x" * 501)
    key(KEY.Key_Return)
    qtbot.waitUntil(lambda: table.cells.field.refused)
    assert len(table.cells.field.line.text()) == 501
    assert table.currentIndex().row() == 0
    key(KEY.Key_Escape)
    assert table.cells.field is None


def test_what_is_refused_goes_and_comes_with_the_table_and_f2_leads_back_to_it(qtbot, table):
    cursor(table, "to_role")
    key(KEY.Key_F2)
    table.cells.field.line.setText("x" * 501)
    key(KEY.Key_Return)
    qtbot.waitUntil(lambda: table.cells.field.refused)
    line = table.cells.field.line
    table.hide()
    assert not line.isVisible()
    table.show()
    assert line.isVisible()
    table.setFocus()
    cursor(table, "from_role", 1)
    key(KEY.Key_F2)
    assert line.hasFocus()
    key(KEY.Key_Escape)


def test_a_date_is_read_back_and_goes_where_the_shown_one_came_from(qtbot, table):
    cursor(table, "date")
    type_("juillet 2025")
    assert "July 2025" in table.cells.field._below.text()
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).announced_on == "2025-07"


def test_a_choice_is_taken_by_its_first_letters(qtbot, table):
    cursor(table, "verification")
    type_("conf")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).verification == "confirmed"


def test_an_organization_is_found_or_made_in_place(qtbot, table, context):
    cursor(table, "to_organization")
    type_("Appl")
    qtbot.waitUntil(lambda: table.cells.field.suggestions.is_open)
    key(KEY.Key_Down) if table.cells.field.suggestions.current() is None else None
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).to_organization.name == "Apple"
    cursor(table, "to_organization", 1)
    type_("Kyutai")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[1]).to_organization.name == "Kyutai"
    context.workspace.undo().wait()
    assert not Organization.select().where(Organization.name == "Kyutai").exists()


def test_going_elsewhere_keeps_what_is_typed(qtbot, table):
    cursor(table, "to_role")
    type_("CFO")
    table.setFocus()
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).to_role == "CFO"


def test_a_tag_is_given_in_place(qtbot, table):
    table.set_columns(["person", "tags"])
    table.marking.only(0)
    cursor(table, "tags")
    key(KEY.Key_F2)
    type_("ai")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert tags.names(table.moves[0]) == ["ai"]


def test_a_long_text_is_kept_by_enter_and_broken_by_shift_enter(qtbot, table):
    table.set_columns(["person", "note"])
    table.marking.only(0)
    cursor(table, "note")
    type_("one")
    key(KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_("two")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).note == "one\ntwo"


@pytest.mark.parametrize("column", ["sources"])
def test_a_column_that_is_not_to_be_changed_says_why(qtbot, table, column):
    cursor(table, column)
    with qtbot.waitSignal(table.noted) as noted:
        key(KEY.Key_F2)
    assert noted.args == ["This is counted by itself."]
    assert QToolTip.text() == "This is counted by itself."
    assert table.cells.field is None


def test_typing_changes_nothing_while_several_rows_are_marked(qtbot, table):
    cursor(table, "to_role")
    table.selectAll()
    with qtbot.waitSignal(table.noted) as noted:
        type_("x")
    assert "Several rows" in noted.args[0]


def test_letters_typed_while_the_cell_is_still_read_are_not_lost(qtbot, table, monkeypatch):
    monkeypatch.setattr(table.context.workspace, "peek", lambda query: None)
    cursor(table, "to_role")
    type_("CFO")
    qtbot.waitUntil(lambda: table.cells.field is not None)
    assert table.cells.field.line.text() == "CFO"


def test_shortcuts_and_blanks_begin_no_editor(table):
    cursor(table, "to_role")
    for code, held in ((KEY.Key_Space, 0), (KEY.Key_J, 4), (KEY.Key_Left, 0), (KEY.Key_Down, 0)):
        modifier = Qt.KeyboardModifier.ControlModifier if held else Qt.KeyboardModifier.NoModifier
        key(code, modifier)
    assert table.cells.field is None


def test_the_person_of_a_move_is_not_the_name_of_the_person(qtbot, table):
    cursor(table, "person")
    type_("Yann Moix")
    key(KEY.Key_Return)
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).person.name == "Yann Moix"
    assert Person.select().count() == 3


def busy(context):
    """Keep the writer busy for a moment."""
    context.workspace.edit("test.wait", lambda: time.sleep(0.3))


def test_what_is_typed_while_a_cell_is_saved_goes_into_the_next_ones(qtbot, table, context):
    cursor(table, "to_role")
    busy(context)
    for text in ("CEO", "CFO", "CTO"):
        type_(text)
        key(KEY.Key_Return)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 2 and table.cells.field is None)
    context.workspace.edit("test.wait", lambda: None).wait()
    qtbot.wait(20)
    assert [Move.get_by_id(move).to_role for move in table.moves] == ["CEO", "CFO", "CTO"]


def test_an_accented_letter_typed_meanwhile_is_not_lost_either(qtbot, table, context):
    cursor(table, "to_role")
    busy(context)
    type_("CEO")
    key(KEY.Key_Return)
    letter = QInputMethodEvent()
    letter.setCommitString("é")
    QApplication.sendEvent(QApplication.focusWidget(), letter)
    type_("lu")
    qtbot.waitUntil(lambda: table.currentIndex().row() == 1 and table.cells.field is not None)
    assert table.cells.field.line.text() == "élu"
    key(KEY.Key_Escape)


def test_what_came_into_the_editor_while_it_was_saved_is_saved_too(qtbot, table, context):
    cursor(table, "to_role")
    busy(context)
    type_("CEO")
    key(KEY.Key_Return)
    table.cells.field.line.insert(" and founder")  # dropped there with the mouse
    settled(qtbot, table)
    assert Move.get_by_id(table.moves[0]).to_role == "CEO and founder"
    assert table.currentIndex().row() == 1


def test_an_editor_stays_at_its_cell_and_looks_for_it_only_in_another_list(
    qtbot, table, monkeypatch
):
    looked = []
    row_of = table.records.row_of
    monkeypatch.setattr(table.records, "row_of", lambda record: looked.append(1) or row_of(record))
    cursor(table, "to_role")
    key(KEY.Key_F2)
    frame = table.cells.field.parentWidget()
    left, before = frame.x(), frame.y()
    table.horizontalScrollBar().valueChanged.emit(3)
    table.verticalScrollBar().valueChanged.emit(1)
    assert (frame.y(), looked) == (before, [])
    table.set_columns(["to_role", "person"])
    assert (frame.x() < left, looked) == (True, [1])
    table.set_sort([("person", True)])
    qtbot.waitUntil(lambda: frame.y() == before + 2 * table.rowHeight(0))
    assert table.records.record_at(2) == table.moves[0]
    key(KEY.Key_Escape)
