"""Facets in the window: one model with the filter's text and chips, opened by a key, remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

KEY = Qt.Key
SHIFT_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(bench, desk_file):
    """A window on the moves, its facets opened by their key."""
    window = bench.desk(desk_file)
    QTest.keyClick(window, KEY.Key_F, SHIFT_CONTROL)
    bench.settle(window)
    return window, window.desk.section


def test_the_key_opens_the_facets_and_closes_them(bench, desk_file):
    window, section = opened(bench, desk_file)
    assert section.facets.shown_facets() == ["verification", "stage", "organization", "year"]
    assert section.facets.lists["verification"].hasFocus()
    assert window.actions_["facets"].isChecked()
    assert section.bar.chips.facets.isChecked()
    QTest.keyClick(window, KEY.Key_F, SHIFT_CONTROL)
    assert section.facets.shown_facets() == []
    assert section.table.hasFocus()


def test_text_chips_and_facets_say_the_same(bench, desk_file):
    window, section = opened(bench, desk_file)
    QTest.keyClick(section.facets.lists["verification"], KEY.Key_Space)
    bench.settle(window)
    assert section.bar.text() == "verification:reported"
    assert [chip.text for chip in section.bar.chips.chips] == ["verification  reported"]
    assert section.table.records.query == "verification:reported"
    chip = section.bar.chips.chips[0]
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Delete)
    bench.settle(window)
    (row,) = section.facets.lists["verification"].rows.rows
    assert (row.text, row.state) == ("reported", "")


def test_the_button_beside_the_filter_does_what_the_key_does(bench, desk_file):
    window = bench.desk(desk_file)
    section = window.desk.section
    QTest.mouseClick(section.bar.chips.facets, Qt.MouseButton.LeftButton)
    assert section.facets.shown_facets() != []
    assert window.actions_["facets"].isChecked()


def test_tab_goes_from_the_filter_to_its_chips_or_buttons_and_on_to_the_table(bench, desk_file):
    window = bench.desk(desk_file)
    bar = window.desk.section.bar
    for text in ("", "pang to:meta", ""):
        window.desk.section.focus_filter()
        bar.set_text(text)
        bench.settle(window)
        QTest.keyClick(bar.line, KEY.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is (bar.chips.chips[0] if text else bar.chips.add)
        QTest.keyClick(stop, KEY.Key_Tab)
        assert window.desk.section.table.hasFocus()


def test_f6_goes_through_the_facets(bench, desk_file):
    window, section = opened(bench, desk_file)
    QTest.keyClick(window, KEY.Key_F6)
    assert section.table.hasFocus()
    QTest.keyClick(window, KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert section.facets.isAncestorOf(QApplication.focusWidget())


def test_each_table_remembers_its_facets(bench, desk_file):
    window, section = opened(bench, desk_file)
    section.facets.show_facets(["stage", "sourced"])
    window.close()
    again = bench.desk(desk_file)
    assert again.desk.section.facets.shown_facets() == ["stage", "sourced"]
    assert again.actions_["facets"].isChecked()
    again.actions_.run("people")
    bench.settle(again)
    assert again.desk.section.facets.shown_facets() == []
    assert not again.actions_["facets"].isChecked()


def test_esc_leads_from_filter_chips_offers_and_facets_to_the_table(bench, desk_file):
    window, section = opened(bench, desk_file)
    lists, chips = section.facets.lists, section.bar.chips
    section.bar.line.setFocus()
    QTest.keyClicks(section.bar.line, "zzz pang")
    QTest.keyClick(section.bar.line, KEY.Key_Escape)  # closes what is offered, if that is open
    bench.settle(window)
    bench.qtbot.waitUntil(lambda: bool(section.bar.offers.buttons))
    for place in (section.bar.line, chips.chips[0], section.bar.offers.buttons[0], lists["stage"]):
        place.setFocus()
        assert place.hasFocus()
        QTest.keyClick(place, KEY.Key_Escape)
        assert section.table.hasFocus()
    assert section.bar.text() == "zzz pang"
    assert section.facets.shown_facets()
