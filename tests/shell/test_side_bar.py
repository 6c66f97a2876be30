"""Tags stand in the side bar while there are any, and filter the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mercato.records.belongings import tags
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
