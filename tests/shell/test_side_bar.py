"""Tags stand in the side bar while there are any, and filter the table."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle

from mercato.records.belongings import tags
from mercato.shell.side_bar import Item
from mercato.widgets.tables.column_chooser import ColumnChooser


def test_a_tag_appears_leads_to_its_records_and_goes(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    window.actions_.run("people")
    bench.settle(window)
    person = window.desk.section.table.records.record_at(0)
    side = window.desk.side_bar
    window.files.workspace.edit("person.changed", partial(tags.add, person, "AI models")).wait()
    bench.settle(window)
    (row,) = [row for row, line in enumerate(side.items.items) if line.kind == "tag"]
    assert [line.text for line in side.items.items[row - 1 : row + 1]] == ["Tags", "AI models"]
    side.list.setCurrentIndex(side.items.index(row))
    bench.qtbot.waitUntil(lambda: window.desk.section.table.model().rowCount() == 1)
    assert window.desk.section.table.records.record_at(0) == person
    window.files.workspace.undo().wait()
    bench.settle(window)
    assert not [line for line in side.items.items if line.kind == "tag"]


def test_the_section_shown_is_marked_even_if_its_line_came_later(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    bench.settle(window)
    window.actions_.run("claims")
    bench.settle(window)
    window.close()
    again = bench.desk(desk_file)
    bench.settle(again)
    assert again.desk.section.name == "claims"
    assert again.desk.side_bar.current().name == "claims"


def test_columns_are_ticked_one_after_the_other(bench, desk_file) -> None:
    window = bench.desk(desk_file)
    bench.settle(window)
    table = window.desk.section.table
    table.choose_columns()
    chooser = table.findChild(ColumnChooser)
    texts = [action.text() for action in chooser.actions() if action.isCheckable()]
    assert len(set(texts)) == len(texts)
    for name in ("why_left", "terms"):
        chooser.setActiveAction(chooser._ticks[name])
        QTest.keyClick(chooser, Qt.Key.Key_Space)
    assert chooser.isVisible()
    assert {"why_left", "terms"} <= set(table.columns)
    chooser.close()


def test_a_long_side_bar_stays_where_it_is_scrolled_to_and_shows_what_is_chosen(
    bench, desk_file
) -> None:
    window = bench.desk(desk_file)
    side = window.desk.side_bar
    lines = [Item("tag", str(n), f"tag {n}", "tag") for n in range(80)]
    side.show_items(lines)
    bench.settle(window)
    bar = side.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    side.show_items(lines[1:])
    assert bar.value() > bar.maximum() / 2
    side.mark("tag", "3")
    assert side.list.viewport().rect().contains(side.list.visualRect(side.items.index(2)))


def test_the_side_bar_has_room_for_large_numbers_until_it_is_drawn_by_hand(bench, desk_file):
    window = bench.desk(desk_file)
    bench.settle(window)
    side, panes = window.desk.side_bar, window.desk._panes
    panes.fit_side(side.width() + 50)
    side.show_items([Item("check", "changed", "Changed this week", number="2,161,153")])
    panes.fit_side(side.fitting())
    assert side.width() >= side.fitting()
    rect = side.list.visualRect(side.items.index(0))
    texts = side.list.fontMetrics().horizontalAdvance("Changed this week2,161,153")
    assert rect.width() > texts
    panes.setSizes([150, 700, 400])
    panes.splitterMoved.emit(150, 1)
    panes.fit_side(400)
    window.close()
    again = bench.desk(desk_file)
    bench.settle(again)
    assert again.desk.side_bar.width() < 180


def test_the_table_has_room_before_the_record_has_more_than_it_needs(bench, desk_file):
    window = bench.desk(desk_file)
    bench.settle(window)
    panes = window.desk._panes
    right = panes.widget(2)
    assert right.width() == right.minimumWidth()
    window.resize(2400, 800)
    bench.settle(window)
    assert right.width() > 1.5 * right.minimumWidth()
    assert panes.widget(1).width() > right.width()


@pytest.mark.parametrize("record_type", ["person", "organization", "move", "source", "claim"])
def test_each_form_fits_into_the_narrowest_right_side_with_all_its_fields(
    bench, desk_file, record_type
):
    window = bench.desk(desk_file)
    bench.settle(window)
    right = window.desk.right
    right.show_new(record_type)
    form = right.panel.page.form
    form.more.button.setFocus()
    QTest.keyClick(form.more.button, Qt.Key.Key_Return)
    bench.settle(window)
    assert form.more.is_open
    beside = 2 * 16 + form.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    assert form.minimumSizeHint().width() <= right.minimumWidth() - beside


def test_the_form_of_a_move_fits_there_with_a_new_source_and_a_date(bench, desk_file):
    window = bench.desk(desk_file)
    bench.settle(window)
    right = window.desk.right
    window.desk.right.show_move_form()
    bench.settle(window)
    for name, text in (("source", "Apple loses two"), ("dates", "July 2025")):
        right.move_form.fields.entries[name].take_focus()
        QTest.keyClicks(window.focusWidget(), text)
    bench.settle(window)
    form = right.move_form
    beside = 2 * 16 + form.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
    assert not form.fields.source.details.isHidden()
    assert form.minimumSizeHint().width() <= right.minimumWidth() - beside


def test_tags_of_imports_differ_though_they_are_cut(bench, desk_file):
    window = bench.desk(desk_file)
    side = window.desk.side_bar
    bench.settle(window)
    names = [
        "senat 2017-10-04.csv import 2026-11-28",
        "senat 2017-10-04.csv import 2026-11-29",
        "conseil 2017-10-04.csv import 2026-11-28",
    ]
    side.show_items([Item("tag", name, name, "tag", "7") for name in names])
    rows = [side.list.visualRect(side.items.index(row)) for row in range(3)]
    assert rows[0].width() < side.list.fontMetrics().horizontalAdvance(names[0])
    shown = [side.list.viewport().grab(row).toImage() for row in rows]
    assert all(a != b for a, b in combinations(shown, 2))
