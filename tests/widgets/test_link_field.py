"""The link field: matches, creating, what leaving means, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mercato.widgets.fields.link import Link
from mercato.widgets.fields.link_field import LinkField
from mercato.widgets.fields.text_field import LineField


@pytest.fixture
def desk(qtbot, context):
    """A link field with a field to go to, in a window."""
    window = QWidget()
    window.link = LinkField(context, "Leaves", ("organization",))
    window.other = LineField(context, "Note")
    column = QVBoxLayout(window)
    column.addWidget(window.link)
    column.addWidget(window.other)
    column.addStretch()
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    window.link.take_focus()
    return window


def type_and_wait(qtbot, field, text):
    QTest.keyClicks(field.line, text)
    qtbot.waitUntil(lambda: field.suggestions.is_open)


def test_enter_takes_an_exact_match(qtbot, desk, add):
    apple = add("organization", name="Apple")
    type_and_wait(qtbot, desk.link, "apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Return)
    assert desk.link.link()[:2] == (apple, "Apple")
    assert not desk.link.suggestions.is_open


def test_without_a_match_create_is_the_only_row_and_tab_takes_it(qtbot, desk):
    type_and_wait(qtbot, desk.link, "Apple")
    assert [row.text for row in desk.link.suggestions.rows] == ["Create “Apple”"]
    QTest.keyClick(desk.link.line, Qt.Key.Key_Tab)
    assert desk.link.link() == Link(None, "Apple", "organization")


def test_near_matches_come_first_with_the_reason_and_create_stays_at_the_bottom(qtbot, desk, add):
    add("organization", name="Apple Computer")
    type_and_wait(qtbot, desk.link, "Apple")
    rows = desk.link.suggestions.rows
    assert [row.text for row in rows] == ["Apple Computer", "Create “Apple”"]
    assert rows[0].reason


def test_ctrl_enter_always_creates(qtbot, desk, add):
    add("organization", name="Apple Computer")
    type_and_wait(qtbot, desk.link, "Apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.link.link() == Link(None, "Apple", "organization")


def test_leaving_with_near_matches_asks_and_keeps_the_text(qtbot, desk, add):
    add("organization", name="Apple Computer")
    type_and_wait(qtbot, desk.link, "Apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Tab)
    assert desk.link.refused
    assert desk.link.line.text() == "Apple"


def test_leaving_before_the_matches_came_still_finds_the_exact_one(qtbot, desk, add):
    apple = add("organization", name="Apple")
    QTest.keyClicks(desk.link.line, "Apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.link.link().record == apple)


def test_a_path_names_a_unit(qtbot, desk, add):
    apple = add("organization", name="Apple")
    unit = add("organization", name="Foundation Models", parent=apple)
    type_and_wait(qtbot, desk.link, "Apple > Foundation Models")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Return)
    assert desk.link.link().record == unit


def test_f2_and_ctrl_click_open_the_linked_record(qtbot, desk, add):
    opened = []
    desk.link.open_record.connect(opened.append)
    desk.link.show_value(Link(7, "Apple"))
    QTest.keyClick(desk.link.line, Qt.Key.Key_F2)
    QTest.mouseClick(desk.link.line, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert opened == [7, 7]


def test_escape_closes_the_list_and_keeps_the_text(qtbot, desk):
    type_and_wait(qtbot, desk.link, "Apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Escape)
    assert not desk.link.suggestions.is_open
    assert desk.link.line.text() == "Apple"


def test_the_marked_row_is_said_to_a_screen_reader(qtbot, desk, add):
    add("organization", name="Apple Computer")
    type_and_wait(qtbot, desk.link, "Apple")
    assert "Apple Computer" in desk.link.line.accessibleDescription()
    QTest.keyClick(desk.link.line, Qt.Key.Key_Down)
    assert desk.link.line.accessibleDescription() == "Create “Apple”"


def test_a_draft_keeps_what_is_only_similar_and_says_so(qtbot, desk, add):
    add("organization", name="Apple Computer")
    desk.link.lenient = True
    type_and_wait(qtbot, desk.link, "Apple")
    QTest.keyClick(desk.link.line, Qt.Key.Key_Tab)
    assert not desk.link.refused
    assert "Apple Computer" in desk.link.hint.text()
