"""Views in the side bar: saved, chosen, changed, renamed, deleted, and back at the next start."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mercato.records.belongings import tags
from mercato.records.finding import views
from mercato.records.schema import SavedView
from mercato.records.verbs import editing
from mercato.workspace import words


@pytest.fixture
def window(bench, desk_file):
    window = bench.desk(desk_file)
    counted(window, bench)
    return window


def counted(window, bench):
    bench.settle(window)
    bench.qtbot.waitUntil(lambda: window.desk.items.found.is_complete)
    bench.settle(window)


def lines(window, *kinds):
    items = window.desk.side_bar.items.items
    return {line.text: line.number for line in items if line.kind in kinds}


def click(window, text):
    side = window.desk.side_bar
    (row,) = [n for n, line in enumerate(side.items.items) if line.text == text]
    spot = side.list.visualRect(side.items.index(row)).center()
    QTest.mouseClick(side.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def ask(window, bench, query):
    window.desk.section.bar.set_text(query)
    bench.qtbot.waitUntil(lambda: window.desk.section.table.records.query == query)
    bench.settle(window)


def save(window, bench, name):
    """Ctrl+S, the name, Enter."""
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), name)
    press(Qt.Key.Key_Return)
    counted(window, bench)


def marked(window):
    return window.desk.side_bar.current().text


def test_what_is_on_screen_is_saved_by_keys_alone_and_marked(window, bench) -> None:
    window.actions_.run("moves")
    ask(window, bench, "to:meta")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget().text().startswith("Joins meta")
    QTest.keyClicks(QApplication.focusWidget(), "To Meta")
    press(Qt.Key.Key_Return)
    counted(window, bench)
    assert not window.desk.views.card.isVisible()
    assert lines(window, "view") == {"To Meta": "1"}
    assert marked(window) == "To Meta"
    (view,) = window.desk.items.views
    assert (view.table, view.query, view.sort) == ("moves", "to:meta", ())
    assert view.columns == tuple(window.desk.section.table.columns)
    assert window.actions_["undo"].text() == "Undo: new view “To Meta”"


def test_esc_leaves_the_card_and_saves_nothing(window, bench) -> None:
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Escape)
    counted(window, bench)
    assert not window.desk.views.card.isVisible()
    assert lines(window, "view") == {}


def test_a_name_that_is_taken_is_refused_and_the_text_stays(window, bench) -> None:
    save(window, bench, "Élan")
    window.actions_.run("save_view_as")
    QTest.keyClicks(QApplication.focusWidget(), "ELAN")
    press(Qt.Key.Key_Return)
    bench.settle(window)
    card = window.desk.views.card
    assert card.isVisible()
    assert card.line.text() == "ELAN"
    assert "“Élan”" in card.reason.text()
    QTest.keyClicks(card.line, " 2")
    assert not card.reason.isVisible()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    counted(window, bench)
    assert set(lines(window, "view")) == {"Élan", "ELAN 2"}


def test_choosing_a_view_shows_its_table_query_columns_and_order(window, bench) -> None:
    window.actions_.run("people")
    table = window.desk.section.table
    own = table.columns
    table.set_columns(["name", "moves"])
    table.set_sort([("moves", True)])
    ask(window, bench, "pang")
    save(window, bench, "Pang")
    click(window, "People")
    counted(window, bench)
    assert window.desk.section.bar.text() == ""
    table.set_columns(own)
    table.set_sort([])
    window.actions_.run("moves")
    click(window, "Pang")
    counted(window, bench)
    assert window.desk.section.name == "people"
    shown = (table.columns, table.sort, window.desk.section.bar.text())
    assert shown == (["name", "moves"], [("moves", True)], "pang")
    assert table.records.rowCount() == 1
    click(window, "People")
    counted(window, bench)
    assert (table.columns, table.sort, table.records.rowCount()) == (own, [], 2)
    assert marked(window) == "People"


def test_pinned_columns_are_those_of_the_view(window, bench) -> None:
    table = window.desk.section.table
    table.arranging.pin("stage")
    save(window, bench, "Stages")
    click(window, "Moves")
    assert table.pinned_columns == ("stage",)  # as it was before the view
    table.arranging.pin("stage")
    click(window, "Stages")
    assert (table.pinned_columns, table.columns[0]) == (("stage",), "stage")
    assert not window.desk.section.offer.isVisible()
    table.arranging.pin("person")
    assert window.desk.section.offer.isVisible()
    click(window, "Moves")
    assert table.pinned_columns == ()
    click(window, "Stages")
    path = window.desk.workspace.path
    window.close()
    again = bench.desk(path)
    counted(again, bench)
    click(again, "Moves")
    assert again.desk.section.table.pinned_columns == ()


def test_a_view_lays_its_columns_out_once(window, bench) -> None:
    table = window.desk.section.table
    table.set_columns(["stage", "person", "date"], ["stage"])
    save(window, bench, "Stages")
    click(window, "Moves")
    bench.settle(window)
    resets = []
    table.records.modelReset.connect(lambda: resets.append(tuple(table.columns)))
    table.set_columns(["person", "date"], [])
    resets.clear()
    click(window, "Stages")
    assert (table.columns, table.pinned_columns) == (["stage", "person", "date"], ("stage",))
    assert resets == [("stage", "person", "date")]


def test_a_changed_view_offers_to_save_to_save_anew_or_to_go_back(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    section = window.desk.section
    assert not section.offer.isVisible()
    ask(window, bench, "to:meta -is:group")
    assert section.offer.isVisible()
    assert "“To Meta”" in section.offer.accessibleName()
    QTest.mouseClick(section.offer.back, Qt.MouseButton.LeftButton)
    bench.settle(window)
    assert (section.bar.text(), section.offer.isVisible()) == ("to:meta", False)
    section.table.set_sort([("person", False)])
    section.table.layout_changed.emit()
    assert section.offer.isVisible()
    QTest.mouseClick(section.offer.save, Qt.MouseButton.LeftButton)
    counted(window, bench)
    assert not section.offer.isVisible()
    assert window.desk.items.views[0].sort == (("person", False),)
    window.actions_.run("undo")
    counted(window, bench)
    assert window.desk.items.views[0].sort == ()
    assert section.table.sort == []


def test_a_view_keeps_which_facets_are_shown(window, bench) -> None:
    window.actions_.run("facets")
    shown = window.desk.section.facets.shown_facets()
    window.actions_.run("focus_table")
    save(window, bench, "With facets")
    assert list(window.desk.items.views[0].facets) == shown != []
    click(window, "Moves")
    window.actions_.run("facets")
    assert window.desk.section.facets.shown_facets() == []
    click(window, "With facets")
    counted(window, bench)
    assert window.desk.section.facets.shown_facets() == shown
    window.actions_.run("facets")
    assert window.desk.section.offer.isVisible()


def test_looking_at_facets_is_no_change_of_a_view_without_any_but_is_saved(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    window.actions_.run("facets")
    section = window.desk.section
    assert not section.offer.isVisible()
    window.actions_.run("focus_table")
    ask(window, bench, "to:apple")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    counted(window, bench)
    (view,) = window.desk.items.views
    assert list(view.facets) == section.facets.shown_facets() != []


def test_what_this_version_does_not_know_of_a_view_is_no_difference(window, bench) -> None:
    row = {"name": "Later", "columns": '["person", "x"]', "facets": '["stage", "y"]'}
    create = partial(SavedView.create, table="moves", **row)
    window.desk.workspace.edit("view.saved", create, values={"name": "Later"}).wait()
    counted(window, bench)
    click(window, "Later")
    counted(window, bench)
    section = window.desk.section
    assert (section.table.columns, section.facets.shown_facets()) == (["person"], ["stage"])
    assert not section.offer.isVisible()


def test_ctrl_s_saves_the_changes_to_the_view_in_use(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    ask(window, bench, "to:apple")
    assert window.actions_["save_view"].text() == "Save changes to “To Meta”"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    counted(window, bench)
    assert window.desk.items.views[0].query == "to:apple"
    assert lines(window, "view") == {"To Meta": "0"}


def test_a_view_is_renamed_and_deleted_by_keys_and_both_are_undone(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    side = window.desk.side_bar
    side.list.setFocus()
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Meta")
    press(Qt.Key.Key_Return)
    counted(window, bench)
    assert (set(lines(window, "view")), marked(window)) == ({"Meta"}, "Meta")
    assert side.list.hasFocus()
    press(Qt.Key.Key_Delete)
    counted(window, bench)
    assert (lines(window, "view"), marked(window)) == ({}, "Moves")
    assert window.desk.section.bar.text() == "to:meta"
    for names in ({"Meta"}, {"To Meta"}):
        window.actions_.run("undo")
        counted(window, bench)
        assert set(lines(window, "view")) == names


def test_filters_go_on_to_mean_a_view_that_is_renamed_and_after_undo_too(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    click(window, "Moves")
    ask(window, bench, 'pang view:"To Meta"')
    click(window, "To Meta")
    ask(window, bench, 'to:meta -view:"To Meta"')
    bar = window.desk.section.bar
    window.actions_.run("rename_view")
    QTest.keyClicks(QApplication.focusWidget(), "Meta")
    press(Qt.Key.Key_Return)
    counted(window, bench)
    assert bar.text() == 'to:meta -view:"Meta"'
    window.actions_.run("undo")
    counted(window, bench)
    assert bar.text() == 'to:meta -view:"To Meta"'
    window.actions_.run("redo")
    counted(window, bench)
    path = window.desk.workspace.path
    window.close()
    again = bench.desk(path)
    counted(again, bench)
    click(again, "Moves")
    assert again.desk.section.bar.text() == 'pang view:"Meta"'


def test_f2_and_delete_do_nothing_to_a_table(window, bench) -> None:
    window.desk.side_bar.list.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_F2)
    counted(window, bench)
    assert lines(window, "section")["Moves"] == "1"
    assert QApplication.focusWidget() is window.desk.side_bar.list


def test_the_menu_of_a_view_offers_rename_and_delete(window, bench) -> None:
    save(window, bench, "All moves")
    side = window.desk.side_bar
    spot = side.list.visualRect(side.list.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(side.list.viewport(), QContextMenuEvent(reason, spot, QPoint()))
    (menu,) = [one for one in side.findChildren(QMenu) if one.isVisible()]
    assert [action.objectName() for action in menu.actions()] == ["rename_view", "delete_view"]
    menu.actions()[1].trigger()
    menu.close()
    counted(window, bench)
    assert lines(window, "view") == {}


def test_the_view_comes_back_with_its_table_and_at_the_next_start(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    window.actions_.run("people")
    assert marked(window) == "People"
    window.actions_.run("moves")
    assert (marked(window), window.desk.section.bar.text()) == ("To Meta", "to:meta")
    path = window.desk.workspace.path
    window.close()
    again = bench.desk(path)
    counted(again, bench)
    assert (marked(again), again.desk.section.bar.text()) == ("To Meta", "to:meta")
    assert not again.desk.section.offer.isVisible()
    click(again, "Moves")
    counted(again, bench)
    assert (again.desk.section.bar.text(), again.desk.section.table.records.rowCount()) == ("", 1)


def test_another_file_does_not_show_the_view_of_this_one(window, bench, tmp_path) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    window.close()
    other = bench.desk(window_file(tmp_path))
    counted(other, bench)
    assert (marked(other), other.desk.section.bar.text()) == ("Moves", "")


def window_file(folder):
    from mercato.records.storage import file

    file.create(folder / "other.mercato")
    return folder / "other.mercato"


def test_checks_appear_while_they_find_something_and_follow_edits(window, bench) -> None:
    assert lines(window, "check") == {"Unsourced moves": "1", "Changed this week": "1"}
    move = window.desk.section.table.records.record_at(0)
    values = {"starts_on": "2025-03-01", "left_on": "2025-07-01", "verification": "rumoured"}
    window.desk.workspace.edit("move.changed", partial(editing.set_fields, move, **values)).wait()
    counted(window, bench)
    assert lines(window, "check")["Conflicting dates"] == "1"
    assert lines(window, "check")["Rumours to check"] == "1"
    click(window, "Conflicting dates")
    counted(window, bench)
    assert (marked(window), window.desk.section.bar.text()) == (
        "Conflicting dates",
        "is:conflicting",
    )
    window.actions_.run("undo")
    counted(window, bench)
    assert "Conflicting dates" not in lines(window, "check")


def test_typing_leaves_a_check(window, bench) -> None:
    click(window, "Unsourced moves")
    counted(window, bench)
    assert marked(window) == "Unsourced moves"
    ask(window, bench, "no:source pang")
    assert marked(window) == "Moves"
    assert not window.desk.section.offer.isVisible()


def test_numbers_of_the_filter_before_offer_nothing_for_the_present_one(window, bench) -> None:
    ask(window, bench, "pang")
    section = window.desk.section
    with QSignalBlocker(section.bar):
        section.bar.set_text("pang to:apple")
        section.table.counted.emit(0, 1)
        bench.settle(window)
        assert not section.bar.offers.isVisible()


def test_a_tag_leads_to_the_table_that_has_it(window, bench) -> None:
    window.actions_.run("people")
    bench.settle(window)
    person = window.desk.section.table.records.record_at(0)
    window.desk.workspace.edit("person.changed", partial(tags.add, person, "AI")).wait()
    window.actions_.run("moves")
    counted(window, bench)
    assert lines(window, "tag") == {"AI": "1"}
    click(window, "AI")
    counted(window, bench)
    assert (window.desk.section.name, marked(window)) == ("people", "AI")
    assert window.desk.section.table.records.rowCount() == 1


def test_views_are_in_the_palette(window, bench) -> None:
    window.actions_.run("people")
    ask(window, bench, "lovelace")
    save(window, bench, "Countess")
    window.actions_.run("moves")
    window.actions_.run("palette")
    for typed, text in (("coun", "Countess"), ("rumours", "Rumours to check")):
        QApplication.focusWidget().clear()
        QTest.keyClicks(QApplication.focusWidget(), typed)
        bench.settle(window)
        palette = window.view._cards["palette"]
        assert text in [palette.rows.at(n).text for n in range(palette.rows.rowCount())]
    press(Qt.Key.Key_Return)
    counted(window, bench)
    assert window.desk.section.name == "moves"
    assert "verification:rumoured" in window.desk.section.bar.text()


def test_arrow_keys_walk_through_all_lines_and_over_headings(window, bench) -> None:
    window.desk.side_bar.list.setFocus()
    press(Qt.Key.Key_Home)
    walked = [marked(window)]
    for _ in range(10):
        press(Qt.Key.Key_Down)
        walked.append(marked(window))
    counted(window, bench)
    assert list(dict.fromkeys(walked))[:6] == [
        *("People", "Organizations", "Moves", "Sources", "Claims"),
        "Unsourced moves",
    ]
    for _ in range(10):
        press(Qt.Key.Key_Up)
    assert marked(window) == "People"


def test_a_file_that_may_only_be_read_keeps_its_views(window, bench) -> None:
    ask(window, bench, "to:meta")
    save(window, bench, "To Meta")
    path = window.desk.workspace.path
    window.files.open(path, readonly=True)
    bench.qtbot.waitUntil(lambda: window.desk is not None and window.desk.workspace.readonly)
    counted(window, bench)
    assert lines(window, "view") == {"To Meta": "1"}
    off = ("save_view", "save_view_as", "rename_view", "delete_view")
    assert not any(window.actions_[name].isEnabled() for name in off)


def test_every_ready_made_view_has_its_words_and_icon() -> None:
    from mercato.shell.icons import GLYPHS
    from mercato.shell.side_items import _ICONS

    for key in views.READY_MADE:
        assert words.view(key) != words.view_meaning(key)
        assert _ICONS[key] in GLYPHS
