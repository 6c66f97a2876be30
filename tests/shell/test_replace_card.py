"""Find and replace in a column, by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid
from tests.shell.test_window import press

from mercato.records.journal import journal
from mercato.records.schema import Person
from mercato.records.storage import file
from mercato.records.verbs import editing
from mercato.workspace import words


@pytest.fixture
def window(bench, desk_file):
    """A window on people, four of whose notes hold a word, and the card open on the notes."""
    opened = file.open_file(desk_file)
    with journal.edit("demo.filled"):
        for number, note in enumerate(("Études à Paris", "etudes", "ÉTUDES ; études", "x")):
            editing.create("person", name=f"Person {number}", note=note)
    opened.close()
    window = bench.desk(desk_file)
    press(window, "Ctrl+1")
    bench.settle(window)
    window.desk.section.table.set_columns(["name", "note"])
    return window


def open_card(window, bench, find: str, instead: str):
    press(window, "Ctrl+Shift+H")
    card = window.view._cards["replace"]
    card.form.column.setCurrentIndex(card.form.column.findData("note"))
    assert window.focusWidget() is card.form.wanted
    card.form.wanted.insert(find)
    press(window, "Tab")
    assert window.focusWidget() is card.form.instead
    QTest.keyClicks(card.form.instead, instead)
    bench.qtbot.waitUntil(lambda: not card.form._soon.isActive())
    bench.qtbot.waitUntil(lambda: not card.form.requesting.is_working)
    return card


def notes() -> list[str]:
    rows = Person.select(Person.note).where(Person.note.is_null(False)).order_by(Person.id)
    return [note for (note,) in rows.tuples()]


def test_what_is_found_is_shown_and_replaced_as_one_edit(window, bench):
    card = open_card(window, bench, "etudes", "stages")
    assert card.form.preview.summary.text() == "Note: 3 of 6 people change."
    assert card.form.preview.model.index(2, 3).data() == "stages ; stages"
    press(window, "Return")
    press(window, "Return")
    bench.qtbot.waitUntil(card.isHidden)
    bench.settle(window)
    assert notes() == ["stages à Paris", "stages", "stages ; stages", "x"]
    said = words.label(*window.files.workspace.undo_step)
    assert said == "“etudes” replaced in note of 3 records"
    assert window.focusWidget() is window.desk.section.table
    press(window, "Ctrl+Z")
    bench.settle(window)
    assert notes() == ["Études à Paris", "etudes", "ÉTUDES ; études", "x"]


def test_accents_and_capitals_matter_when_asked_for(window, bench):
    card = open_card(window, bench, "études", "stages")
    card.form.accents.setChecked(True)
    card.form.case.setChecked(True)
    bench.qtbot.waitUntil(
        lambda: card.form.preview.isVisible() and card.form.preview.model.rowCount() == 1
    )
    card.form.whole.setChecked(True)
    bench.qtbot.waitUntil(lambda: "Nothing there" in card.form.state.text())


def test_a_record_is_left_out_by_its_tick(window, bench):
    card = open_card(window, bench, "etudes", "")
    card.form.preview.list.setFocus()
    card.form.preview.list.selectRow(0)
    press(window, "Space")
    assert card.form.preview.summary.text() == "Note: 2 of 6 people change."
    press(window, "Return")
    bench.qtbot.waitUntil(card.isHidden)
    bench.settle(window)
    assert notes() == ["Études à Paris", " ; ", "x"] or notes() == ["Études à Paris", ";", "x"]


def test_what_would_be_refused_is_told_and_stays(window, bench):
    press(window, "Ctrl+Shift+H")
    card = window.view._cards["replace"]
    card.form.column.setCurrentIndex(card.form.column.findData("name"))
    QTest.keyClicks(card.form.wanted, "ada lovelace")
    bench.qtbot.waitUntil(card.form.preview.isVisible)
    assert "Ada Lovelace" in card.form.preview.refusals.text()
    assert not card.form.preview.button.isEnabled()


def test_it_looks_in_the_marked_rows_only_if_there_are_several(window, bench):
    table = window.desk.section.table
    table.marking.only(2)
    press(window, "Shift+Down")
    press(window, "Ctrl+Shift+H")
    card = window.view._cards["replace"]
    assert card.form.scope.text() == "In 2 people marked"
    QTest.keyClick(card.form.wanted, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert table.marked().count == 2


def test_the_card_and_a_refused_cell_go_with_their_file(window, bench, tmp_path):
    press(window, "Ctrl+Shift+H")
    press(window, "Escape")
    table = window.desk.section.table
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 1))
    press(window, "F2")
    bench.qtbot.waitUntil(lambda: table.cells.field is not None)
    window.focusWidget().setPlainText("x" * 20_001)
    press(window, "Return")
    bench.qtbot.waitUntil(lambda: table.cells.field.refused)
    left = [window.view._cards["replace"], table.cells.field]
    window.files.leave()
    bench.qtbot.waitUntil(lambda: not any(isValid(one) for one in left))
