"""The table of records: order, columns, copying, deleting, keeping its place."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QObject,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QStyleOptionHeader, QToolTip

from mercato.records import dates
from mercato.records.finding import tables
from mercato.records.schema import Person
from mercato.records.verbs import editing
from mercato.widgets.panel.linked_table import LinkedTable
from mercato.widgets.panel.small_table import SmallTable
from mercato.widgets.tables import widths
from mercato.widgets.tables.header import next_sort
from mercato.widgets.tables.record_table import RecordTable
from mercato.widgets.tables.widths import bold
from mercato.workspace import words
from mercato.workspace.linked_tables import Tab
from mercato.workspace.row_reading import FIRST

SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
CLEAR = QItemSelectionModel.SelectionFlag.Clear
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
    moves = table.columns.index("moves")
    click(table, moves)
    assert table.sort == [("moves", False)]
    click(table, moves)
    assert table.sort == [("moves", True)]
    click(table, 0)
    click(table, 0)
    assert table.sort == [("name", True)]
    qtbot.waitUntil(lambda: names(table) == ["Yann Moix", "Luca Meo", "Ada Byron"])


def heading(table, column):
    option = QStyleOptionHeader()
    table.horizontalHeader().initStyleOptionForIndex(option, column)
    return option.text


def test_the_order_that_a_table_begins_with_has_its_arrow_and_a_click_turns_it_round(table):
    assert heading(table, 0) == "Name\N{NO-BREAK SPACE}↑"
    click(table, 0)
    assert (heading(table, 0), table.sort) == ("Name\N{NO-BREAK SPACE}↓", [("name", True)])
    click(table, table.columns.index("moves"), Qt.KeyboardModifier.ShiftModifier)
    assert table.sort == [("name", True), ("moves", False)]
    table.set_sort([("name", False)])
    assert table.sort == []


def test_shift_adds_columns_up_to_four():
    assert next_sort([("name", False)], "moves", add=True) == [("name", False), ("moves", False)]
    both = [("name", False), ("moves", False)]
    assert next_sort(both, "moves", add=True) == [("name", False), ("moves", True)]
    three = [*both, ("role", False)]
    assert next_sort(both, "role", add=True) == three
    four = next_sort(three, "as_of", add=True)
    assert next_sort(four, "note", add=True) == [*three, ("note", False)]
    assert next_sort(both, "role", add=False) == [("role", False)]


def test_the_arrow_of_the_order_stands_behind_the_heading_and_is_never_cut(table):
    organization = table.columns.index("organization")
    table.set_sort([("name", True), ("organization", False)])
    for width, begin in ((200, "Organization"), (70, "Or")):
        table.setColumnWidth(organization, width)
        text = heading(table, organization)
        assert text.startswith(begin)
        assert text.endswith("\N{NO-BREAK SPACE}↑2")
        assert QFontMetrics(bold(table.font())).horizontalAdvance(text) < width


def test_a_heading_too_long_is_cut_with_dots_and_seen_whole_under_the_mouse(
    qtbot, context, monkeypatch
):
    table = SmallTable(context, "statuses")
    qtbot.addWidget(table)
    said, header = [], table.horizontalHeader()
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: said.append(text))
    table.resize(4 * 60, 100)
    table.show()
    width = header.sectionSize(2)
    assert heading(table, 2).endswith("…")
    assert QFontMetrics(bold(table.font())).horizontalAdvance(heading(table, 2)) < width
    place = QPoint(header.sectionViewportPosition(2) + 5, 5)
    asked = QHelpEvent(QEvent.Type.ToolTip, place, header.mapToGlobal(place))
    QCoreApplication.sendEvent(header.viewport(), asked)
    assert said == ["Verification of the destination"]


def test_what_a_narrow_column_counts_is_said_by_a_short_heading(qtbot, context):
    table = RecordTable(context, "moves")
    qtbot.addWidget(table)
    sources = table.columns.index("sources")
    for width, text in ((300, "Src."), (2000, "Sources")):
        table.resize(width, 200)
        table.layout_of_columns.fit()
        assert heading(table, sources) == text


def test_the_arrow_of_the_order_goes_with_a_column_that_is_pinned(table):
    table.set_sort([("moves", True)])
    table.arranging.pin("moves")
    table.grab()
    header, option = table.horizontalHeader(), QStyleOptionHeader()
    header.initStyleOptionForIndex(option, 0)
    assert option.text.endswith("↓")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_day_is_seen_whole_however_narrow_the_table_and_a_span_where_there_is_room(language):
    font, spec = QFont(), tables.TABLES["moves"]
    columns = [spec.columns[name] for name in spec.default_columns]
    words.set_language(language)
    try:
        for room, longest in ((600, "2028-12-28~"), (1200, "[2017-03-01..2019-04-30]")):
            date = widths.fitting("moves", columns, font, room, 1.0)[0]
            assert QFontMetrics(font).horizontalAdvance(dates.say_short(longest, language)) < date
    finally:
        words.set_language("en")


def test_names_have_most_of_a_narrow_table_of_moves_and_more_where_there_is_more(qapp):
    font, spec = QFont(), tables.TABLES["moves"]
    columns = [spec.columns[name] for name in spec.default_columns]
    letter = QFontMetrics(font).averageCharWidth()
    for room, letters in ((110 * letter, 14), (140 * letter, 17)):
        shared = widths.fitting("moves", columns, font, room, 1.0)
        assert sum(shared) <= room
        for name in ("person", "from_organization", "to_organization"):
            width = shared[spec.default_columns.index(name)]
            assert width >= letters * letter + widths.PADDING


def test_statuses_are_seen_whole_in_what_a_small_screen_leaves_to_the_table(qapp):
    font, spec = QFont(), tables.TABLES["moves"]
    columns = [spec.columns[name] for name in spec.default_columns]
    metrics = QFontMetrics(font)
    shared = widths.fitting("moves", columns, font, 113 * metrics.averageCharWidth(), 0.9)
    for name, word, icon in (("stage", "announced", 0), ("verification", "confirmed", 22)):
        width = shared[spec.default_columns.index(name)]
        assert width >= metrics.horizontalAdvance(word) + icon + 10


def test_sorting_keeps_the_cursor_and_the_selection_by_record(qtbot, table):
    table.go_to(table.people[0])
    table.set_sort([("name", True)])
    qtbot.waitUntil(lambda: names(table)[0] == "Yann Moix")
    assert table.current() == table.people[0]
    assert table.selected_records() == [table.people[0]]


def test_sorting_begins_at_the_top_where_nobody_chose_the_row_of_the_cursor(qtbot, table):
    table.marking.begin()
    ada = table.current()
    table.set_sort([("name", True)])
    qtbot.waitUntil(lambda: names(table)[0] == "Yann Moix")
    assert (table.currentIndex().row(), table.current() == ada) == (0, False)
    QTest.keyClick(table, Qt.Key.Key_Down)
    chosen = table.current()
    table.set_sort([("name", False)])
    qtbot.waitUntil(lambda: names(table)[0] != "Yann Moix")
    assert table.current() == chosen


def test_the_cursor_stays_in_sight_when_its_row_goes_elsewhere(qtbot, context, table, add):
    for number in range(40):
        add("person", name=f"Ada N{number}")
    qtbot.waitUntil(lambda: table.records.rowCount() == 43)
    table.go_to(table.people[0])
    rename = partial(editing.set_field, table.people[0], "name", "Ada Zola")
    context.workspace.edit("test.edit", rename).wait()
    qtbot.waitUntil(lambda: table.currentIndex().row() == 42)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


def test_many_marked_rows_are_found_again_in_one_pass(qtbot, table, monkeypatch):
    monkeypatch.setattr(table.records, "row_of", None)
    table.selectAll()
    table.setCurrentIndex(table.records.index(1, 0))
    table.selectAll()
    before = table.current()
    table.set_sort([("name", True)])
    qtbot.waitUntil(lambda: names(table)[0] == "Yann Moix")
    assert (table.current(), table.marked().count) == (before, 3)


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


@pytest.fixture
def wide(qtbot, table):
    """The table with more columns than fit, scrolled to the right, its first one pinned."""
    table.set_columns(["name", "role", "moves", "note", "uid", "tell_apart", "aliases"])
    for place in range(7):
        table.setColumnWidth(place, 200)
    table.arranging.pin("name")
    bar = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() >= 450)
    bar.setValue(450)
    qtbot.waitUntil(lambda: bar.value() == 450)
    return table


def test_a_pinned_column_stays_at_the_left_and_is_what_the_mouse_meets(wide):
    assert wide.pinned.width == 200
    row = wide.rowViewportPosition(1) + 5
    assert wide.indexAt(QPoint(50, row)).column() == 0
    assert wide.indexAt(QPoint(260, row)).column() == 3
    assert wide.visualRect(wide.records.index(1, 0)).left() == 0
    QTest.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, row))
    assert (wide.currentIndex().row(), wide.currentIndex().column()) == (1, 0)
    assert wide.horizontalScrollBar().value() == 450


def test_a_pinned_column_is_painted_where_it_is_seen(wide):
    wide.clearSelection()
    wide.clearFocus()
    row = QRect(0, wide.rowViewportPosition(1), 180, wide.rowHeight(1))
    scrolled = wide.viewport().grab(row).toImage()
    wide.horizontalScrollBar().setValue(0)
    assert wide.viewport().grab(row).toImage() == scrolled
    wide.arranging.pin("name")
    wide.horizontalScrollBar().setValue(450)
    assert wide.viewport().grab(row).toImage() != scrolled


def test_the_cursor_never_goes_below_a_pinned_column(wide):
    wide.setCurrentIndex(wide.records.index(0, 6))
    for column in range(5, 0, -1):
        QTest.keyClick(wide, Qt.Key.Key_Left)
        assert wide.currentIndex().column() == column
        assert wide.visualRect(wide.currentIndex()).left() >= wide.pinned.width


def test_the_header_of_a_pinned_column_sorts_by_it(qtbot, wide):
    header = wide.horizontalHeader()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    assert wide.sort == [("name", True)]


def test_pinned_columns_come_first_and_come_back(qtbot, context, wide):
    wide.arranging.pin("note")
    assert wide.columns[:2] == ["name", "note"]
    wide.horizontalHeader().moveSection(6, 0)
    assert wide.columns[:2] == ["name", "note"]
    other = RecordTable(context, "people")
    qtbot.addWidget(other)
    other.restore_layout(wide.layout_state())
    assert other.columns == wide.columns
    assert other.pinned.count == 2
    other.arranging.pin("name")
    assert other.layout_of_columns.pinned == ("note",)


def test_columns_move_by_the_keyboard_and_the_cursor_goes_with_them(table):
    table.set_columns(["name", "role", "moves"])
    table.setCurrentIndex(table.records.index(1, 0))
    table.arranging.to_right()
    assert table.columns == ["role", "name", "moves"]
    assert table.currentIndex().column() == 1
    assert table.currentIndex().row() == 1
    table.arranging.sort()
    table.arranging.sort_too("moves")
    assert table.sort == [("name", True), ("moves", False)]
    table.arranging.hide()
    assert table.columns == ["role", "moves"]


def test_the_menu_of_a_header_offers_what_can_be_done_with_its_column(table):
    table.set_columns(["name", "role", "moves"])
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(header.sectionViewportPosition(1) + 5, 5))
    menu = table.findChild(QMenu)
    texts = {action.text(): action for action in menu.actions()}
    texts["Keep at the left"].trigger()
    assert table.columns == ["role", "name", "moves"]
    assert "Columns…" in texts
    menu.close()


def test_all_is_all_although_rows_are_still_on_their_way(table):
    table.records.is_complete = False
    table.selectAll()
    deselect = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.records.index(2, 0), deselect)  # it came only then
    table.records.is_complete = True
    table.records.counted.emit(3, 3)
    assert table.marked().count == 3


def test_whoever_marks_one_row_instead_does_not_get_all(table):
    table.records.is_complete = False
    table.selectAll()
    table.marking.only(0)
    table.records.is_complete = True
    table.records.counted.emit(3, 3)
    assert table.marked().count == 1


@pytest.fixture
def many(qtbot, context):
    """A table of sixty people; `between` does something while only the first ones are there."""

    def make():
        for number in range(60):
            editing.create("person", name=f"Person {number:02}")

    context.workspace.edit("test.edit", make).wait()
    table = RecordTable(context, "people")
    qtbot.addWidget(table)
    with qtbot.waitSignal(table.counted):
        table.show()

    def between(act):
        def when_some_are_there():
            table.records.refreshed.disconnect(when_some_are_there)
            assert (len(table.records.ids), table.records.is_complete) == (FIRST, False)
            act()

        table.records.refreshed.connect(when_some_are_there)
        with qtbot.waitSignal(table.counted):
            table.records.reload()
        qtbot.waitUntil(lambda: table.records.is_complete)

    table.between = between
    return table


def test_marked_rows_are_marked_again_though_they_come_after_the_first_ones(qtbot, many):
    for row in (3, 59, 50):
        many.selectionModel().setCurrentIndex(many.records.index(row, 0), SELECT)
    marked, current = sorted(many.selected_records()), many.current()
    many.between(lambda: None)
    assert (sorted(many.selected_records()), many.current()) == (marked, current)
    many.between(lambda: many.marking.only(7))
    assert many.selected_records() == [many.records.record_at(7)]


def test_the_cursor_stays_in_its_column_though_its_row_comes_after_the_first_ones(many):
    many.marking.step(59, 0, 2)
    record = many.current()
    many.between(lambda: None)
    assert many.go_to(record)
    assert many.currentIndex().column() == 2
    assert many.arranging.column == many.columns[2]


def test_whoever_clicks_a_row_before_all_are_there_never_gets_all(many):
    def click_third():
        many.selectAll()
        where = many.visualRect(many.records.index(2, 0)).center()
        QTest.mouseClick(many.viewport(), Qt.MouseButton.LeftButton, pos=where)
        many.selectionModel().select(many.records.index(3, 0), SELECT)

    many.between(click_third)
    assert [len(rows) for rows in many.selected_rows()] == [1, 1]


def test_all_are_marked_once_and_not_again_with_every_count(many):
    many.between(many.selectAll)
    assert many.marked().count == 60
    many.selectionModel().select(many.records.index(3, 0), SELECT | CLEAR)
    many.selectionModel().select(many.records.index(4, 0), SELECT)
    many.records.counted.emit(60, 60)
    assert many.marked().count == 2


def test_delete_and_copy_wait_for_the_rows_that_are_on_their_way(qtbot, many, ask):
    QGuiApplication.clipboard().clear()
    many.between(lambda: (many.selectAll(), many.copy()))
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().count("\n") == 60)
    said = []
    many.noted.connect(said.append)
    many.between(lambda: (many.selectAll(), many.delete()))
    assert said == ["Not all rows have been found yet: this is done once they are."]
    qtbot.waitUntil(lambda: ask(Person.select().count) == 0)


def test_nothing_waits_any_more_once_other_rows_are_asked_for(qtbot, many, ask):
    def think_better_of_it():
        many.selectAll()
        many.delete()
        many.records.set_query("Person")

    many.between(think_better_of_it)
    qtbot.wait(50)
    assert ask(Person.select().count) == 60


class Resizes(QObject):
    """Counts how often a widget changes its size."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Resize
        return False


def test_scroll_bars_do_not_come_and_go_in_turns_whatever_the_size(qtbot, context, add):
    table = LinkedTable(context, Tab("moves", "moves", "moves_of"))
    qtbot.addWidget(table)
    table.show()
    person = add("person", name="Ada Byron")
    for _ in range(3):
        add("move", person=person)
    table.show_record(person, include_units=False)
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)
    resizes = Resizes(table)
    table.viewport().installEventFilter(resizes)
    for height in range(80, 170, 3):
        for width in range(180, 400, 3):
            table.resize(width, height)
            resizes.count = 0
            for _ in range(20):
                QCoreApplication.processEvents()
            assert resizes.count < 10, (width, height)
