"""The table of records: order, columns, copying, deleting, keeping its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mercato.records.schema import Person
from mercato.widgets.tables.header import next_sort
from mercato.widgets.tables.record_table import RecordTable

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot, context, add):
    """Three people in a table."""
    table = RecordTable(context, "people")
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.people = [add("person", name=name) for name in ("Ada Byron", "Yann Moix", "Luca Meo")]
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)
    return table


def names(table):
    return [table.records.index(row, 0).data() for row in range(table.records.rowCount())]


def click(table, column, modifiers=Qt.KeyboardModifier.NoModifier):
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(column) + 10, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifiers, where)


def test_a_click_sorts_a_second_one_turns_the_order_round(qtbot, table):
    click(table, 0)
    click(table, 0)
    assert table.sort == [("name", True)]
    qtbot.waitUntil(lambda: names(table) == ["Yann Moix", "Luca Meo", "Ada Byron"])


def test_shift_adds_a_second_column():
    assert next_sort([("name", False)], "moves", add=True) == [("name", False), ("moves", False)]
    both = [("name", False), ("moves", False)]
    assert next_sort(both, "moves", add=True) == [("name", False), ("moves", True)]
    assert next_sort(both, "role", add=True) == [("name", False), ("role", False)]
    assert next_sort(both, "role", add=False) == [("role", False)]


def test_sorting_keeps_the_cursor_and_the_selection_by_record(qtbot, table):
    table.go_to(table.people[0])
    table.set_sort([("name", True)])
    qtbot.waitUntil(lambda: names(table)[0] == "Yann Moix")
    assert table.current() == table.people[0]
    assert table.selected_records() == [table.people[0]]


def test_enter_opens_the_current_row(qtbot, table):
    table.go_to(table.people[1])
    with qtbot.waitSignal(table.open_record) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.people[1]]


def test_copy_gives_a_table_with_headings_that_pastes_into_a_spreadsheet(qtbot, table):
    QGuiApplication.clipboard().clear()
    table.set_columns(["name", "moves"])
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Name\tMoves"
    assert sorted(line.split("\t")[0] for line in lines[1:]) == sorted(names(table))


def test_delete_asks_nothing_and_is_undone(qtbot, table, context, ask):
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.records.rowCount() == 0)
    assert context.workspace.undo_step == ("records.deleted", {"count": 3})
    context.workspace.undo()
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)
    assert ask(Person.select().count) == 3


def test_columns_widths_and_order_come_back(qtbot, context, table):
    table.set_columns(["moves", "name"])
    table.setColumnWidth(1, 333)
    table.set_sort([("name", True)])
    other = RecordTable(context, "people")
    qtbot.addWidget(other)
    other.restore_layout(table.layout_state() | {"columns": ["moves", "name", "no such"]})
    assert other.columns == ["moves", "name"]
    assert other.columnWidth(1) == 333
    assert other.sort == [("name", True)]


def test_a_moved_section_moves_the_column(table):
    table.set_columns(["name", "role", "moves"])
    table.horizontalHeader().moveSection(2, 0)
    assert table.columns == ["moves", "name", "role"]
    assert [table.horizontalHeader().visualIndex(place) for place in range(3)] == [0, 1, 2]


def test_all_rows_are_selected_as_one_range(table):
    table.selectAll()
    assert table.selected_rows() == [range(3)]
    table.selectionModel().select(
        table.records.index(0, 0),
        QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert sum(len(rows) for rows in table.selected_rows()) == 2


def test_an_empty_table_says_what_belongs_there(qtbot, context):
    table = RecordTable(context, "moves")
    qtbot.addWidget(table)
    table.notice.set_texts("No moves yet.", "New move", "Nothing is found.")
    table.show()
    qtbot.waitUntil(lambda: not table.notice.isHidden())
    with qtbot.waitSignal(table.notice.first_step):
        table.notice.button.click()


def test_what_is_copied_is_whole_and_safe_to_paste(qtbot, context, add):
    table = RecordTable(context, "people")
    qtbot.addWidget(table)
    add("person", name="Ada Byron", note='first "line"\nsecond line', tell_apart="=1+1")
    add("person", name="Yann Moix", note="x" * 1000)
    qtbot.waitUntil(lambda: table.records.rowCount() == 2)
    table.set_columns(["name", "note", "tell_apart"])
    table.selectAll()
    QGuiApplication.clipboard().clear()
    table.copy()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    assert QGuiApplication.clipboard().text().split("\n", 1)[1] == (
        'Ada Byron\t"first ""line""\nsecond line"\t\'=1+1\n' + f"Yann Moix\t{'x' * 1000}\t"
    )


def test_more_rows_than_a_spreadsheet_takes_are_not_copied_but_that_is_said(
    qtbot, table, monkeypatch
):
    monkeypatch.setattr("mercato.widgets.tables.copying.MOST", 2)
    table.selectAll()
    with qtbot.waitSignal(table.noted) as noted:
        table.copy()
    assert noted.args[0].startswith("3 rows are too many to copy: at most 2.")
