"""Completion in the filter: fields, codes, names from the file, each with what it would find."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from mercato.records.finding.completing import Place, place
from mercato.records.moving import move_entry
from mercato.records.schema import SavedView
from mercato.widgets.tables.filter_line import FilterLine

KEY = Qt.Key


@pytest.fixture
def line(qtbot, context):
    """The line above the moves of a file with two of them."""
    for person, to in (("Ada Byron", "Meta"), ("Luc Petit", "Meta > Superintelligence Labs")):
        entry = move_entry.MoveEntry(person=person, to_organization=to, from_organization="Apple")
        context.workspace.edit("move.created", lambda entry=entry: move_entry.enter(entry)).wait()
    line = FilterLine(context, "moves")
    qtbot.addWidget(line)
    line.resize(400, 30)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    line.setFocus()
    return line


def rows(line):
    return {row.text: row.reason for row in line.suggestions.rows}


@pytest.mark.parametrize(
    ("text", "field", "typed"),
    [
        ("ver|", None, "ver"),
        ("-stage:ann|", "stage", "ann"),
        ("stage:agreed,ann|", "stage", "ann"),
        ("(pang OR from:ap|", "from", "ap"),
        ("pang from:a|pple to:meta", "from", "a"),
        ('from:"safe sup|', "from", "safe sup"),
        ('from:apple,"de m|', "from", "de m"),
        ("org:x|", "organization", "x"),
        ("date:2025-06..20|", "date", "20"),
    ],
)
def test_what_is_typed_at_the_cursor_is_known(text, field, typed):
    found = place(text.replace("|", ""), text.index("|"))
    assert (found.field, found.typed) == (field, typed)


def test_the_value_under_the_cursor_is_what_is_replaced():
    assert place("from:apple to:x", 7) == Place("from", "ap", 5, 10)
    assert place('from:"safe to:x', 10) == Place("from", "safe", 5, 10)
    assert place('from:"safe" ', 11) is None
    assert place('"safe', 5) is None


def test_fields_are_offered_with_their_meaning(line):
    QTest.keyClicks(line, "pang ver")
    assert rows(line) == {
        "verification:": "",
        "to_verification:": "verification of the destination",
    }
    line.clear()
    QTest.keyClicks(line, "lea")
    assert rows(line)["from:"] == "leaves"


def test_codes_are_found_by_their_words(line):
    QTest.keyClicks(line, "-stage:thr")
    assert list(rows(line)) == ["fell_through"]
    QTest.keyClick(line, KEY.Key_Tab)
    assert line.text() == "-stage:fell_through"
    assert not line.suggestions.is_open


def test_names_come_from_the_file_with_what_they_would_find(qtbot, line):
    QTest.keyClicks(line, "byron to:m")
    qtbot.waitUntil(lambda: rows(line).get("Meta") == "1")
    QTest.keyClick(line, KEY.Key_Down)
    QTest.keyClick(line, KEY.Key_Return)
    assert line.text() == "byron to:Meta"


def test_names_with_blanks_are_quoted_and_what_follows_stays(qtbot, line):
    line.setText("to:sup stage:agreed")
    line.setCursorPosition(6)
    QTest.keyClicks(line, "e")
    name = '"Superintelligence Labs"'
    qtbot.waitUntil(lambda: rows(line).get(name) == "1")
    QTest.keyClick(line, KEY.Key_Tab)
    assert line.text() == f"to:{name} stage:agreed"
    assert line.cursorPosition() == len(f"to:{name}")


def test_a_field_once_taken_offers_whom_it_is_mostly_about(qtbot, line):
    QTest.keyClicks(line, "fro")
    QTest.keyClick(line, KEY.Key_Tab)
    qtbot.waitUntil(lambda: rows(line).get("Apple") == "2")


def test_dates_are_offered_in_words_and_by_the_years_of_the_file(qtbot, line):
    QTest.keyClicks(line, "date:last")
    assert list(rows(line)) == ["last-week", "last-month", "last-year"]
    qtbot.waitUntil(lambda: set(rows(line).values()) == {"0"})


def test_enter_and_down_do_what_they_do_without_a_list_until_a_row_is_marked(qtbot, line):
    QTest.keyClicks(line, "ver")
    assert line.suggestions.is_open
    with qtbot.waitSignal(line.down):
        QTest.keyClick(line, KEY.Key_Return)
    assert line.text() == "ver"
    assert not line.suggestions.is_open


def test_numbers_that_come_later_leave_the_marked_row_marked(qtbot, line):
    QTest.keyClicks(line, "to:m")
    qtbot.waitUntil(lambda: "Meta" in rows(line))
    QTest.keyClick(line, KEY.Key_Down)
    marked = line.suggestions.current().text
    qtbot.waitUntil(lambda: "…" not in rows(line).values())
    assert line.suggestions.current().text == marked


def test_free_text_offers_nothing_and_control_space_everything(line):
    QTest.keyClicks(line, "zz")
    assert not line.suggestions.is_open
    line.setText("")
    QTest.keyClick(line, KEY.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert "from:" in rows(line)
    QTest.keyClick(line, KEY.Key_Escape)
    assert not line.suggestions.is_open


def test_after_an_emoji_the_cursor_is_still_where_it_seems(line):
    line.setText("🙂 ")
    QTest.keyClicks(line, "ver")
    QTest.keyClick(line, KEY.Key_Tab)
    assert line.text() == "🙂 verification:"


def test_a_view_that_another_program_named_with_quotes_is_found_as_it_is_offered(
    qtbot, context, line
):
    row = {"table": "moves", "name": "To “Meta”", "query": "to:meta"}
    context.workspace.edit("x", lambda: SavedView.create(**row)).wait()
    QTest.keyClicks(line, "view:to")
    qtbot.waitUntil(lambda: rows(line) == {'"To “Meta”"': "2"})


def test_names_beside_the_other_conditions_come_first(qtbot, line):
    QTest.keyClicks(line, "byron to:sup")
    qtbot.waitUntil(lambda: rows(line) == {'"Superintelligence Labs"': "0"})
    line.setText("petit ")
    QTest.keyClicks(line, "person:")
    qtbot.waitUntil(
        lambda: list(rows(line).items()) == [('"Luc Petit"', "1"), ('"Ada Byron"', "0")]
    )


def test_what_a_record_may_have_is_offered_by_one_name_each(line):
    QTest.keyClicks(line, "no:")
    offered = list(rows(line))
    assert {"from", "to", "source"} <= set(offered)
    assert not {"from_organization", "to_organization"} & set(offered)


def test_the_order_of_what_is_offered_stays_when_its_numbers_come(qtbot, line):
    QTest.keyClicks(line, "stage:")
    QTest.keyClick(line, KEY.Key_Down)
    offered, marked = list(rows(line)), line.suggestions.current().text
    qtbot.waitUntil(lambda: "…" not in rows(line).values())
    assert list(rows(line)) == offered
    assert line.suggestions.current().text == marked
    assert set(rows(line).values()) == {"0", "2"}


def test_names_that_find_something_come_behind_those_that_find_nothing(qtbot, context, line):
    for number in range(10, 22):
        to = "Meta" if number == 21 else "Elsewhere"
        entry = move_entry.MoveEntry(person=f"Nina {number}", to_organization=to)
        context.workspace.edit("move.created", lambda entry=entry: move_entry.enter(entry)).wait()
    QTest.keyClicks(line, "(to:meta) person:nin")
    qtbot.waitUntil(lambda: len(rows(line)) == 9)
    first = list(rows(line))
    qtbot.waitUntil(lambda: len(rows(line)) > 9)
    assert list(rows(line).items()) == [*((name, "0") for name in first), ('"Nina 21"', "1")]


def test_the_list_stays_below_the_line_when_what_that_stands_in_is_moved(qtbot, context):
    window, splitter = QMainWindow(), QSplitter()
    line = FilterLine(context, "moves")
    splitter.addWidget(QWidget())
    splitter.addWidget(line)
    window.setCentralWidget(splitter)
    qtbot.addWidget(window)
    window.resize(800, 400)
    window.show()
    QTest.keyClicks(line, "ver")
    for left in (100, 300):
        splitter.setSizes([left, 800 - left])
        assert line.suggestions.x() == line.mapTo(window, QPoint(0, 0)).x()
